"""Which of an entity's reasons speaks of which of its names."""

import re
from collections.abc import Iterable, Sequence

from kg.language.en.fold import fold_name

_QUOTED = re.compile(r'["“]([^"“”]+)["”]')
_PARENTHESIS = re.compile(r"^(.+) \((.+)\)$")


def reasons_by_form(name: str, forms: Sequence[str], why: Iterable[str]) -> dict[str, list[str]]:
    """Return for each form why it is a name of the entity; under "" what speaks of none of them.

    A reason quotes the names that it joins; it is told of the first of them that is not the entity's
    own name. A form that is its own name but for case, accents or a title needs no other reason.
    """
    own = fold_name(name)
    by_key = {fold_name(form): form for form in reversed(forms)}
    found: dict[str, list[str]] = {form: [] for form in (*forms, "")}
    for reason in why:
        keys = [key for key in map(fold_name, _quoted(reason)) if key in by_key]
        others = [key for key in keys if key != own]
        found[by_key[(others or keys)[0]] if keys else ""].append(reason)
    for form, reasons in found.items():
        if form not in ("", name) and not reasons and fold_name(form) == own:
            reasons.append(f'the same name, written otherwise: "{form}"')
    return found


def _quoted(reason: str) -> list[str]:
    """Return the names that a reason quotes, also the two of "Treaty Organization (TO)"."""
    names = []
    for quoted in _QUOTED.findall(reason):
        names.append(quoted)
        if both := _PARENTHESIS.match(quoted):
            names += both.groups()
    return names
