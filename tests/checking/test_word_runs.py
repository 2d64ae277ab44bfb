import pytest

from kg.checking.word_runs import runs_in, words_in
from kg.model import Span


def same(text: str) -> list[str]:
    return [word.same for word in words_in(text)]


def runs(text: str) -> list[list[str]]:
    return [[word.same for word in run.words] for run in runs_in(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“The port — our port — is OPEN,”", '"the port - our port - is open"'),
        ("It didn’t reopen", "it did n't reopen"),
        ("U.S. troops", "US troops"),
        ("3,000 per cent", "3000 percent"),
        ("40% of them", "40 percent of them"),
        ("the Tajik-Afghan border", "the Tajik–Afghan border"),
        ("ca\u00adfé closed", "cafe\u0301 closed"),
        ("two  blanks\nand a line", "two blanks and a line"),
    ],
)
def test_how_words_are_set_does_not_count(one, other):
    assert same(one) == same(other) != []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the port is open", "the port is not open"),
        ("3,000 men", "30,000 men"),
        ("4.6 percent", "46 percent"),
        ("it can", "it can't"),
        ("the borders", "the border"),
    ],
)
def test_other_words_stay_other_words(one, other):
    assert same(one) != same(other)


@pytest.mark.parametrize(
    ("quoted", "expected"),
    [
        ("We will ... pay", [["we", "will"], ["pay"]]),
        ("We will […] pay", [["we", "will"], ["pay"]]),
        ("We will . . . pay…", [["we", "will"], ["pay"]]),
        ("[T]he port is open", [["the", "port", "is", "open"]]),
        ("[I]'m here", [["im", "here"]]),
        ("it is there [sic] place", [["it", "is", "there", "place"]]),
        ("they [the men] left", [["they"], ["left"]]),
        ("... at the end", [["at", "the", "end"]]),
        ("A sentence. Another", [["a", "sentence", "another"]]),
    ],
)
def test_gaps_and_brackets_cut_a_quotation_into_runs(quoted, expected):
    assert runs(quoted) == expected


def test_words_know_where_they_stand_in_the_whole_text():
    text = "He said: “The [old] port.”"
    places = [word.span.cut(text) for run in runs_in(text, Span(9, 26)) for word in run.words]
    assert places == ["The", "port"]
