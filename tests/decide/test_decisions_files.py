"""Decisions and aliases as files: one object or row a line, and what is wrong told with its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.decide.alias_file import read_aliases
from kg.decide.exchange import export_lines, import_lines
from kg.errors import DecisionError
from kg.model import Anchor, Decision, Span, Words

MERGE = Decision(
    "d2", "merge", ("ISIS", "Daesh"), "anna", "2026-02-01T09:00:00.000+00:00", "the text says so"
)
REJECT = Decision(
    "d1",
    "reject",
    ("c1",),
    "bo",
    "2026-01-31T09:00:00.000+00:00",
    evidence=(Anchor(0, "x1", "a.txt", cue=Words("said", (Span(4, 8),)), content=Words("no", ())),),
)


def test_export_is_one_object_a_line_oldest_first():
    assert list(export_lines([MERGE, REJECT])) == [
        '{"id": "d1", "when": "2026-01-31T09:00:00.000+00:00", "who": "bo", "verb": "reject", '
        '"arguments": ["c1"], "reason": null, "evidence": [{"argument": 0, "document": "x1", '
        '"path": "a.txt", "cue": {"text": "said", "spans": [[4, 8]]}, '
        '"content": {"text": "no", "spans": []}}]}',
        '{"id": "d2", "when": "2026-02-01T09:00:00.000+00:00", "who": "anna", "verb": "merge", '
        '"arguments": ["ISIS", "Daesh"], "reason": "the text says so", "evidence": []}',
    ]


_SPANS = st.builds(Span, st.integers(), st.integers())


@given(
    st.builds(
        Decision,
        id=st.text(min_size=1),
        verb=st.just("merge"),
        arguments=st.tuples(st.text(), st.text()),
        who=st.text(min_size=1),
        when=st.just("2026-01-01T00:00:00.000+00:00"),
        reason=st.none() | st.text(),
        evidence=st.lists(
            st.builds(
                Anchor,
                argument=st.integers(0, 1),
                document=st.text(),
                path=st.text(),
                form=st.none() | st.text(),
                cue=st.none(),
                content=st.none() | st.builds(Words, st.text(), st.tuples(_SPANS)),
            )
        ).map(tuple),
    )
)  # fmt: skip
def test_what_is_exported_comes_back(ruling: Decision):
    assert import_lines(export_lines([ruling]), "file") == [ruling]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "not a decision as `kg decisions export` writes it"),
        ("[]", "not a decision"),
        ('{"id": "x"}', "not a decision"),
        ('{"id": "", "verb": "merge", "who": "a", "when": "b", "arguments": ["A", "B"]}', "not a decision"),
        ('{"id": "x", "verb": "merge", "who": "a", "when": "b", "arguments": "AB"}', "not a decision"),
        ('{"id": "x", "verb": "merge", "who": "a", "when": "b", "arguments": ["A"]}', "merge needs 2 names"),
        ('{"id": "x", "verb": "marry", "who": "a", "when": "b", "arguments": ["A", "B"]}', "unknown verb"),
        ('{"id": "x", "verb": "reject", "who": "a", "when": "b", "arguments": []}', "reject needs one id"),
    ],
)
def test_line_that_is_no_decision_is_named(line: str, message: str):
    with pytest.raises(DecisionError, match=f"file, line 2: .*{message}"):
        import_lines(["", line], "file")


@pytest.mark.parametrize(
    "text",
    [
        "name,alias\nCSTO,ODKB,Tashkent Pact\n\nISIS,Daesh\n",
        "CSTO\tODKB\tTashkent Pact\nISIS\tDaesh\n",
        '["CSTO", "ODKB", "Tashkent Pact"]\n["ISIS", "Daesh"]\n',
        '{"name": "CSTO", "aliases": ["ODKB", "Tashkent Pact"]}\n{"name": "ISIS", "alias": "Daesh"}\n',
        'CSTO,"ODKB",  Tashkent  Pact,\nISIS,Daesh\nISIS,Daesh\n',
    ],
)
def test_aliases_are_rows_of_names(text: str):
    assert read_aliases(text, "file") == [("CSTO", "ODKB", "Tashkent Pact"), ("ISIS", "Daesh")]


def test_empty_file_has_no_aliases():
    assert read_aliases(" \n", "file") == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ISIS,Daesh\nCSTO\n", "line 2: give a name and at least one other"),
        ("CSTO,CSTO\n", "line 1: give a name and at least one other"),
        ('["ISIS", "Daesh"]\n["CSTO"', 'line 2: neither \\["name", "alias"\\]'),
        ('{"name": "CSTO"}', "line 1: neither"),
        ('["CSTO", 7]', "line 1: neither"),
    ],
)
def test_row_that_is_not_understood_is_named(text: str, message: str):
    with pytest.raises(DecisionError, match=f"file, {message}"):
        read_aliases(text, "file")
