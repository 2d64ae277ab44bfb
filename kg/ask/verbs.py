"""The saying words: which modality each asks for, its forms, and how an answer puts a cue in the present.

The list starts from the "public" factual verbs of Quirk et al., A Comprehensive Grammar of the English
Language (1985), section 16.31, sorted by modality; verbs that merely say ask for none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from kg.language.word_lists import read_lines, read_rows, read_table
from kg.model import Claim, Modality

_PLAIN = read_lines("questions/plain_verbs")
_PRECISE = cast(dict[Modality, str], read_table("questions/precise_verbs"))
_IRREGULAR = {verb: tuple(forms.split()) for verb, forms in read_rows("questions/verb_forms")}
_DEFAULT_WORD = cast(dict[Modality, str], read_table("questions/present_words"))
_NEGATION = re.compile(r"\b(?:not|never|cannot)\b|n['’]t\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Verb:
    """A saying word. One that is `plain` ("say", "mention") does not narrow what is asked for."""

    base: str
    modality: Modality
    plain: bool = False

    @property
    def forms(self) -> tuple[str, ...]:
        return tuple(_forms_of(self.base))

    def fits(self, claim: Claim) -> bool:
        """Tell whether a claim was made in this way: by its modality, or by the very word of its cue."""
        if self.plain or (self.modality == claim.modality and self.modality != "asserts"):
            return True
        return find_verb(claim.cue.text) == self


def find_verb(words: str) -> Verb | None:
    """Return the saying word among some words, the last if there are several: "went on to say" is "say"."""
    found = [VERBS[word] for word in re.findall(r"[a-z]+", words.lower()) if word in VERBS]
    return found[-1] if found else None


def saying_word(claim: Claim) -> str:
    """Return how a claim was made: "says", "denies", "warns", in the present where the word is of the list.

    A negated cue ("did not confirm") keeps its "not". One other word ("linked") is given as it
    stands; any other cue ("according to") gives the word of its modality.
    """
    verb = find_verb(claim.cue.text)
    plain = claim.modality in ("asserts", "other")
    if verb is None:
        return claim.cue.text.lower() if plain and claim.cue.text.isalpha() else _DEFAULT_WORD[claim.modality]
    if not plain and (verb.plain or verb.modality != claim.modality):
        return _DEFAULT_WORD[claim.modality]
    if _NEGATION.search(claim.cue.text) and claim.modality != "denies":
        return f"does not {verb.base}"
    return "says" if verb.base == "tell" else verb.forms[1]


def _forms_of(base: str) -> Iterator[str]:
    """Yield the base, the third person, then the past and the -ing form."""
    yield base
    if base in _IRREGULAR:
        yield from _IRREGULAR[base]
    elif re.search(r"[^aeiou]y$", base):
        yield from (base[:-1] + "ies", base[:-1] + "ied", base + "ing")
    elif base.endswith("e"):
        yield from (base + "s", base + "d", base[:-1] + "ing")
    else:
        ending = "es" if re.search(r"(?:s|x|ch|sh)$", base) else "s"
        yield from (base + ending, base + "ed", base + "ing")


def _index() -> dict[str, Verb]:
    verbs = [Verb(base, "asserts", plain=True) for base in _PLAIN]
    verbs += [Verb(base, modality) for modality, bases in _PRECISE.items() for base in bases.split()]
    return {form: verb for verb in verbs for form in verb.forms}


VERBS: dict[str, Verb] = _index()  # every form → its verb
