"""The folded names under which a referent is one with others of any document."""

from kg.language.en.fold import fold_name
from kg.language.en.gazetteer import country_of
from kg.model import Referent
from kg.resolve.names.acronyms import is_acronym
from kg.resolve.names.known import known_key
from kg.resolve.names.parts import is_part

STATED = ("in parentheses:", "the text says so:")  # how the reasons begin that extraction gives


def sure_keys(referent: Referent) -> set[str]:
    """Return the folded names that mean one thing in any document: not surnames, not acronyms."""
    if referent.type == "CONCEPT":
        return {referent.key}
    if referent.type == "PERSON":
        return {key for key in {*map(fold_name, referent.forms), referent.key} if " " in key}
    country = country_of(referent.name) if referent.type == "GPE" else None
    if country:
        return {fold_name(country)}
    forms = [form for form in referent.forms if not is_acronym(form)]
    keys = {referent.key, *_stated_keys(referent, forms)}
    if not is_acronym(referent.name):
        keys |= {key for key in map(fold_name, forms) if " " in key}
        keys |= {key for form in [referent.name, *forms] if (key := known_key(form))}
    return keys


def _stated_keys(referent: Referent, forms: list[str]) -> set[str]:
    """Return the names of one word that the text itself equates with another: "ISIS (Daesh)"."""
    stated = [why for why in referent.why if why.startswith(STATED)]
    if not stated:
        return set()
    keys = {fold_name(form) for form in forms if any(form in why for why in stated)}
    return {key for key in keys if key and not is_part(key) and not country_of(key.capitalize())}
