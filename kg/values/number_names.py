"""Numbers that name rather than count: years, dates, times, ages, scores, "F-16", "Article 5", telephones."""

from kg.language.en.calendar import MONTHS, SEASONS
from kg.language.word_lists import read_words
from kg.values.bounds import bound_before
from kg.values.numerals import Numeral
from kg.values.tokens import Token, is_glued, word_at
from kg.values.units import CURRENCIES, TIME_UNITS, Unit, unit_behind

BEFORE_YEAR = read_words("time/before_year") | frozenset(SEASONS)
LABELS = read_words("numbers/numbered_things")
SCORED = read_words("numbers/scoring_words")
OF_TIME_PASSED = read_words("time/before_stretch")
BEHIND_AGO = read_words("time/behind_stretch")
# Behind "one" they show that it counts nothing.
BEHIND_ONE = read_words("numbers/behind_one")
FIRST_YEAR, LAST_YEAR = 1500, 2100
FIRST_RECENT_YEAR = 1900  # from here on four bare figures before a noun are a year: "the 2016 hopefuls"
OLDEST = 120  # years of age
MOST_SCORED = 200  # points
_OPENING = frozenset(".“\"‘':;!?)]…-–—•")  # behind them a capital tells nothing


def is_quantity(tokens: list[Token], numeral: Numeral, unit: Unit) -> bool:
    """Tell whether a number counts or measures something, rather than naming a day, a time or a thing."""
    if numeral.spelled:
        return not _is_idle_word(tokens, numeral, unit)
    tests = (_is_in_name, _is_in_date, _is_in_code, _is_label, _is_ordinal_or_clock)
    if any(test(tokens, numeral) for test in tests):
        return False
    if not unit.name and any(test(tokens, numeral) for test in (_is_bare_age, _is_score, _is_of_name_before)):
        return False
    return not (_may_be_year(tokens, numeral) and _is_year(tokens, numeral, unit)) and not _is_age_or_time(
        tokens, numeral, unit
    )


def _is_idle_word(tokens: list[Token], numeral: Numeral, unit: Unit) -> bool:
    """Tell whether a number in words counts nothing: "one of them", "Group of Seven", "two years ago"."""
    first = tokens[numeral.start]
    if _is_age_or_time(tokens, numeral, unit) or is_glued(tokens, numeral.start):
        return True
    if first.text[0].isupper() and numeral.start and tokens[numeral.start - 1].text not in _OPENING:
        return True
    if numeral.low == numeral.high == 1 and not numeral.fraction:
        behind, before = word_at(tokens, numeral.end), word_at(tokens, numeral.start - 1)
        return (
            not unit.name or behind in BEHIND_ONE or before in ("no", "any", "every", "each", "this", "that")
        )
    return word_at(tokens, numeral.end) == "-" and not unit.name


def _is_in_name(tokens: list[Token], numeral: Numeral) -> bool:
    """Tell whether letters join the number: "G7", "F-16", "COVID-19", "T-72B3"."""
    start, end = numeral.start, numeral.end
    if is_glued(tokens, start):
        before = tokens[start - 1]
        if before.kind == "word" and before.lower not in CURRENCIES:
            return True
        if before.text == "-" and is_glued(tokens, start - 1) and tokens[start - 2].kind == "word":
            return True
    if end == start + 2 and tokens[start + 1].glued and len(tokens[start].text) > 3:
        return True  # "the 9400M": millions are not written so
    if not is_glued(tokens, end) or tokens[end].kind != "word":
        return False
    return unit_behind(tokens, end, one=False).end != end + 1 or tokens[end].text[:1].isupper()


def _is_of_name_before(tokens: list[Token], numeral: Numeral) -> bool:
    """Tell whether a bare number belongs to the name before it: "a Volvo 240", "on Highway 61"."""
    before, start = numeral.start - 1, numeral.start
    if before < 1 or numeral.end > start + 1 or tokens[start].text.count(","):
        return False
    word = tokens[before]
    named = word.kind == "word" and word.text[0].isupper() and word.lower not in CURRENCIES
    return named and tokens[before - 1].text not in _OPENING


def _is_bare_age(tokens: list[Token], numeral: Numeral) -> bool:
    """Tell whether a number without a noun is an age: "Ana Silva, 26,", "turned 30", "at the age of 85"."""
    if numeral.end > numeral.start + 1 or numeral.high > OLDEST:
        return False
    before, earlier = word_at(tokens, numeral.start - 1), word_at(tokens, numeral.start - 2)
    if before in ("turn", "turns", "turned", "turning", "then"):
        return True
    if earlier == "age" and before in ("of", ","):
        return True
    if before in ("under", "over") and earlier in ("people", "those", "anyone", "men", "women", "voters"):
        return True
    named = numeral.start > 1 and tokens[numeral.start - 2].text[0].isupper()
    return before == "," and named and word_at(tokens, numeral.end) in (",", "", ".", ")")


def _is_score(tokens: list[Token], numeral: Numeral) -> bool:
    """Tell whether a hyphen set apart joins it to another bare number: "a 7 - 6 win"."""
    start, end = numeral.start, numeral.end
    if numeral.high >= MOST_SCORED:
        return False
    if end - start == 3:
        return word_at(tokens, start + 1) in ("-", "–")
    behind = word_at(tokens, end) in ("-", "–") and end + 1 < len(tokens) and tokens[end + 1].kind == "figure"
    ahead = start > 1 and tokens[start - 1].text in ("-", "–") and tokens[start - 2].kind == "figure"
    return behind or ahead


def _is_in_date(tokens: list[Token], numeral: Numeral) -> bool:
    for at in (numeral.start - 1, numeral.end):
        name = word_at(tokens, at - 1) if word_at(tokens, at) == "." else word_at(tokens, at)
        place = at - 1 if word_at(tokens, at) == "." else at
        if name in MONTHS and tokens[place].text[0].isupper() and numeral.low <= 31:
            return True
        if name == "of" and at == numeral.end and word_at(tokens, at + 1) in MONTHS and numeral.low <= 31:
            return True
    joint = word_at(tokens, numeral.start - 1)
    if joint in ("-", "–", "and", "or", "to", "&") and word_at(tokens, numeral.start - 3) in MONTHS:
        return numeral.low <= 31 and tokens[numeral.start - 3].text[0].isupper()
    joint = word_at(tokens, numeral.end)
    if joint in ("and", "to", "-", "–") and word_at(tokens, numeral.end + 2) in MONTHS:
        return numeral.high <= 31
    return False


def _is_in_code(tokens: list[Token], numeral: Numeral) -> bool:
    """Tell whether marks join it to other figures: "9/11", "10.01.2022", "16:58", "555-1234", "3-1"."""
    start, end = numeral.start, numeral.end
    written = tokens[start].text
    if (written[0] == "0" and len(written) > 1 and written[1] != ".") or _stands_among_figures(
        tokens, numeral
    ):
        return True
    if is_glued(tokens, start) and tokens[start - 1].text in ("/", ":", ".", "#", "@", "_", "+", "№", ","):
        if start > 1 and (tokens[start - 2].kind != "word") and tokens[start - 1].text != ",":
            return True
        if tokens[start - 1].text in ("#", "№", "_", "@"):
            return True
    joint = word_at(tokens, end)
    if _is_spaced_clock(tokens, start - 2) or _is_spaced_clock(tokens, end - 1):
        return True
    if is_glued(tokens, end) and is_glued(tokens, end + 1):
        if joint in ("/", ":", ".", "_", "+") and tokens[end + 1].kind == "figure":
            return True
        if joint in ("-", "–") and tokens[end + 1].kind == "figure":
            return True
    if is_glued(tokens, start) and tokens[start - 1].text in ("-", "–") and start > 1:
        if tokens[start - 2].kind == "figure":
            return True
    span = range(max(0, start - 3), start)
    return end - start == 3 and numeral.high < 20 and any(word_at(tokens, at) in SCORED for at in span)


def _is_spaced_clock(tokens: list[Token], hour: int) -> bool:
    """Tell whether a time begins at a token, set apart: "2: 09 a. m."."""
    if hour < 0 or hour + 2 >= len(tokens) or word_at(tokens, hour + 1) != ":":
        return False
    hours, minutes = tokens[hour].text, tokens[hour + 2].text
    return len(hours) <= 2 and len(minutes) == 2 and hours.isdecimal() and minutes.isdecimal()


def _stands_among_figures(tokens: list[Token], numeral: Numeral) -> bool:
    """Tell whether bare figures stand beside it, as in a phone number: "+1 202 555 0123", "555-1234"."""
    for at in (numeral.start - 1, numeral.end):
        if 0 <= at < len(tokens) and tokens[at].kind == "figure":
            return True
    first, last = tokens[numeral.start].text, tokens[numeral.end - 1].text
    return len(first) == 3 and len(last) == 4 and last.isdecimal() and numeral.end - numeral.start == 3


def _is_label(tokens: list[Token], numeral: Numeral) -> bool:
    """Tell whether the word before makes it a name: "Article 5", "No. 10", or it numbers a line: "1. The"."""
    before = word_at(tokens, numeral.start - 1)
    if before == "." and word_at(tokens, numeral.start - 2) in ("no", "nos", "art", "vol", "pp", "p"):
        return True
    following = word_at(tokens, numeral.end)
    if before in LABELS and (before in ("no", "number") or tokens[numeral.start - 1].text[0].isupper()):
        return True
    if before in LABELS and not unit_behind(tokens, numeral.end, one=False).name:
        return before not in ("no", "group", "top", "order", "form")
    opens = numeral.start == 0 or (
        before in (".", "(", ":") and not is_glued(tokens, numeral.start - 1) and numeral.start > 1
    )
    if before == "(" and following == ")" and numeral.high < 20:
        return True
    return bool(opens and following in (".", ")") and numeral.high < 100 and numeral.end < len(tokens) - 1)


def _is_ordinal_or_clock(tokens: list[Token], numeral: Numeral) -> bool:
    following = word_at(tokens, numeral.end)
    if is_glued(tokens, numeral.end) and following in ("st", "nd", "rd", "th", "s"):
        return True
    if following in ("a", "p") and word_at(tokens, numeral.end + 1) == "." and numeral.high <= 24:
        return word_at(tokens, numeral.end + 2) == "m"
    clock = following in ("am", "pm", "o'clock", "o’clock", "gmt", "utc")
    return clock or word_at(tokens, numeral.start - 1) == "noon"


def _may_be_year(tokens: list[Token], numeral: Numeral) -> bool:
    first = tokens[numeral.start].text
    return len(first) == 4 and first.isdecimal() and FIRST_YEAR <= int(first) <= LAST_YEAR


def _is_year(tokens: list[Token], numeral: Numeral, unit: Unit) -> bool:
    before = word_at(tokens, numeral.start - 1)
    if numeral.end > numeral.start + 1 and tokens[numeral.end - 1].kind == "figure":
        return True  # "2026-2027", "from 2015 to 2020"
    if before in CURRENCIES:
        return False
    if not unit.name:
        return bound_before(tokens, numeral.start, 0)[0] in ("exactly", "about") or before in BEFORE_YEAR
    if before in ("in", "since", "during", "until", "before", "after", "early", "late", "mid", ","):
        return True
    if before in MONTHS or (before == "the" and unit.end > numeral.end + 1):
        return True
    recent = numeral.low >= FIRST_RECENT_YEAR and numeral.low % 100 != 0
    return recent and bound_before(tokens, numeral.start, 0)[0] == "exactly"


def _is_age_or_time(tokens: list[Token], numeral: Numeral, unit: Unit) -> bool:
    """Tell whether it is an age or belongs to a date: "40-year-old", "aged 40", "two years ago"."""
    if word_at(tokens, numeral.start - 1) in ("aged", "age"):
        return True
    if unit.name not in TIME_UNITS:
        return False
    behind = word_at(tokens, unit.end)
    if behind in BEHIND_AGO or behind == "old" or (behind == "-" and word_at(tokens, unit.end + 1) == "old"):
        return True
    before = word_at(tokens, numeral.start - 1)
    return before in OF_TIME_PASSED or behind in ("'", "’")
