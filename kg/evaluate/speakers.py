"""Who each source and mention is, against people's notes: canonical speakers and clusters of mentions.

The notes (tests/gold) hold offsets and names but no text; the text comes from the corpus they were made on.
"""

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from kg.errors import DocumentError
from kg.evaluate.attribution import Measure, pair_contents
from kg.language.en.fold import fold_name, fold_words
from kg.model import Extraction, Referent, Resolution, Span, Spans
from kg.resolve.names.sameness import compare_names

MIN_MENTION_OVERLAP = 0.5  # Jaccard in code points, from which two spans are one mention
PREPOSITIONS = frozenset("of in on at from for with by who that".split())


@dataclass(frozen=True, slots=True)
class GoldSpeaker:
    """An attribution and who its speaker is.

    Any of `names` is right; where nobody is named, any of `descriptions`. Both are empty, as `source` is,
    where the text gives no source.
    """

    source: Spans
    cue: Spans
    content: Spans
    names: tuple[str, ...]
    descriptions: tuple[str, ...]


class MarkedArticle(NamedTuple):
    """A text, the speakers of its attributions, and the mentions of its main persons and organisations."""

    id: str
    text: str
    held_out: bool
    attributions: tuple[GoldSpeaker, ...]
    entities: dict[str, Spans]


def read_marked(notes: str | Path, corpus: str | Path) -> list[MarkedArticle]:
    """Return the articles of a file of notes, with their text from `corpus`, a `.jsonl` with ids and texts.

    Raises:
        DocumentError: One of the files cannot be read, or a text is not the one that the notes were made on.
    """
    try:
        rows = [json.loads(line) for line in Path(notes).read_text(encoding="utf-8").splitlines()]
        with Path(corpus).open(encoding="utf-8") as file:
            texts = {row["id"]: row["text"] for row in map(json.loads, file)}
        return [_article(row, texts[row["id"]]) for row in rows]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DocumentError(f"{notes}: no notes on the articles of {corpus} ({error!r})") from error


def _article(row: Mapping[str, Any], text: str) -> MarkedArticle:
    if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
        raise ValueError(f"the text of {row['id']!r} has changed")
    return MarkedArticle(
        id=row["id"],
        text=text,
        held_out=row["held_out"],
        attributions=tuple(map(_speaker, row["attributions"])),
        entities={entity["name"]: _spans(entity["mentions"]) for entity in row["entities"]},
    )


def _speaker(row: Mapping[str, Any]) -> GoldSpeaker:
    return GoldSpeaker(
        source=_spans(row["source"]),
        cue=_spans(row["cue"]),
        content=_spans(row["content"]),
        names=tuple(row["names"]),
        descriptions=tuple(row["descriptions"]),
    )


def _spans(pairs: Sequence[Sequence[int]]) -> Spans:
    return tuple(Span(start, end) for start, end in pairs)


def is_right_speaker(gold: GoldSpeaker, found: Referent | None, heads: Collection[str] = ()) -> bool:
    """Tell whether a referent is who the gold says.

    A name is right when it folds to, or may be another spelling of, one of the gold's; a surname alone is
    not. A description is right when it has the head noun of one of the gold's: "a senior official".

    Args:
        heads: lemmas of the head words of what `found` is called in its document.
    """
    if found is None:
        return not gold.names and not gold.descriptions
    if any(_is_same_name(name, found) for name in gold.names):
        return True
    wanted = {_head(words) for words in gold.descriptions}
    return bool(wanted & {_head(found.name), *map(_head, heads)})


def _is_same_name(name: str, found: Referent) -> bool:
    return fold_name(name) == fold_name(found.name) or compare_names(name, found.name, found.type).match


def _head(words: str) -> str:
    """Return the last content word before a preposition: "official" of "an official of the ministry"."""
    before: list[str] = []
    for word in words.replace("-", " ").split():
        if before and word.lower() in PREPOSITIONS:
            break
        before.append(word)
    folded = fold_words(" ".join(before)) or fold_words(words)
    return folded[-1] if folded else words.lower()


def score_speakers(article: MarkedArticle, extraction: Extraction, resolution: Resolution) -> list[bool]:
    """Return for each gold attribution with a source whether its speaker is right, in order.

    The extraction is of the gold's own attributions (`kg.extract.given.extract_given`).
    """
    return [
        _is_right(gold, index, extraction, resolution)
        for gold, index in zip(article.attributions, resolution.speakers, strict=True)
        if gold.source
    ]


def score_found_speakers(article: MarkedArticle, extraction: Extraction, resolution: Resolution) -> Measure:
    """Count the attributions found whose content is one of the gold's and whose speaker is right.

    Reports inside reports are left out: PolNeAR marks only the outermost.
    """
    outermost = [j for j, one in enumerate(extraction.attributions) if one.within is None]
    found = [extraction.attributions[j] for j in outermost]
    right = sum(
        _is_right(article.attributions[i], resolution.speakers[outermost[j]], extraction, resolution)
        for i, j in pair_contents(article.text, article.attributions, found)
    )
    return Measure(right, len(found), len(article.attributions))


def _is_right(gold: GoldSpeaker, index: int | None, extraction: Extraction, resolution: Resolution) -> bool:
    if index is None:
        return is_right_speaker(gold, None)
    found = resolution.referents[index]
    mentions = (extraction.mentions[mention] for mention in found.mentions)
    described = [mention for mention in mentions if mention.form != "pronoun"]
    named = any(mention.form == "name" for mention in described)
    return is_right_speaker(gold, found, () if named else {mention.head for mention in described})


def clusters_of(
    article: MarkedArticle, extraction: Extraction, resolution: Resolution
) -> tuple[list[set[Span]], list[set[Span]]]:
    """Return the marked mentions as the gold clusters them, and as the resolution does.

    A marked mention that extraction has not found, or resolution has not placed, is a cluster of its own.
    Mentions that nobody marked are left out: only main persons and organisations are marked.
    """
    referent_of = {
        mention: index for index, referent in enumerate(resolution.referents) for mention in referent.mentions
    }
    gold = [set(spans) for spans in article.entities.values()]
    found: dict[object, set[Span]] = {}
    for span in set().union(*gold):
        mention = _mention_at(span, extraction)
        referent = None if mention is None else referent_of.get(mention)
        found.setdefault(span if referent is None else referent, set()).add(span)
    return gold, list(found.values())


def _mention_at(span: Span, extraction: Extraction) -> int | None:
    """Return the mention that overlaps a span most, if by enough."""
    near = [
        (_overlap(span, mention.span), -index)
        for index, mention in enumerate(extraction.mentions)
        if mention.span.overlaps(span) and mention.form != "concept"
    ]
    overlap, index = max(near, default=(0.0, 0))
    return -index if overlap >= MIN_MENTION_OVERLAP else None


def _overlap(first: Span, second: Span) -> float:
    common = min(first.end, second.end) - max(first.start, second.start)
    return common / (max(first.end, second.end) - min(first.start, second.start))
