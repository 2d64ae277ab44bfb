"""The saying words of questions: which modality each asks for, and its forms.

The list starts from the "public" factual verbs of Quirk et al., A Comprehensive Grammar of the English
Language (1985), section 16.31, sorted by modality; verbs that merely say ask for none.
"""

import re
from dataclasses import dataclass, replace
from typing import cast

from kg.language.en.saying.verb_forms import forms_of
from kg.language.word_lists import read_lines, read_table
from kg.model import Claim, Modality
from kg.relate.words.negation import is_negative

_PLAIN = read_lines("questions/plain_verbs")
_PRECISE = cast(dict[Modality, str], read_table("questions/precise_verbs"))


@dataclass(frozen=True, slots=True)
class Verb:
    """A saying word. One that is `plain` ("say", "mention") does not narrow what is asked for."""

    base: str
    modality: Modality
    plain: bool = False
    loosely: bool = False  # of denying: whatever says that something is not so

    @property
    def forms(self) -> tuple[str, ...]:
        return forms_of(self.base)

    def fits(self, claim: Claim) -> bool:
        """Tell whether a claim was made in this way: by its modality, or by the very word of its cue."""
        if self.loosely and (claim.polarity == "not-so" or is_negative(claim.content.text)):
            return True
        if self.plain or (self.modality == claim.modality and self.modality != "asserts"):
            return True
        return find_verb(claim.cue.text) == replace(self, loosely=False)


def find_verb(words: str) -> Verb | None:
    """Return the saying word among some words, the last if there are several: "went on to say" is "say"."""
    found = [VERBS[word] for word in re.findall(r"[a-z]+", words.lower()) if word in VERBS]
    return found[-1] if found else None


def _index() -> dict[str, Verb]:
    verbs = [Verb(base, "asserts", plain=True) for base in _PLAIN]
    verbs += [Verb(base, modality) for modality, bases in _PRECISE.items() for base in bases.split()]
    return {form: verb for verb in verbs for form in verb.forms}


VERBS: dict[str, Verb] = _index()  # every form → its verb
