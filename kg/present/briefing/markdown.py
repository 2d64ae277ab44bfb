"""Briefing → Markdown with footnotes, in which what an article says is text and nothing else."""

import re
from collections.abc import Iterable, Sequence

from kg.ask.origins import Origin
from kg.model import Claim
from kg.present.briefing import sentences
from kg.present.briefing.arrangement import Briefing, Voice
from kg.present.briefing.in_short import ShortLine
from kg.present.briefing.method import method_lines
from kg.present.briefing.related import Relating
from kg.present.terminal.plain import harmless
from kg.present.words import NOBODY, independent_origins

# Readers of Markdown make links of addresses that nothing marks, some after they have undone escapes:
# what has an "@" is therefore set as code.
_TOKEN = re.compile(
    r"""(?P<code>[^\s`|]*@[^\s`|]*)
      | [\\`*_\[\]<>&|~$\#{}]       # may begin markup anywhere in a line; here no text begins one
      | :(?=//) | /(?=/) | (?<=\w)\.(?=[^\W\d])""",
    re.VERBOSE,
)


def escape(text: str) -> str:
    """Return one line of text such that Markdown shows it as it is, and makes no link of it."""
    return _TOKEN.sub(_as_text, harmless(text))


def _as_text(token: re.Match[str]) -> str:
    return f"`{token['code']}`" if token["code"] else f"\\{token[0]}"


def briefing_markdown(briefing: Briefing) -> str:
    """Return the briefing as Markdown; footnotes and tables are GitHub's."""
    left = briefing.left_out
    parts = [
        f"# Briefing: {escape(briefing.x)}",
        f"{escape(briefing.understood)}.",
        f"**{escape(sentences.head(briefing.counts))}**",
        escape(sentences.own_head(briefing.own_counts)),
        escape(sentences.relations_head(briefing)),
        "\n".join(_short(briefing, line) for line in briefing.in_short),
        *map(escape, briefing.remarks),
        *_pairs("Where they disagree", briefing, briefing.disputes, left["disputes"]),
        *_pairs("What changed", briefing, briefing.changes, left["changes"]),
        *_voices(briefing),
        *_groups("Who agrees", briefing, briefing.agreements, left["agreements"]),
        *_section("Attributed to nobody", briefing, briefing.unattributed, left["unattributed"], named=False),
        *_section(f"What {escape(briefing.x)} said", briefing, briefing.own, left["own"]),
        *_section(f"Close to {escape(briefing.x)}", briefing, briefing.near, left["near"]),
        *_sources(briefing),
        "## How this was made",
        "\n".join(f"- {escape(line)}" for line in method_lines(briefing.method)),
        *(_footnote(briefing, index, claim) for index, claim in enumerate(briefing.footnotes, start=1)),
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def _short(briefing: Briefing, line: ShortLine) -> str:
    notes = "".join(_notes(briefing, origin) for origin in line.origins)
    return f"- **{line.of}**: {escape(line.text)}{notes}"


def _voices(briefing: Briefing) -> Iterable[str]:
    if briefing.voices:
        yield "## Who said what"
    for voice in briefing.voices:
        yield f"### {_heading(voice)}"
        yield escape(sentences.voice_line(voice))
        yield _list(briefing, voice.origins, named=False)
        yield escape(sentences.more_line(voice.more))
    if briefing.voices:
        yield escape(sentences.more_line(briefing.left_out["voices"], " speakers"))


def _heading(voice: Voice) -> str:
    return escape(sentences.short_name(voice.speaker.name) if voice.speaker else NOBODY)


def _section(
    title: str, briefing: Briefing, origins: tuple[Origin, ...], left: int, *, named: bool = True
) -> Iterable[str]:
    if origins:
        yield f"## {title}"
        yield _list(briefing, origins, named=named)
        yield escape(sentences.more_line(left))


def _list(briefing: Briefing, origins: Iterable[Origin], *, named: bool) -> str:
    return "\n".join(f"- {_sentence(briefing, origin, named=named)}" for origin in origins)


def _sentence(briefing: Briefing, origin: Origin, *, named: bool) -> str:
    who = f"**{escape(sentences.name_of(origin))}**: " if named else ""
    said = f"{who}{escape(sentences.statement(origin))}"
    notes = _notes(briefing, origin)
    return f"{escape(sentences.day_of(origin))} · {said}{notes} ({escape(sentences.where(origin))})"


def _notes(briefing: Briefing, origin: Origin) -> str:
    return "".join(f"[^{one}]" for one in briefing.numbers(origin))


def _pairs(title: str, briefing: Briefing, pairs: Sequence[Relating], left: int) -> Iterable[str]:
    for index, pair in enumerate(pairs):
        if not index:
            yield f"## {title}"
        cells = [_sentence(briefing, origin, named=False) for origin in pair.origins]
        names = [escape(sentences.name_of(origin)) for origin in pair.origins]
        yield f"| {names[0]} | {names[1]} |\n|---|---|\n| {cells[0]} | {cells[1]} |"
        yield _because(pair)
    if pairs:
        yield escape(sentences.more_line(left))


def _groups(title: str, briefing: Briefing, groups: Sequence[Relating], left: int) -> Iterable[str]:
    for index, group in enumerate(groups):
        if not index:
            yield f"## {title}"
        yield f"{independent_origins(group.witnesses)}:"
        yield "\n".join(
            f"- {_sentence(briefing, one.origin, named=True)} — {escape(one.why)}" for one in group.witnesses
        )
        yield _because(group)
    if groups:
        yield escape(sentences.more_line(left))


def _because(relating: Relating) -> str:
    return f"{escape(sentences.because(relating))}."


def _sources(briefing: Briefing) -> Iterable[str]:
    if briefing.sources:
        yield "## Sources"
        yield "\n".join(f"- {escape(sentences.source_line(document))}" for document in briefing.sources)


def _footnote(briefing: Briefing, index: int, claim: Claim) -> str:
    steps = [
        f"{sentences.publication(claim)}: {sentences.exact_words(claim)}",
        sentences.attribution(claim),
        f"{sentences.place(claim)}; claim {claim.id}",
    ]
    address = sentences.live_link(briefing.document(claim))
    live = f" — <{address}>" if address else ""
    return f"[^{index}]: " + escape(" — ".join(filter(None, steps))) + live
