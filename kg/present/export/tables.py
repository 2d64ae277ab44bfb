"""CSV tables for spreadsheets: documents, claims, subjects, channels, entities, links, mentions, stories.

UTF-8 with a byte order mark, by which spreadsheets know it. A text that a spreadsheet would take for a
formula (it begins with = + - @ or a control character, after any blanks) gets an apostrophe before it, which
a spreadsheet does not show; one that begins with apostrophes before such a sign gets one more, so that
taking one away (`unguarded`) gives the text back.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kg.errors import ExchangeError
from kg.graph.selection import Selection
from kg.model import Claim, Span
from kg.model.claim_fields import CLAIM_FIELDS, claim_values, flat_value
from kg.present.writing import write_whole
from kg.store.database import Store

Cell = str | int | float | None
Table = tuple[Sequence[str], Iterable[Sequence[Cell]]]  # names of columns, rows

_FORMULA = re.compile("'*(?:\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20]|[\\x00-\\x1f])")
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)  # the same bytes on every run


def write_tables(store: Store, part: Selection, path: Path) -> Path:
    """Write the tables into the folder `path`, or into a .zip of that name; return it as an absolute path.

    Raises:
        ExchangeError: They cannot be written there.
    """
    files = {f"{name}.csv": _csv(*table) for name, table in tables(store, part).items()}
    if path.suffix.lower() == ".zip":
        return write_whole(path, [_zipped(files)])
    try:
        path.mkdir(exist_ok=True)
    except OSError as error:
        raise ExchangeError(f"{path}: no folder can be made there ({error.strerror})") from error
    for name, content in files.items():
        write_whole(path / name, [content])
    return path.absolute()


def tables(store: Store, part: Selection) -> dict[str, Table]:
    """Return each table by its name."""
    origins = store.origins.of([claim.id for claim in part.claims])
    return {
        "documents": _documents(part),
        "claims": _claims(part, origins),
        "subjects": _subjects(part),
        "channels": _channels(part),
        "entities": _entities(part),
        "links": _links(part),
        "mentions": _mentions(store, part),
        "stories": _stories(store, part),
    }


def _documents(part: Selection) -> Table:
    columns = ("id", "path", "title", "outlet", "author", "published", "extractor", "claims", "url")
    return columns, [tuple(getattr(line, name) for name in columns) for line in part.documents]


def _subjects(part: Selection) -> Table:
    rows = [(claim.id, it.id, it.name, it.type) for claim in part.claims for it in claim.about]
    return ("claim", "entity", "name", "type"), rows


def _channels(part: Selection) -> Table:
    rows = [
        (claim.id, position, it.id, it.name, it.type)
        for claim in part.claims
        for position, it in enumerate(part.channels.get(claim.id, ()))
    ]
    return ("claim", "position", "entity", "name", "type"), rows


def _entities(part: Selection) -> Table:
    columns = ("id", "name", "type", "aliases", "documents", "mentions", "claims_made", "claims_about", "why")
    return columns, [
        (it.id, it.name, it.type, "; ".join(it.aliases), it.documents, it.mentions, it.claims_made,
         it.claims_about, "; ".join(it.why))
        for it in part.entities
    ]  # fmt: skip


def _links(part: Selection) -> Table:
    """Return links with what both sides say, so that a row can be read alone."""
    claims = {claim.id: claim for claim in part.claims}
    sides = [f"{side}_{name}" for side in "ab" for name in _SIDE]
    rows = [
        (it.relation, it.a, it.b, round(it.score, 4), it.why, *_side(claims[it.a]), *_side(claims[it.b]))
        for it in part.links
    ]
    return ("relation", "a", "b", "score", "why", *sides), rows


_SIDE = ("speaker", "statement", "polarity", "outlet", "published", "url")


def _side(claim: Claim) -> tuple[Cell, ...]:
    document, speaker = claim.document, claim.speaker
    told = (document.outlet, document.published, document.url)
    return (speaker.name if speaker else None, claim.statement, claim.polarity, *told)


def _mentions(store: Store, part: Selection) -> Table:
    columns = ("document", "start", "end", "text", "type", "form", "entity", "name")
    return columns, [
        (line.id, *mention.span, mention.text, mention.type, mention.form,
         named.id if named else None, named.name if named else None)
        for line in part.documents
        for mention, named in store.mentions.list(line.id)
    ]  # fmt: skip


def _stories(store: Store, part: Selection) -> Table:
    told = store.stories.of()
    titles = {line.id: line.title for line in store.stories.list()}
    rows = [(line.id, told[line.id], titles[told[line.id]]) for line in part.documents if line.id in told]
    return ("document", "story", "title"), rows


def _claims(part: Selection, origins: Mapping[str, str]) -> Table:
    return claim_rows(part.claims, origins)


def claim_rows(claims: Iterable[Claim], origins: Mapping[str, str] = MappingProxyType({})) -> Table:
    """Return the table of some claims.

    Args:
        origins: Of a claim, by its id, the earliest one of its origin, where that is known.
    """
    columns = [field.name for field in CLAIM_FIELDS["table"]]
    return columns, [
        [_cell(value) for _, value in claim_values(claim, "table", origin=origins.get(claim.id))]
        for claim in claims
    ]


def _cell(value: Any) -> Cell:
    """Return a value of a claim in one cell; of places offsets like "120:139 145:160"."""
    if isinstance(value, tuple) and all(isinstance(one, Span) for one in value):
        return " ".join(f"{span.start}:{span.end}" for span in value)
    flat = flat_value(value)
    if isinstance(flat, list):
        return "; ".join(flat)
    if isinstance(flat, bool):
        return int(flat)
    shown: Cell = round(flat, 4) if isinstance(flat, float) else flat
    return shown


def guarded(text: str) -> str:
    """Return text that no spreadsheet takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """Return what `guarded` was given."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def _csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([guarded(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig", "backslashreplace")


def _zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _ZIP_TIME), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
