"""Quotations that go on without a cue of their own, after what tells who speaks."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from kg.extract.outlets import is_channel
from kg.extract.quotes import CLOSING_SHAPES
from kg.extract.ranges import Range
from kg.extract.reading import Finding, Reading
from kg.extract.rules.cues import cue_verbs

MIN_QUOTED_TOKENS = 6  # shorter ones are titles, headlines and names of things
MAX_TOKENS_AFTER_SPEECH = 25  # in its paragraph: 'Rao said at a meeting in Lima on Monday.'
SENTENCE_ENDS = (".", "!", "?", "…", "...")
SINGLE_MARKS = frozenset({"'", "‘", "’"})
SPOKEN_FRAMES = frozenset({"quote", "about"})  # of verbs of speech: "said", "spoke about"


def with_following_quotations(reading: Reading, findings: list[Finding]) -> list[Finding]:
    """Return the findings, each taking in the quotations after it that only go on quoting.

    Such a quotation makes sentences or a paragraph of its own: there is no word outside its marks, and nobody
    in it who said it.
    """
    contents = [list(finding.content) for finding in findings]
    outside = [finding for finding in findings if not reading.quoted(finding.cue[0].start)]
    taken = {i for finding in outside for piece in finding.content for i in range(*piece)}
    telling = _Telling(reading, findings)
    speaking: int | None = None
    for stretch in _stretches(reading):
        core = reading.trim(stretch)
        if core is None:
            continue
        if (
            speaking is not None
            and taken.isdisjoint(range(*core))
            and _goes_on(reading, contents[speaking][-1], core)
        ):
            contents[speaking].append(core)
        else:
            speaking = telling.last_to_speak(core)
    return [
        finding if len(content) == len(finding.content) else finding._replace(content=tuple(content))
        for finding, content in zip(findings, contents, strict=True)
    ]


def _stretches(reading: Reading) -> Iterator[Range]:
    """Paragraphs, cut where a quotation begins or ends that makes whole sentences."""
    edges = {paragraph.start for paragraph in reading.paragraphs} | {len(reading.doc)}
    for start, end in reading.quotations:
        if _is_after_sentence(reading, start) and reading.doc[max(start, end - 2)].text in SENTENCE_ENDS:
            edges.update((start, end))
    return (Range(start, end) for start, end in pairwise(sorted(edges)))


def _is_after_sentence(reading: Reading, start: int) -> bool:
    doc = reading.doc
    before = start - 1
    while before >= 0 and doc[before].is_space:
        before -= 1
    return before < 0 or doc[before].text in SENTENCE_ENDS or reading.quoted(before)


def _goes_on(reading: Reading, before: Range, words: Range) -> bool:
    """Are these words one quotation or more and nothing else, in marks like those before?

    They are many, unless the quotation before was left open for them. What stands in single marks beside a
    text in double ones is a heading.
    """
    quotation = reading.quotation_at(words.start)
    if quotation is None or quotation.start != words.start:
        return False
    last = reading.quotation_at(before.end - 1)
    if words.end - words.start < MIN_QUOTED_TOKENS and not _is_left_open(reading, last):
        return False
    if reading.doc[words.start].text in SINGLE_MARKS and not (
        last and reading.doc[last.start].text in SINGLE_MARKS
    ):
        return False
    return all(reading.quoted(i) or reading.doc[i].is_space for i in range(*words))


def _is_left_open(reading: Reading, quotation: Range | None) -> bool:
    """Has it no mark at its end, as where each paragraph of a long quotation opens with one?"""
    return quotation is not None and not reading.text(quotation).endswith(CLOSING_SHAPES)


class _Telling:
    """Which finding tells who speaks in a stretch of a text, looked up by paragraph."""

    def __init__(self, reading: Reading, findings: list[Finding]) -> None:
        self._reading = reading
        self._findings = findings
        self._pieces: defaultdict[int, list[tuple[Range, int]]] = defaultdict(list)
        self._cues: defaultdict[int, list[int]] = defaultdict(list)
        for index, finding in enumerate(findings):
            if _speaks(reading, finding):
                self._cues[reading.paragraph_of[finding.cue[0].start]].append(index)
                for piece in finding.content:
                    self._pieces[reading.paragraph_of[piece.start]].append((piece, index))

    def last_to_speak(self, stretch: Range) -> int | None:
        """The finding of a saying verb whose quotation ends a stretch, else that of its last sentence."""
        paragraph = self._reading.paragraph_of[stretch.start]
        found = [
            (piece.end, -self._findings[index].extent.start, index)
            for piece, index in self._pieces[paragraph]
            if stretch.covers(piece) and _ends_quoted(self._reading, piece)
        ]
        if not found:
            return self._last_told(stretch)
        index = max(found)[2]
        return index if stretch.end - self._findings[index].extent.end <= MAX_TOKENS_AFTER_SPEECH else None

    def _last_told(self, stretch: Range) -> int | None:
        sentence = self._reading.sentence_at(stretch.end - 1)
        cues = self._cues[self._reading.paragraph_of[stretch.end - 1]]
        last = [i for i in cues if sentence.covers(self._findings[i].cue[-1])]
        return (
            last[-1] if last and not is_channel(self._reading, self._findings[last[-1]].source[0]) else None
        )


def _ends_quoted(reading: Reading, piece: Range) -> bool:
    """Is it a quotation, or does it end with one that is no title?"""
    quotation = reading.quotation_at(piece.end - 1)
    if quotation is None:
        return False
    return quotation.start == piece.start or piece.end - quotation.start >= MIN_QUOTED_TOKENS


def _speaks(reading: Reading, finding: Finding) -> bool:
    verb = reading.head(finding.cue[0])
    cue = cue_verbs().get(verb.lemma_.lower())
    if not finding.source or reading.quoted(verb.i):
        return False
    if finding.rule == "set off":
        return True
    return cue is not None and not SPOKEN_FRAMES.isdisjoint(cue.frames)
