"""Which figures are given for what: who gives which, when, in which words, by what is counted."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.ask.origins import order_of_time
from kg.language.en.singular import singular
from kg.language.word_lists import read_table
from kg.model import Claim, Link, Quantity, Span, Wanted
from kg.model.relations import AGAINST, CHANGED
from kg.store.database import Store
from kg.values.quantities import agree, find_quantities
from kg.values.units import ALIKE, are_alike

BETWEEN_PIECES = " … "
_HEADINGS = read_table("units/headings")
_MOST_IN_HEADING = 3  # words for one kind that are counted together: "militants, terrorists"
_LEAST_ALONE = 1000  # from here on an exact number tells something without what it counts
_MOST_BEFORE = 160  # characters of a sentence before its figure
_SENTENCE_END = re.compile(
    r"(?<!\bMr\.)(?<!\bMrs\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bSen\.)(?<!\bRep\.)(?<!\bGov\.)(?<!\b[A-Za-z]\.)"
    r"(?<=[.!?])[\"”»']*\s+(?=[^a-z\d])|\s…\s"
)
_ONE = re.compile(r"\b(?:one|zero)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a claim gives for what is counted.

    `claim`: the earliest that gives it, of reports within reports the inner one.
    `retold`: the others of one origin with it that give the same. `answered`: what disputes the figure or
    says otherwise at another time, by links.
    """

    quantity: Quantity
    claim: Claim
    words: str  # of its content: the sentence that gives the figure
    retold: tuple[Claim, ...] = ()
    answered: tuple[tuple[Link, Claim], ...] = ()


@dataclass(frozen=True, slots=True)
class Counted:
    """The figures that are given for one kind of thing, the earliest first.

    `units`: what is counted, as its quantities have it; "" where no figure says what it counts.
    `heading`: the same in the articles' words.
    """

    units: tuple[str, ...]
    heading: str
    figures: tuple[Figure, ...]


def find_figures(store: Store, claims: Iterable[Claim], counted: str | None = None) -> list[Counted]:
    """Return the figures that some claims give, by what they count, what is counted most often in front.

    Args:
        counted: Only what counts this, in a reader's words: "fighters".
    """
    units = alike_units(counted) if counted else None
    given = [
        (claim, quantity) for claim, quantity in _as_told(claims) if units is None or quantity.unit in units
    ]
    figures = _told_once(given, store.origins.of([claim.id for claim, _ in given]))
    answers = _answers(store, [figure.claim for figure in figures])
    groups: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        answered = tuple(one for one in answers.get(figure.claim.id, ()) if _answers_it(figure, one[1]))
        groups[_kind(figure.quantity.unit)].append(replace(figure, answered=answered))
    found = [_counted(group) for group in groups.values()]
    return sorted(found, key=lambda one: (one.units == ("",), -len(one.figures), one.heading))


def first_figures(found: Iterable[Counted], limit: int | None) -> list[Counted]:
    """Return the first of some figures, no more than a limit in all."""
    kept: list[Counted] = []
    for counted in found:
        room = None if limit is None else limit - sum(len(one.figures) for one in kept)
        if room is None or room > 0:
            kept.append(replace(counted, figures=counted.figures[:room]))
    return kept


def alike_units(words: str) -> frozenset[str]:
    """Return the units of whatever may be meant by a reader's word for what is counted.

    >>> "militant" in alike_units("armed fighters"), alike_units("dollars")
    (True, frozenset({'usd'}))
    """
    named = {quantity.unit for quantity in find_quantities(f"2 {words}") if quantity.unit}
    named = named or {singular(words.casefold().rpartition(" ")[2])}
    groups = [group for group in ALIKE if group & named]
    return frozenset(named).union(*groups)


def place_of(claim: Claim, quantity: Quantity) -> int | None:
    """Return where a quantity of a claim begins in its document; None if that is not known."""
    if quantity.span is None:
        return None
    begun = 0
    for span in claim.content.spans:
        length = span.end - span.start
        if quantity.span.start < begun + length:
            return span.start + quantity.span.start - begun
        begun += length + len(BETWEEN_PIECES)
    return None


def _as_told(claims: Iterable[Claim]) -> list[tuple[Claim, Quantity]]:
    """Return each figure with who gives it: of a report within a report, the inner one."""
    found: dict[object, tuple[Claim, Quantity]] = {}
    for claim in claims:
        for quantity in claim.values.quantities:
            if not _tells(claim, quantity):
                continue
            key = (claim.document.id, place_of(claim, quantity) or (claim.id, quantity.text))
            held = found.get(key)
            if held is None or len(claim.content.text) < len(held[0].content.text):
                found[key] = claim, quantity
    return list(found.values())


def _tells(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether a quantity is a figure: not "one good reason", "100 percent loyal", a small bare number.

    Of 24 "one" with a noun that were read two counted something.
    """
    if quantity.low == quantity.high <= 1 and quantity.bound == "exactly" and _ONE.search(quantity.text):
        return quantity.unit in _HEADINGS
    if quantity.unit == "percent" and quantity.span and quantity.low == quantity.high in (1, 100):
        before, behind = _around(claim.content.text, quantity.span)
        if quantity.low == 1:  # "the 1 percent", "the top one percent" name a class
            return re.search(r"\b(?:the|top)\s+$", before) is None
        return behind.startswith(" of ")
    return bool(quantity.unit) or quantity.bound != "exactly" or quantity.low >= _LEAST_ALONE


def _around(text: str, span: Span) -> tuple[str, str]:
    return text[: span.start], text[span.end :]


def _sentence(claim: Claim, quantity: Quantity) -> str:
    """Return the sentence of a content in which a quantity stands, as far as it tells of it."""
    text, span = claim.content.text, quantity.span
    if span is None or span.end > len(text):
        return text
    ends = list(_SENTENCE_END.finditer(text))
    start = max((gap.end() for gap in ends if gap.end() <= span.start), default=0)
    end = min((gap.start() for gap in ends if gap.start() >= span.end), default=len(text))
    if span.start - start > _MOST_BEFORE:
        start = text.find(" ", span.start - _MOST_BEFORE) + 1
    return ("… " if start else "") + text[start:end]


def _told_once(given: Sequence[tuple[Claim, Quantity]], origin_of: Mapping[str, str]) -> list[Figure]:
    """Return one figure for all claims of one origin that give it, in order of time."""
    same: dict[object, dict[str, tuple[Claim, Quantity]]] = defaultdict(dict)
    for claim, quantity in sorted(given, key=lambda one: order_of_time(one[0])):
        value = (quantity.unit, quantity.low, quantity.high, quantity.bound)
        same[origin_of.get(claim.id, claim.id), value].setdefault(claim.id, (claim, quantity))
    figures = []
    for told in same.values():
        (claim, quantity), *others = told.values()
        figures.append(Figure(quantity, claim, _sentence(claim, quantity), tuple(one for one, _ in others)))
    return figures


def _answers(store: Store, claims: Sequence[Claim]) -> dict[str, list[tuple[Link, Claim]]]:
    """Return what some claims are answered by: what is linked as against them, or as a change of them."""
    ids = sorted({claim.id for claim in claims})
    links = store.links.list(Wanted(claims=ids)) if ids else []
    links = [link for link in links if link.relation in AGAINST or link.relation in CHANGED]
    sides = sorted({side for link in links for side in (link.a, link.b)})
    known = {claim.id: claim for claim in store.claims.list(Wanted(claims=sides))} if sides else {}
    found: dict[str, list[tuple[Link, Claim]]] = defaultdict(list)
    for link in links:
        for side, other in ((link.a, link.b), (link.b, link.a)):
            if other in known:
                found[side].append((link, known[other]))
    return found


def _answers_it(figure: Figure, other: Claim) -> bool:
    """Tell whether what answers a claim answers this figure: with another one, or by denying it."""
    unit = figure.quantity.unit
    alike = [one for one in other.values.quantities if are_alike(one.unit, unit)]
    opposed = other.polarity != figure.claim.polarity
    if alike and not any(agree(figure.quantity, one) for one in alike):
        return True
    return opposed and (bool(alike) or not other.values.quantities)


def _kind(unit: str) -> str:
    """Return one word for all units that may be words for one kind."""
    return next((min(group) for group in ALIKE if unit in group), unit)


def _counted(figures: Sequence[Figure]) -> Counted:
    units = tuple(sorted({figure.quantity.unit for figure in figures}))
    return Counted(units, _heading(figures), tuple(figures))


def _heading(figures: Collection[Figure]) -> str:
    words = Counter(_heading_word(figure.quantity) for figure in figures)
    return ", ".join(word for word, _ in words.most_common(_MOST_IN_HEADING) if word)


def _heading_word(quantity: Quantity) -> str:
    """Return the noun of a quantity as the text has it, or what a measure is called."""
    unit = quantity.unit
    if unit in _HEADINGS:
        return _HEADINGS[unit]
    written = re.findall(r"[^\W\d_]+", quantity.text)
    known = {unit, f"{unit}s"}
    named = (word for word in reversed(written) if known & {word.casefold(), singular(word.casefold())})
    return next(named, unit)
