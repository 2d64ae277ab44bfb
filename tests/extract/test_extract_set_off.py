"""Quotations in a paragraph of their own, behind a line that ends in a colon."""

import pytest
from parses import findings_in, said_in

QUOTATION = "“The port is safe and open.”"


@pytest.mark.parametrize(
    ("line", "source", "cue"),
    [
        ("Rao issued the following statement:", "Rao", "issued the following statement"),
        ("Rao went on to say:", "Rao", "went on to say"),
        ("As the site notes:", "the site", "notes"),
    ],
)
def test_quotation_is_told_by_the_line_before_it(line: str, source: str, cue: str) -> None:
    assert said_in(f"{line}¶{QUOTATION}") == [(source, cue, QUOTATION)]


def test_line_that_introduces_no_words_tells_nothing() -> None:
    assert said_in(f"Rao listed the ships in the port:¶{QUOTATION}") == []


def test_quotation_with_a_cue_of_its_own_is_not_the_lines() -> None:
    told = said_in("Rao issued the following statement:¶“The port is safe and open,” Kim said.")
    assert [one.source for one in told if "port" in one.content] == ["Kim"]


def test_what_is_issued_is_set_off() -> None:
    (finding,) = findings_in(f"Rao issued the following statement:¶{QUOTATION}")
    assert finding.rule == "set off"
