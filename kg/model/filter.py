"""What a person narrows by, in his words, and the same as the store looks for it.

The command line and the server make their options and query names from `FILTER_FIELDS`: a field that
is added to `Filter` is known to all of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from typing import Any, Literal, get_args

from kg.model.entity import SpeaksFor
from kg.model.extraction import Modality

# Confidence from which claims are listed, unless all are wanted. Of 720 that were read .93 of those above it
# are claims, and .83 of all claims are above it (kg/weights/claimhood.json, cross-validated).
SHOWN_FROM = 0.7
FieldKind = Literal["name", "date", "choice", "share", "count", "flag"]


@dataclass(frozen=True, slots=True)
class FilterField:
    """How a field of `Filter` is given: as what, and in what words that is told.

    `kind`: a "date" is a year, a month or a day; a "share" is from 0 to 1; a "count" is 1 or more.
    """

    name: str
    kind: FieldKind
    metavar: str
    help: str
    choices: tuple[str, ...] = ()


def _given(
    kind: FieldKind, metavar: str, help: str, *, default: Any = None, choices: tuple[str, ...] = ()
) -> Any:
    told = {"kind": kind, "metavar": metavar, "help": help, "choices": choices}
    return field(default=default, metadata=told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a person narrows by, as he gives it; all that is set must hold.

    `speaker`, `about` and `outlet` are names or words, `since` and `until` a year, month or day,
    `document` an id, the unique beginning of one, or a path; `story` an id, the unique beginning of one,
    or words of its title.
    """

    speaker: str | None = _given("name", "NAME", "Said by this one.")
    about: str | None = _given("name", "X", "About a name, a concept, or these words.")
    outlet: str | None = _given("name", "NAME", "Published by this outlet.")
    document: str | None = _given("name", "DOCUMENT", "In this one, by its id or path.")
    story: str | None = _given("name", "STORY", "In articles of this one, by its id or words of its title.")
    since: str | None = _given("date", "DATE", "Published since 2022, 2022-01, ...")
    until: str | None = _given("date", "DATE", "Published until, that date included.")
    undated: bool = _given("flag", "", "Undated articles: beside the dated, or they alone.", default=False)
    modality: Modality | None = _given(  # noqa: RUF009 - it gives a field, as `field` does
        "choice", "MODALITY", "asserts, denies, requests, ...", choices=get_args(Modality)
    )
    min_confidence: float | None = _given("share", "P", f"As sure as this; {SHOWN_FROM} if not given.")
    all: bool = _given("flag", "", "The less sure ones as well.", default=False)
    limit: int | None = _given("count", "N", "At most so many.")
    rejected: bool = _given("flag", "", "Claims that a person rejected as well.", default=False)

    @property
    def floor(self) -> float:
        """The confidence from which claims are listed."""
        if self.min_confidence is not None:
            return self.min_confidence
        return 0.0 if self.all else SHOWN_FROM


EVERYTHING = Filter()
FILTER_FIELDS: tuple[FilterField, ...] = tuple(
    FilterField(one.name, **one.metadata) for one in fields(Filter)
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the store looks for: a filter, with what its names were found to mean.

    The filter's own `speaker` and `about` are not looked at here: they are names, which `kg.ask` understands.
    `speakers` and `about` are ids of entities, any of which will do; `claims` are ids of claims, where
    none at all wants nothing and None all; `words` is looked up in contents. Who names claims gets them,
    however unsure they are, unless `min_confidence` is given.
    `voices` are said to have spoken for the speakers: their claims are wanted too, and marked so.
    """

    filter: Filter = EVERYTHING
    speakers: Sequence[str] = ()
    about: Sequence[str] = ()
    words: str | None = None
    claims: Sequence[str] | None = None
    less_sure: bool = False  # those that the filter's floor keeps out, in place of those it lets through
    voices: Sequence[SpeaksFor] = ()
