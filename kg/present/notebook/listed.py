"""What the library hands out: plain lists and answers that notebooks show, and DataFrames on request.

`to_frame()` needs pandas, which the extras `frames` and `notebooks` bring.
"""

from collections.abc import Iterable
from dataclasses import fields
from typing import TYPE_CHECKING, Any, SupportsIndex, TypeVar, overload

from kg.ask import Answer
from kg.model import Claim, DocumentLine, EntityLine, Link
from kg.present.notebook import frames, html_tables

if TYPE_CHECKING:
    from typing import Self

    from kg.present.notebook.frames import DataFrame

LineT = TypeVar("LineT")


class _Listed(list[LineT]):
    """A list of which a slice is one, too."""

    @overload
    def __getitem__(self, index: SupportsIndex) -> LineT: ...
    @overload
    def __getitem__(self, index: slice) -> "Self": ...
    def __getitem__(self, index: SupportsIndex | slice) -> "LineT | Self":
        found = super().__getitem__(index)
        return type(self)(found) if isinstance(found, list) else found


class ShownClaim(Claim):
    """A claim that a notebook shows as a card; it equals the plain one."""

    __slots__ = ()
    __hash__ = Claim.__hash__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Claim) and Claim(**_fields(self)) == Claim(**_fields(other))

    def _repr_html_(self) -> str:
        return html_tables.claim_html(self)


class ShownAnswer(Answer):
    """An answer that a notebook shows as a table."""

    __slots__ = ()

    def to_frame(self) -> "DataFrame":
        """Return its lines as a pandas DataFrame; needs the extra `frames`."""
        return frames.answer_frame(self)

    def _repr_html_(self) -> str:
        return html_tables.answer_html(self)


def show_claim(claim: Claim) -> ShownClaim:
    return claim if isinstance(claim, ShownClaim) else ShownClaim(**_fields(claim))


def show_answer(answer: Answer) -> ShownAnswer:
    return ShownAnswer(**_fields(answer))


def _fields(thing: Claim | Answer) -> dict[str, Any]:
    return {field.name: getattr(thing, field.name) for field in fields(thing)}


class Claims(_Listed[Claim]):
    def __init__(self, claims: Iterable[Claim] = ()) -> None:
        super().__init__(map(show_claim, claims))

    def to_frame(self) -> "DataFrame":
        return frames.claims_frame(self)

    def _repr_html_(self) -> str:
        return html_tables.claims_html(self)


class Entities(_Listed[EntityLine]):
    def to_frame(self) -> "DataFrame":
        return frames.entities_frame(self)

    def _repr_html_(self) -> str:
        return html_tables.entities_html(self)


class Documents(_Listed[DocumentLine]):
    def to_frame(self) -> "DataFrame":
        return frames.documents_frame(self)

    def _repr_html_(self) -> str:
        return html_tables.documents_html(self)


class Links(_Listed[Link]):
    def to_frame(self) -> "DataFrame":
        return frames.links_frame(self)

    def _repr_html_(self) -> str:
        return html_tables.links_html(self)
