"""Dates in figures: "2022-01-10", "10.01.2022", and "25/04/2021" where it shows which is the month."""

import re
from datetime import date

from kg.language.en.calendar import Days
from kg.values.stretches import Stretch, a_day
from kg.values.tokens import Token

_NUMERIC = re.compile(
    r"(?<![\w.,/-])(?:(?P<iso>\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2})?Z?)?"
    r"|(?P<dotted>\d{1,2}\.\d{1,2}\.\d{4})|(?P<slashed>\d{1,2}/\d{1,2}/\d{4}))(?![\w/-])"
)


def numeric_dates(text: str, tokens: list[Token]) -> dict[int, Stretch]:
    """Return dates in figures by the token they begin with.

    Of 03/04/2021 it is not known which is the month, unless all others in the text have one order.
    """
    matches = list(_NUMERIC.finditer(text))
    if not matches:
        return {}
    starts = {token.start: index for index, token in enumerate(tokens)}
    ends = {token.end: index + 1 for index, token in enumerate(tokens)}
    orders = {order for match in matches if (order := _order_of(match["slashed"]))}
    order = orders.pop() if len(orders) == 1 else None
    found = {}
    for match in matches:
        day = _numeric_day(match, order)
        if day and match.start() in starts and match.end() in ends:
            start, end = starts[match.start()], ends[match.end()]
            found[start] = Stretch(start, end, Days(day, day))
    return found


def _order_of(slashed: str | None) -> str | None:
    if not slashed:
        return None
    first, second, _ = map(int, slashed.split("/"))
    return "day" if first > 12 >= second else "month" if second > 12 >= first else None


def _numeric_day(match: re.Match[str], order: str | None) -> date | None:
    if match["iso"]:
        parts = match["iso"].split("-")
    elif match["dotted"]:
        parts = match["dotted"].split(".")[::-1]
    else:
        first, second, number = match["slashed"].split("/")
        order = _order_of(match["slashed"]) or ("day" if first == second else order)
        if order is None:
            return None
        parts = [number, second, first] if order == "day" else [number, first, second]
    return a_day(*map(int, parts))
