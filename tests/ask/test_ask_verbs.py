"""The saying words of questions."""

from dataclasses import replace

import pytest

from kg.ask.verbs import find_verb
from kg.model import Claim, DocumentLine, Words

CLAIM = Claim(
    id="c", document=DocumentLine("d", "a.txt", None, None, None), speaker=None, source=Words("", ()),
    cue=Words("said", ()), content=Words("taxes rose", ()), kind="indirect", modality="asserts",
    negated=False, via=(), about=(), within=None, confidence=0.9,
)  # fmt: skip


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("says", "say"),
        ("denied", "deny"),
        ("denying", "deny"),
        ("urges", "urge"),
        ("told", "tell"),
        ("shout", None),
    ],
)
def test_form_of_a_saying_word_is_known(form: str, base: str | None):
    verb = find_verb(form)
    assert (verb.base if verb else None) == base


def test_verb_fits_by_modality_or_by_the_word_itself():
    warn, confirm, say = (find_verb(word) for word in ("warn", "confirm", "say"))
    predicted = replace(CLAIM, cue=Words("predicted", ()), modality="predicts")
    assert warn and warn.fits(predicted)
    assert confirm and not confirm.fits(CLAIM)
    assert confirm.fits(replace(CLAIM, cue=Words("confirmed", ())))
    assert say and say.fits(predicted)
