"""What a claim is about though its own words do not name it, as far as its document tells. Pure.

"the border" where a longer name of it stands before; "it" that follows a sentence about something; the one
topic of the sentences before, or of the title. Where two things may be meant, nothing is said.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from kg.language.en.fold import fold_words
from kg.language.en.singular import singular
from kg.language.word_lists import read_words
from kg.model import Attribution, Document, Extraction, Implied, Mention, Resolution, Span

MIN_WORDS = 3  # of a content: "to fight" is about nothing that could be inferred
MAX_SENTENCES_TO_TOPIC = 4
MAX_SENTENCES_TO_SPEECH = 2
TITLE_LEAD = 2.0  # how much more often than any other name of the title its subject is mentioned
_POINTING = r"(?:the|this|that|these|those)"
_BARE = re.compile(rf"\b{_POINTING}\s+(?!{_POINTING}\b)([a-z]+)\b", re.IGNORECASE)
_OPENING_PRONOUN = re.compile(r"^[\W_]*(?:that\s+)?(it|they|this|these|he|she)\b", re.IGNORECASE)
_QUOTES = "\"“”‘’'«»"
# They head concepts, but say nothing by themselves: "the situation" may be any.
_PLAIN_HEADS = read_words("nouns/plain_heads_of_topics")


def find_implied(document: Document, extraction: Extraction, resolution: Resolution) -> list[Implied]:
    """Return what the attributions of a document are about without naming it, in their order."""
    return list(_Finder(document, extraction, resolution).find())


class _Finder:
    def __init__(self, document: Document, extraction: Extraction, resolution: Resolution) -> None:
        self.text = document.text
        self.title = document.title or ""
        self.mentions, self.attributions = extraction.mentions, extraction.attributions
        self.resolution = resolution
        self.starts = [mention.span.start for mention in self.mentions]
        self.meant = {index: at for at, one in enumerate(resolution.referents) for index in one.mentions}
        self.counts = Counter(self.meant.values())
        self.subject = self._subject_of_title()

    def find(self) -> Iterator[Implied]:
        for index, attribution in enumerate(self.attributions):
            if not attribution.content:
                continue
            about = set(self.resolution.about[index])
            found = {at: why for at, why in self._bare_heads(attribution) if at not in about}
            named = any(self._is_name(at) for at in about)
            if not found and not named and self._words(attribution) >= MIN_WORDS:
                found.update([meant] if (meant := self._topic(index, attribution, about)) else [])
            for referent, why in found.items():
                if referent not in about and referent != self.resolution.speakers[index]:
                    yield Implied(index, referent, why)

    def _bare_heads(self, attribution: Attribution) -> Iterator[tuple[int, str]]:
        """Yield concepts whose head noun stands alone: "the border", behind "the Peruvian border"."""
        for piece in attribution.content:
            for match in _BARE.finditer(self.text, piece.start, piece.end):
                head = singular(match[1].lower())
                if head in _PLAIN_HEADS or self._is_inside_mention(Span(*match.span())):
                    continue
                if (meant := self._concept_before(head, match.start())) is not None:
                    name = self.resolution.referents[meant].name
                    yield meant, f"“{match[0]}” is the “{name}” of the same article"

    def _is_inside_mention(self, span: Span) -> bool:
        """Tell whether words are part of a longer mention, which says what they mean."""
        at = bisect_left(self.starts, span.start)
        near = self.mentions[max(0, at - 4) : at + 3]
        return any(mention.span.overlaps(span) and mention.form != "pronoun" for mention in near)

    def _concept_before(self, head: str, before: int) -> int | None:
        """Return the concept of this head that is mentioned most before a place; of equals the nearest."""
        found: dict[int, int] = {}
        for index in range(bisect_left(self.starts, before) - 1, -1, -1):
            mention, meant = self.mentions[index], self.meant.get(index)
            if mention.form == "concept" and meant is not None and singular(mention.head) == head:
                found.setdefault(meant, self.counts[meant])
        return max(found, key=found.__getitem__) if found else None

    def _words(self, attribution: Attribution) -> int:
        return sum(len(fold_words(piece.cut(self.text))) for piece in attribution.content)

    def _topic(self, index: int, attribution: Attribution, about: set[int]) -> tuple[int, str] | None:
        content = attribution.content[0]
        words = content.cut(self.text).lstrip(_QUOTES)
        before = self._speech_before(index)
        if before is not None and (pronoun := _OPENING_PRONOUN.match(words)):
            if (meant := self._first_name(self.attributions[before])) is not None:
                return meant, f"“{pronoun[1]}” follows on “{self._shown(before)}”"
        if before is not None and self.resolution.speakers[before] == self.resolution.speakers[index]:
            if (meant := self._first_name(self.attributions[before], subject=True)) is not None:
                return meant, f"the speaker's sentence before is about it: “{self._shown(before)}”"
        if not any(self.counts[at] > 1 for at in about):
            if (meant := self._recurring_before(content.start)) is not None:
                return meant, "the sentences before are about it"
        if self.subject is not None and not about:
            return self.subject, "the title names it, and the article more than anything else there"
        return None

    def _speech_before(self, index: int) -> int | None:
        """Return the attribution that ends just before this one, not one that it lies within."""
        start = self.attributions[index].content[0].start
        candidates = [
            at
            for at in range(max(0, index - 3), min(len(self.attributions), index + 3))
            if at != index
            and self.attributions[at].content
            and self.attributions[at].content[-1].end <= start
        ]
        if not candidates:
            return None
        nearest = max(candidates, key=lambda at: self.attributions[at].content[-1].end)
        end = self.attributions[nearest].content[-1].end
        return nearest if self._sentence(start) - self._sentence(end) <= MAX_SENTENCES_TO_SPEECH else None

    def _first_name(self, attribution: Attribution, *, subject: bool = False) -> int | None:
        """Return the first thing named in a content; with `subject` only as the subject of a clause."""
        for piece in attribution.content:
            for index in range(bisect_left(self.starts, piece.start), len(self.mentions)):
                mention = self.mentions[index]
                if mention.span.start >= piece.end:
                    break
                meant = self.meant.get(index)
                fits = mention.form == "name" and (not subject or mention.role == "subject")
                if fits and meant is not None and self._is_name(meant):
                    return meant
        return None

    def _recurring_before(self, start: int) -> int | None:
        """Return the first concept of the nearest sentence with one that the article mentions repeatedly."""
        sentence, nearest = self._sentence(start), None
        found: int | None = None
        for index in range(bisect_left(self.starts, start) - 1, -1, -1):
            mention, meant = self.mentions[index], self.meant.get(index)
            if sentence - mention.sentence > MAX_SENTENCES_TO_TOPIC:
                break
            if nearest is not None and mention.sentence != nearest:
                break
            if mention.form == "concept" and meant is not None and self.counts[meant] > 1:
                found, nearest = meant, mention.sentence
        return found

    def _subject_of_title(self) -> int | None:
        words = set(fold_words(self.title))
        inside = {
            at: self.counts[at]
            for at, one in enumerate(self.resolution.referents)
            if self._is_name(at) and one.type != "PERSON" and set(fold_words(one.name)) <= words
        }
        first, second, *_ = (*sorted(inside.values(), reverse=True), 0, 0)
        return max(inside, key=inside.__getitem__) if first >= max(2, TITLE_LEAD * second) else None

    def _is_name(self, referent: int) -> bool:
        one = self.resolution.referents[referent]
        return one.type != "CONCEPT" and not one.generic

    def _sentence(self, offset: int) -> int:
        at = bisect_left(self.starts, offset)
        return self._nearest(at).sentence if self.mentions else 0

    def _nearest(self, at: int) -> Mention:
        return self.mentions[min(at, len(self.mentions) - 1)]

    def _shown(self, index: int) -> str:
        piece = max(self.attributions[index].content, key=lambda piece: piece.end - piece.start)
        words = " ".join(piece.cut(self.text).split()).strip(_QUOTES)
        return words if len(words) <= 60 else words[:60].rsplit(" ", 1)[0] + " …"
