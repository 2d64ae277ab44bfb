"""Statements to compare, written by hand, as `kg.relate` takes them."""

from itertools import count

from kg.model import Named, Values
from kg.relate.stated import Stated
from kg.values.periods import find_periods
from kg.values.quantities import find_quantities

_NUMBERS = count(1)


def stated(content: str, by: str | None = "Ann Lee", **fields: object) -> Stated:
    """Return a statement with the dates and numbers in its words, of an article of its own unless given."""
    number = next(_NUMBERS)
    published = fields.pop("published", "2022-01-10")
    values = Values(
        holds=find_periods(content, published=published),  # type: ignore[arg-type]
        quantities=find_quantities(content),
    )
    given = {"id": f"c{number:04}", "document": f"d{number:04}", "published": published, "values": values}
    speaker = Named(f"p:{by}", by, "PERSON") if by else None
    return Stated(content=content, speaker=speaker, **(given | fields))  # type: ignore[arg-type]
