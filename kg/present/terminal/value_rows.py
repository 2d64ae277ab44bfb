"""The dates and numbers of a claim, as text."""

from collections.abc import Iterator

from kg.model import Period, Values


def value_rows(values: Values) -> Iterator[tuple[str, str]]:
    """Yield labels with what they label: when it was said, when it holds, its numbers."""
    if values.said:
        yield "Said", period_words(values.said)
    for number, period in enumerate(values.holds):
        yield ("" if number else "Says of"), period_words(period)
    for number, quantity in enumerate(values.quantities):
        low, high = (f"{edge:,.10g}" for edge in (quantity.low, quantity.high))
        value = low if low == high else f"{low} to {high}"
        bound = "" if quantity.bound == "exactly" else f"{quantity.bound} "
        yield ("" if number else "Numbers"), f"“{quantity.text}” = {bound}{value} {quantity.unit}".rstrip()


def period_words(period: Period) -> str:
    """Return a period as the text has it, and as days: “in the past week” = 2022-01-03 to 2022-01-10."""
    if period.start is None and period.end is None:
        return f"“{period.text}” (of a day that is not known)"
    if period.start == period.end:
        return f"“{period.text}” = {period.start}"
    if period.start is None:
        return f"“{period.text}” = up to {period.end}"
    return (
        f"“{period.text}” = {period.start} to {period.end}"
        if period.end
        else f"“{period.text}” = from {period.start}"
    )
