"""Numbers that a text states, as values with bound and unit, and whether two of them agree.

Not taken for quantities: years, dates, times, ordinals, ages, numbers in names (F-16, Article 5), scores,
phone and list numbers. Time is linear in the text.
"""

import math
from typing import NamedTuple

from kg.language.word_lists import read_words
from kg.model import Quantity, Span
from kg.values.bounds import bound_before, bound_behind
from kg.values.number_names import is_quantity
from kg.values.numerals import FRACTIONS, MULTIPLIERS, SMALL, VAGUE, Numeral, factor_of, read_numeral
from kg.values.tokens import Token, cut_into_tokens, has_any, is_glued, word_at
from kg.values.units import CURRENCIES, Unit, are_alike, unit_behind

MOVING = read_words("numbers/moving_verbs")
MAX_MOVING_TOKENS = 4
# A text with none of these, and no digit, states no number: many contents.
_HINTS = frozenset({*SMALL, *VAGUE, *MULTIPLIERS, *FRACTIONS, "thirds", "quarters", "fifths", "tenths"})
_ROUNDING = 0.02  # of an exact number: "6,000" is said of 5,960
_ABOUT = 0.1
_NEAR = 1.5  # beyond this much of its bound a number is allowed, but not confirmed


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities that a text states, in order; spans are offsets into it.

    >>> [(q.text, q.low, q.bound, q.unit) for q in find_quantities("more than 40 terrorist training camps")]
    [('more than 40 terrorist training camps', 40.0, 'more than', 'camp')]
    """
    if not has_any(text, _HINTS):
        return ()
    tokens = cut_into_tokens(text)
    found: list[Quantity] = []
    index = floor = 0
    while index < len(tokens):
        numeral = read_numeral(tokens, index)
        if numeral is None:
            index += 1
            continue
        whole = _with_range(tokens, numeral)
        unit = _unit(tokens, whole)
        if is_quantity(tokens, whole, unit):
            quantity, floor = _quantity(text, tokens, _Found(whole, unit, floor))
            found.append(quantity)
            index = max(whole.end, min(unit.end, floor))
        else:
            index = whole.end
    return tuple(found)


def agree(a: Quantity, b: Quantity) -> bool | None:
    """Tell whether two quantities can both be true of one thing; None where nothing can be told.

    Nothing can be told of other units, and of a number far inside the bound of another: "up to 6,000"
    is not contradicted by 600, nor confirmed. Units that are only alike ("militant", "fighter") or are not
    stated may agree, but do not disagree.
    """
    same = a.unit == b.unit
    if not same and a.unit and b.unit and not are_alike(a.unit, b.unit):
        return None
    if _meet(_core(a), _core(b)):
        return True
    if not same or _meet(_allowed(a), _allowed(b)):
        return None
    return False


class _Found(NamedTuple):
    numeral: Numeral
    unit: Unit
    floor: int  # first token that no earlier quantity has taken


def _with_range(tokens: list[Token], first: Numeral) -> Numeral:
    """Return the number together with a second one that makes it a range: "40-50", "between 40 and 50"."""
    joint = word_at(tokens, first.end)
    before = word_at(tokens, first.start - 1)
    if before in CURRENCIES:
        before = word_at(tokens, first.start - 2)
    after = first.end + 1
    if word_at(tokens, after) in ("$", "€", "£"):
        after += 1
    ranged = joint in ("-", "–", "—", "to", "or") or (joint == "and" and before == "between")
    if not ranged or after >= len(tokens) or first.fraction or first.vague:
        return first
    if joint == "—" and not is_glued(tokens, first.end):
        return first
    second = read_numeral(tokens, after)
    if second is None or second.fraction or second.vague:
        return first
    low = first.low
    if low < second.low and first.end == first.start + 1 and second.low >= 1000 and low < 1000:
        factor = factor_of(tokens, second)
        low *= factor  # "4 to 5 million"
    if before == "from" and _moves(tokens, first.start - 2):
        return first
    if not low < second.low or (joint == "or" and second.low > low + 10):
        return first
    return Numeral(first.start, second.end, low, second.high)


def _moves(tokens: list[Token], index: int) -> bool:
    return any(word_at(tokens, at) in MOVING for at in range(max(0, index - MAX_MOVING_TOKENS), index + 1))


def _unit(tokens: list[Token], numeral: Numeral) -> Unit:
    if numeral.fraction:
        return Unit("percent", 1.0, numeral.end)
    before = word_at(tokens, numeral.start - 1)
    behind = unit_behind(tokens, numeral.end, one=numeral.high == 1)
    if (
        not behind.name and before == "from" and word_at(tokens, numeral.end) == "to"
    ):  # "rose from 40 to 50 percent"
        second = read_numeral(tokens, numeral.end + 1) if numeral.end + 1 < len(tokens) else None
        if second:
            later = unit_behind(tokens, second.end, one=False)
            behind = Unit(later.name, later.factor, numeral.end)
    if before in CURRENCIES and before != "won":
        return Unit(CURRENCIES[before], 1.0, numeral.end)
    return behind


def _quantity(text: str, tokens: list[Token], found: _Found) -> tuple[Quantity, int]:
    """Return the quantity with its bound, and the token behind its words."""
    numeral, unit = found.numeral, found.unit
    start = numeral.start
    if start and tokens[start - 1].lower in CURRENCIES and tokens[start - 1].lower != "won":
        start -= 1
        if word_at(tokens, start - 1) == "us" and is_glued(tokens, start):
            start -= 1
    bound, start = bound_before(tokens, start, found.floor)
    if (
        bound == "exactly"
        and word_at(tokens, start - 1) in ("between", "from")
        and numeral.low < numeral.high
    ):
        start -= not numeral.vague
    end = max(unit.end, numeral.end)
    later, behind = bound_behind(tokens, numeral.end, end)
    bound, end = (later or bound), max(end, behind)
    if bound == "exactly" and numeral.vague:
        bound = "about"
    span = Span(tokens[start].start, tokens[end - 1].end)
    low, high = (round(value * unit.factor, 9) for value in (numeral.low, numeral.high))
    return Quantity(span.cut(text), span, low, high, bound, unit.name), end


Range = tuple[float, float, bool]  # low, high, whether a touch at its only end does not count


def _allowed(quantity: Quantity) -> Range:
    """Return the numbers that a quantity does not exclude."""
    low, high = quantity.low, quantity.high
    match quantity.bound:
        case "at least" | "more than":
            return low, math.inf, quantity.bound == "more than"
        case "at most" | "less than":
            return -math.inf, high, quantity.bound == "less than"
        case "about":
            return low * (1 - _ABOUT), high * (1 + _ABOUT), False
        case "exactly":
            slack = _ROUNDING if low >= 100 else 0.0
            return low * (1 - slack / 2), high * (1 + slack / 2), False


def _core(quantity: Quantity) -> Range:
    """Return the numbers of which one would say what the quantity says."""
    low, high, strict = _allowed(quantity)
    if math.isinf(high):
        return low, low * _NEAR, strict
    if math.isinf(low):
        return high / _NEAR, high, strict
    return low, high, strict


def _meet(first: Range, second: Range) -> bool:
    low, high = max(first[0], second[0]), min(first[1], second[1])
    return low < high or (low == high and not (first[2] and second[2]))
