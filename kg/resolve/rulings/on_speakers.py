"""A person's decisions on whose a claim is: which referent each means now."""

from collections.abc import Iterable, Mapping

from kg.language.en.fold import fold_name
from kg.model import Anchor, Decision, DecisionState, Referent


def judge_on_speakers(
    ruled: Mapping[str, Decision], referents: Iterable[Referent], states: dict[str, tuple[DecisionState, str]]
) -> dict[str, tuple[str, str]]:
    """Return who says each claim that a decision attributes, and the decision's id.

    Args:
        ruled: By the id of a claim, the decision, its evidence naming documents as they are called now.
        states: Of decisions; that one sleeps is noted.
    """
    wanted = {_form(place) for ruling in ruled.values() for place in ruling.evidence if place.form}
    borne: dict[tuple[str, str], str] = {}
    for referent in sorted(referents, key=lambda referent: referent.id) if wanted else ():
        for form in {(referent.document_id, fold_name(form)) for form in referent.forms} & wanted:
            borne.setdefault(form, referent.id)
    found = {}
    for claim, ruling in ruled.items():
        meant = [borne[_form(place)] for place in ruling.evidence if place.form and _form(place) in borne]
        if meant:
            found[claim] = meant[0], ruling.id
        else:
            states[ruling.id] = "sleeps", f"no document names {ruling.arguments[1]!r} as it did"
    return found


def _form(place: Anchor) -> tuple[str, str]:
    return place.document, fold_name(place.form or "")
