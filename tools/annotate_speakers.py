"""Annotate who speaks and who is meant: show an article with numbers, and turn notes into gold rows.

    python tools/annotate_speakers.py show ../shared/data/polnear_dev.jsonl ID...
    python tools/annotate_speakers.py build ../shared/data/polnear_dev.jsonl NOTES.json > speakers.jsonl

tests/gold/README.md says what the notes hold. No text of an article goes into the gold: only offsets,
names, and the few words by which an unnamed speaker is called.
"""

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PRONOUN = re.compile(
    r"\b(?:he|him|his|himself|she|her|hers|herself|it|its|itself|they|them|their|theirs|themselves|"
    r"I|me|my|mine|myself|we|us|our|ours|ourselves|who|whom|whose)\b(?!\.S)",
    re.IGNORECASE,
)
ROLES = ("source", "cue", "content")

Row = dict[str, Any]


def main() -> int:
    """Print what the command line asks for."""
    command, table, *rest = sys.argv[1:]
    articles = {row["id"]: row for row in _rows(Path(table))}
    if command == "show":
        for key in rest:
            print(show(articles[key]))
    else:
        for note in json.loads(Path(rest[0]).read_text(encoding="utf-8")):
            print(json.dumps(build(articles[note["id"]], note), ensure_ascii=False))
    return 0


def show(article: Row) -> str:
    """Return an article with pronouns numbered ("he_7") and sources marked ("{S3 ...}"), then the list."""
    text = article["text"]
    inserts = [(m.end(), -1, f"_{n}") for n, m in enumerate(PRONOUN.finditer(text)) if m[0] != "US"]
    for number, attribution in enumerate(article["attributions"]):
        for start, end in attribution["source"]:
            inserts += [(start, 1, f"{{S{number} "), (end, 0, "}")]
    pieces, last = [], 0
    for position, _, words in sorted(inserts):
        pieces += [text[last:position], words]
        last = position
    lines = [f"== {article['id']}", "".join(pieces) + text[last:]]
    for number, attribution in enumerate(article["attributions"]):
        roles = (" .. ".join(text[s:e] for s, e in attribution[role])[:80] for role in ROLES)
        lines.append(f"{number} | " + " | ".join(roles))
    return "\n".join(lines)


def build(article: Row, note: Row) -> Row:
    """Return the gold row of one article.

    Raises:
        ValueError: The notes do not fit the article.
    """
    attributions = article["attributions"]
    if len(note["speakers"]) != len(attributions):
        raise ValueError(
            f"{article['id']}: {len(note['speakers'])} speakers for {len(attributions)} attributions"
        )
    return {
        "id": article["id"],
        "sha256": hashlib.sha256(article["text"].encode()).hexdigest(),
        "held_out": note.get("held_out", False),
        "attributions": [
            {role: attribution[role] for role in ROLES} | _speaker(speaker)
            for attribution, speaker in zip(attributions, note["speakers"], strict=True)
        ],
        "entities": [
            {"name": name, "mentions": sorted(_spans(article["text"], entity))}
            for name, entity in note["entities"].items()
        ],
    }


def _speaker(note: str | list[str] | None) -> Row:
    """Return the names and the descriptions ("~analysts") that are right for a speaker."""
    words = [note] if isinstance(note, str) else note or []
    return {
        "names": [word for word in words if not word.startswith("~")],
        "descriptions": [word[1:] for word in words if word.startswith("~")],
    }


def _spans(text: str, entity: Row) -> Iterator[tuple[int, int]]:
    """Yield where an entity is named, described or pointed to."""
    barred = [span for words in entity.get("except", ()) for span in _find(text, words, required=False)]
    taken: list[tuple[int, int]] = []
    for name in sorted(entity.get("names", ()), key=len, reverse=True):
        for start, end in _find(text, name):
            if not any(low < end and start < high for low, high in [*taken, *barred]):
                taken.append((start, end))
    yield from taken
    for described in entity.get("described", ()):
        words, _, ordinal = described.partition("#")
        found = _find(text, words, ignore_case=True)
        yield from [found[int(ordinal)]] if ordinal else found
    pronouns = list(PRONOUN.finditer(text))
    for number in entity.get("pronouns", ()):
        yield pronouns[number].span()


def _find(
    text: str, words: str, *, ignore_case: bool = False, required: bool = True
) -> list[tuple[int, int]]:
    pattern = rf"(?<!\w){re.escape(words)}(?!\w)".replace("'", "['’]")
    found = [match.span() for match in re.finditer(pattern, text, re.IGNORECASE * ignore_case)]
    if required and not found:
        raise ValueError(f"{words!r} is not in the article")
    return found


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


if __name__ == "__main__":
    sys.exit(main())
