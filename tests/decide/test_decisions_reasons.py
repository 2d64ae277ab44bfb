"""Which reason of an entity speaks of which of its names."""

from kg.decide.reasons import reasons_by_form


def test_reason_belongs_to_the_name_that_it_joins():
    spelling = 'same name after transliteration: "Emomali Rahmon" = "Emomali Rakhmon"'
    surname = 'surname: "rakhmon" of "emomali rakhmon"'
    forms = ["Emomali Rahmon", "Emomali Rakhmon", "Rakhmon"]
    assert reasons_by_form(forms[0], forms, [spelling, surname]) == {
        "Emomali Rahmon": [],
        "Emomali Rakhmon": [spelling],
        "Rakhmon": [surname],
        "": [],
    }


def test_both_names_of_a_definition_are_seen():
    why = 'acronym defined in the text: "Treaty Organization (TO)"'
    assert reasons_by_form("Treaty Organization", ["Treaty Organization", "TO"], [why])["TO"] == [why]


def test_reason_on_no_name_is_told_apart():
    assert reasons_by_form("CSTO", ["CSTO"], ['"the bloc" is nearest'])[""] == ['"the bloc" is nearest']


def test_name_written_otherwise_needs_no_other_reason():
    found = reasons_by_form("Dr. José Vélez", ["Jose Velez"], [])
    assert found["Jose Velez"] == ['the same name, written otherwise: "Jose Velez"']
