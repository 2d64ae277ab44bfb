"""The words of two names, paired: which word of the one is which word of the other, and by what evidence."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from kg.language.en.gazetteer import find_country
from kg.language.en.given_names import are_one_given_name
from kg.language.word_lists import read_words
from kg.resolve.names.spelling import same_word, sound

LETTERS_BY_SLIPS = ((6, 2), (4, 1))  # so many letters allow so many slips; a shorter word allows none
LETTERS_TO_SOUND_ALIKE = 8  # so long a word may be another transliteration with a slip: "Chodorkowski"
MAX_SLIPS = 2  # in all words of a name together

# Alike in letters, and never a slip for each other.
OPPOSED = read_words("names/opposed_words")


@dataclass(slots=True)
class Alignment:
    """What pairing the words of two names came to."""

    equal: list[str] = field(default_factory=list)
    spelled: list[tuple[str, str]] = field(default_factory=list)  # two spellings, or two forms of a name
    initials: list[tuple[str, str]] = field(default_factory=list)
    slips: list[tuple[str, str]] = field(default_factory=list)
    edits: int = 0  # letters that all slips together change
    first_left: list[str] = field(default_factory=list)
    second_left: list[str] = field(default_factory=list)

    @property
    def paired(self) -> int:
        return len(self.equal) + len(self.spelled) + len(self.slips)


def align(first: Sequence[str], second: Sequence[str], *, persons: bool = False) -> Alignment:
    """Pair the words of two folded names: equal ones first, then spellings, initials, and slips of the pen.

    Args:
        persons: Words may be initials, and given names may be short forms.
    """
    found = Alignment()
    one, two = merge_words(first, second)
    equal: list[tuple[str, str]] = []
    _take_pairs(one, two, equal, str.__eq__)
    found.equal = [word for word, _ in equal]
    _take_pairs(one, two, found.spelled, same_word)
    if persons:
        _take_pairs(one, two, found.spelled, are_one_given_name)
        _take_pairs(one, two, found.initials, lambda a, b: a[0] == b[0] and min(len(a), len(b)) == 1)
    _take_slips(one, two, found)
    found.first_left, found.second_left = one, two
    return found


def merge_words(first: Sequence[str], second: Sequence[str]) -> tuple[list[str], list[str]]:
    """Join neighbouring words of a name where the other has them as one: "good will" beside "goodwill"."""
    return _merged(first, second), _merged(second, first)


def slips_between(first: str, second: str) -> int | None:
    """Return how many letters a slip of the pen changed between two words; None where it is no slip.

    Not between two countries ("Iran", "Iraq"), nor in numbers.

    >>> slips_between("putin", "pulin"), slips_between("putin", "pukhin"), slips_between("iran", "iraq")
    (1, None, None)
    """
    allowed = _allowed_slips(first, second)
    if not allowed or first.isdecimal() or second.isdecimal() or {first, second} <= OPPOSED:
        return None
    edits = OSA.distance(first, second, score_cutoff=allowed)
    if edits > 1 and min(len(first), len(second)) >= LETTERS_TO_SOUND_ALIKE:
        heard = OSA.distance(sound(first), sound(second), score_cutoff=1)
        edits = heard if heard <= 1 else edits
    if edits > allowed or _are_two_countries(first, second):
        return None
    return edits


def _allowed_slips(first: str, second: str) -> int:
    letters = min(len(first), len(second))
    if first[:3] == second[:3] == "abd":
        letters -= 3  # "abd-ul-" is shared by very many names
    return next((slips for least, slips in LETTERS_BY_SLIPS if letters >= least), 0)


def _are_two_countries(first: str, second: str) -> bool:
    countries = find_country(first.capitalize()), find_country(second.capitalize())
    return all(countries) and countries[0] != countries[1]


def _merged(words: Sequence[str], others: Sequence[str]) -> list[str]:
    targets = [word for word in others if len(word) > 4 and word not in words]
    merged: list[str] = []
    position = 0
    while position < len(words):
        for length in (4, 3, 2):
            piece = "".join(words[position : position + length])
            if position + length <= len(words) and _is_among(piece, targets):
                merged.append(piece)
                position += length
                break
        else:
            merged.append(words[position])
            position += 1
    return merged


def _is_among(piece: str, targets: list[str]) -> bool:
    return any(
        piece == target
        or (
            len(target) > 7 and (same_word(piece, target) or OSA.distance(piece, target, score_cutoff=1) <= 1)
        )
        for target in targets
    )


def _take_pairs(
    one: list[str], two: list[str], found: list[tuple[str, str]], fits: Callable[[str, str], bool]
) -> None:
    for word in list(one):
        other = next((other for other in two if fits(word, other)), None)
        if other is not None:
            one.remove(word)
            two.remove(other)
            found.append((word, other))


def _take_slips(one: list[str], two: list[str], found: Alignment) -> None:
    """Take the pairs with fewest slips first, while slips are left."""
    near = sorted(
        (edits, first, second)
        for first in one
        for second in two
        if (edits := slips_between(first, second)) is not None
    )
    for edits, first, second in near:
        if first in one and second in two and found.edits + edits <= MAX_SLIPS:
            one.remove(first)
            two.remove(second)
            found.slips.append((first, second))
            found.edits += edits
