"""How a claim was made, in one word."""

from dataclasses import replace

import pytest

from kg.ask.verbs import find_verb, saying_word
from kg.model import Claim, DocumentLine, Modality, Words

CLAIM = Claim(
    id="c", document=DocumentLine("d", "a.txt", None, None, None), speaker=None, source=Words("", ()),
    cue=Words("said", ()), content=Words("taxes rose", ()), kind="indirect", modality="asserts",
    negated=False, via=(), about=(), within=None, confidence=0.9,
)  # fmt: skip


@pytest.mark.parametrize(
    ("cue", "modality", "word"),
    [
        ("said", "asserts", "says"),
        ("told", "asserts", "says"),
        ("According to", "asserts", "says"),
        ("", "asserts", "says"),
        ("went on to say", "asserts", "says"),
        ("warned", "predicts", "warns"),
        ("denied", "denies", "denies"),
        ("has repeatedly stated", "asserts", "states"),
        ("said", "denies", "denies"),
        ("did not confirm", "asserts", "does not confirm"),
        ("confirmed", "asserts", "confirms"),
        ("in a statement", "announces", "announces"),
        ("expressed", "fears", "fears"),
        ("blurted", "hopes", "hopes"),
        ("linked", "asserts", "linked"),
        ("called it", "asserts", "calls"),
        ("proposed", "proposes", "proposes"),
        ("criticised", "opposes", "criticises"),
    ],
)
def test_cue_gives_one_word_in_the_present(cue: str, modality: Modality, word: str):
    assert saying_word(replace(CLAIM, cue=Words(cue, ()), modality=modality)) == word


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
