"""Listings as pandas DataFrames, one row a thing, its id the index. The only module that imports pandas.

Dates are datetime64 (UTC, without a time zone) where the day is known, else NaT; `published_as_written` has
them as they are. `about`, `via` and the like are lists: `frame.explode("about")` gives each a row.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kg.errors import KGError
from kg.model.claim_fields import CLAIM_FIELDS, flat_value

if TYPE_CHECKING:
    from pandas import DataFrame as DataFrame

    from kg.ask.answer import Answer
    from kg.model import Claim, DocumentLine, EntityLine, Link

_WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d(T.*)?")


def claims_frame(claims: Sequence["Claim"]) -> "DataFrame":
    columns: dict[str, Any] = {
        field.name: [flat_value(field.of(claim)) if field.of else None for claim in claims]
        for field in CLAIM_FIELDS["frame"]
    }
    return _frame([claim.id for claim in claims], columns | {"published": _dates(columns["published"])})


def entities_frame(lines: Sequence["EntityLine"]) -> "DataFrame":
    columns = ("name", "type", "aliases", "documents", "mentions", "claims_made", "claims_about", "why")
    return _frame([line.id for line in lines], _columns(lines, columns))


def documents_frame(lines: Sequence["DocumentLine"]) -> "DataFrame":
    dates = {
        "published": _dates(line.published for line in lines),
        "published_as_written": [line.published for line in lines],
    }
    columns = _columns(lines, ("outlet", "title", "author", "claims", "path", "extractor"))
    return _frame([line.id for line in lines], {**dates, **columns})


def links_frame(links: Sequence["Link"]) -> "DataFrame":
    """Return a row a link, numbered; `a` and `b` are ids of claims."""
    return _frame(range(len(links)), _columns(links, ("relation", "a", "b", "score", "why")))


def answer_frame(answer: "Answer") -> "DataFrame":
    """Return the claims of an answer, with the words that answer it and how they relate to what is asked."""
    frame = claims_frame(answer.claims)
    frame.insert(5, "words", [line.words for line in answer.lines])
    frame["told_by"] = [list(line.told_by) for line in answer.lines]
    frame["near"] = [line.near for line in answer.lines]
    frame["relation"] = [line.link.relation if line.link else None for line in answer.lines]
    frame["other"] = [line.other.id if line.other else None for line in answer.lines]
    return frame


def _columns(lines: Sequence[object], names: Iterable[str]) -> dict[str, list[Any]]:
    return {name: [_plain(getattr(line, name)) for line in lines] for name in names}


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _frame(ids: Iterable[object], columns: Mapping[str, Any]) -> "DataFrame":
    frame = _pandas().DataFrame(columns, index=_pandas().Index(ids))
    return frame.rename_axis("id")


def _dates(written: Iterable[str | None]) -> Any:
    days = [text if text and _WHOLE_DAY.fullmatch(text) else None for text in written]
    pandas = _pandas()
    dates = pandas.to_datetime(
        pandas.Series(days, dtype="object"), utc=True, errors="coerce", format="ISO8601"
    )
    return dates.dt.tz_localize(None).to_numpy()


def _pandas() -> Any:
    try:
        import pandas
    except ImportError as error:
        raise KGError("to_frame() needs pandas: pip install 'kg[frames]'") from error
    return pandas
