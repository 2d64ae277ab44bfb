"""Legal forms of companies in many languages: which words of a name they are, and which are one form.

Written by hand for kg. Forms of one class may stand for each other ("OAO" and "Joint Stock Company");
those of two classes are two companies ("AG" and "GmbH"), but a form of no class says nothing.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

FORMS = {
    "stock": """ag|aktiengesellschaft|sa|s a|societe anonyme|sociedad anonima|sociedade anonima|spa|s p a
        |societa per azioni|nv|n v|naamloze vennootschap|plc|public limited company|ab|aktiebolag|publ ab
        |asa|as|a s
        |aktieselskab|aksjeselskap|allmennaksjeselskap|anonim sirketi|oyj|oy|osakeyhtio|jsc|j s c
        |joint stock company
        |ojsc|open joint stock company|cjsc|closed joint stock company|pjsc|public joint stock company
        |public stock company|oao|ao|pao|zao|aktsionernoe obshchestvo|otkrytoe aktsionernoe obshchestvo|pat
        |at|prat
        |joint stock|kk|k k|kabushiki kaisha|kabushiki gaisha|tbk|pt tbk|perseroan terbatas|pt|bhd|sdn bhd
        |berhad
        |sendirian berhad|ad|akcionarsko drustvo|aktsionerno druzhestvo|dd|ead|rt|nyrt|zrt|sae|qpsc|psc
        |kgaa|se
        |saic|sab|sab de cv|sa de cv|sapi de cv|sociedad anonima de capital variable|sas
        |societe par actions simplifiee
        |hf|ehf""",
    "limited": """llc|l l c|limited liability company|limited liability co|ooo|tov|too|mchj
    |obshchestvo s ogranichennoi
        otvetstvennostyu|obschestvo s ogranichennoy otvetstvennostyu
        |obshchestvo s ogranichennoy otvetstvennostyu
        |gmbh|gesellschaft mit beschrankter haftung|mbh|gmbh co kg|srl|s r l|societa a responsabilita limitata
        |societatea cu raspundere limitata|sociedad de responsabilidad limitada|sarl|s a r l
        |societe a responsabilite limitee|sl|s l|sociedad limitada|bv|b v|besloten vennootschap|bvba
        |b v b a|sprl
        |sp z o o|sp zoo|sp z oo|spolka z ograniczona odpowiedzialnoscia|doo|d o o|ood|eood|kft
        |korlatolt felelossegu tarsasag|sro|s r o|spol s r o|oue|ou|osauhing|sia|uab|lda|limitada|ltda|aps
        |anpartsselskab|limited sirketi|ltd sti|limited|ltd|l t d|private limited|pvt ltd|pvt limited|pte ltd
        |pte limited|pty ltd|pty limited|proprietary limited|co ltd|co limited|company limited|company ltd
        |limited company|corporation limited|corp ltd|fze|fzc|fz llc|wll|w l l|ug|eurl|dmcc""",
    "partnership": """lp|l p|limited partnership|llp|l l p|limited liability partnership|kg
    |kommanditgesellschaft|ohg
        |gbr|cv|scs|snc|kb|kommanditbolag""",
    "nonprofit": """ano|autonomous non profit organization|autonomous nonprofit organization|nko|ev|e v
        |eingetragener verein|asbl|vzw|ngo|gup|fgup""",
    "": "inc|incorporated|corp|corporation|co|company|cie|compagnie|n a|na|et cie|and co|and company|und co",
}  # fmt: skip
MIN_LETTERS_OF_SLIP = 5  # a shorter word of a form must be spelled rightly: "jsc", "ooo"


class Parted(NamedTuple):
    """A folded name without its legal form; `form` is the class, "" for one of no class, None for none."""

    words: tuple[str, ...]
    form: str | None


def part_legal_form(words: Sequence[str]) -> Parted:
    """Part a folded name from its legal forms, at its end or its front, misspelt by one letter or not.

    A name that is nothing but a legal form keeps its words.

    >>> part_legal_form(("open", "joint", "stock", "company", "gazprom"))
    Parted(words=('gazprom',), form='stock')
    """
    rest, form = tuple(words), None
    while rest:
        length, found, at_end = _longest(rest)
        if length in (0, len(rest)):
            return Parted(rest, form)
        rest = rest[:-length] if at_end else rest[length:]
        form = form or found
    return Parted(rest, form)


def _longest(words: tuple[str, ...]) -> tuple[int, str, bool]:
    """Return the length and class of the longest legal form at the end, else at the front."""
    phrases = _phrases()
    ends = [at_end for at_end in (True, False) if _may_be_at_edge(words[-1 if at_end else 0], at_end)]
    for length in range(min(_most_words(), len(words)), 0, -1) if ends else ():
        for at_end in ends:
            piece = words[-length:] if at_end else words[:length]
            form = phrases.get(piece)
            if form is None:
                form = _misspelt(piece)
            # In front of a name, words like "AS" and "Co" may be anything.
            if form is not None and (at_end or (form and "".join(piece) not in _only_at_end())):
                return length, form, at_end
    return 0, "", True


def _misspelt(piece: tuple[str, ...]) -> str | None:
    if max(map(len, piece)) < MIN_LETTERS_OF_SLIP:
        return None
    for phrase in _by_shape().get((len(piece), piece[0][0]), ()):
        if all(map(_nearly, piece, phrase)):
            return _phrases()[phrase]
    return None


def _nearly(first: str, second: str) -> bool:
    if first == second:
        return True
    shorter = min(len(first), len(second))
    return shorter >= MIN_LETTERS_OF_SLIP and OSA.distance(first, second, score_cutoff=1) <= 1


@lru_cache(maxsize=1 << 16)
def _may_be_at_edge(word: str, at_end: bool) -> bool:
    """Tell whether some form ends, or begins, with a word or with one it may be misspelt for."""
    return any(_nearly(word, phrase[-1 if at_end else 0]) for phrase in _phrases())


@cache
def _phrases() -> dict[tuple[str, ...], str]:
    return {tuple(phrase.split()): form for form, names in FORMS.items() for phrase in names.split("|")}


@cache
def _by_shape() -> dict[tuple[int, str], list[tuple[str, ...]]]:
    """Return the phrases that may be misspelt, by how many words they have and their first letter."""
    shapes: dict[tuple[int, str], list[tuple[str, ...]]] = {}
    for phrase in sorted(_phrases()):
        if max(map(len, phrase)) >= MIN_LETTERS_OF_SLIP:
            shapes.setdefault((len(phrase), phrase[0][0]), []).append(phrase)
    return shapes


@cache
def _most_words() -> int:
    return max(map(len, _phrases()))


@cache
def _only_at_end() -> frozenset[str]:
    return frozenset("sa as na ad dd at pat rt se hf sl bv ou ug cv kb kg ev sas too sab kk spa".split())
