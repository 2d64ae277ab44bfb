"""What the library lists: plain lists that notebooks show as tables, and DataFrames on request.

`to_frame()` needs pandas, which the extras `frames` and `notebooks` bring.
"""

from typing import TYPE_CHECKING, SupportsIndex, TypeVar, overload

from kg.model import Claim, DocumentLine, EntityLine, Link
from kg.present.notebook import frames, html_tables

if TYPE_CHECKING:
    from typing import Self

    from pandas import DataFrame

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


class Claims(_Listed[Claim]):
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
