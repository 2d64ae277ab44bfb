"""The word lists of a language."""

import pytest
from places import ROOT

from kg.errors import LanguageError
from kg.language import word_lists
from kg.language.en.calendar import MONTH_NAMES, MONTHS, WEEKDAYS
from kg.language.word_lists import read_lines, read_numbers, read_rows, read_table, read_words

FOLDER = ROOT / "kg" / "language"
LISTS = sorted(FOLDER.glob("*/words/*/*"))


@pytest.fixture
def written(monkeypatch, tmp_path):
    """Return what writes a list of a language "xx"."""
    monkeypatch.setattr(word_lists, "_LANGUAGES", tmp_path)
    tmp_path.joinpath("xx", "words").mkdir(parents=True)

    def write(name: str, text: str) -> None:
        tmp_path.joinpath("xx", "words", name).write_text(text, "utf-8")

    return write


def test_a_list_is_read_without_its_heading(written):
    written("fruit.txt", "# Fruit.\n# Written by hand.\npear\nfig tree\n\nfig tree\n")
    assert read_lines("fruit", "xx") == ("pear", "fig tree", "fig tree")
    assert read_words("fruit", "xx") == {"pear", "fig tree"}


def test_a_table_keeps_its_order_and_empty_fields(written):
    written("fruit.tsv", "# Fruit.\npear\t\t2\nfig\tx\t\n")
    assert read_rows("fruit", "xx") == (("pear", "", "2"), ("fig", "x", ""))


def test_numbers_are_read_as_numbers(written):
    written("big.tsv", "# Big.\nmn\t1e6\ndozen\t12\n")
    assert read_numbers("big", "xx") == {"mn": 1_000_000.0, "dozen": 12.0}


def test_a_table_of_three_columns_is_no_dictionary(written):
    written("odd.tsv", "# Odd.\na\tb\tc\n")
    with pytest.raises(LanguageError, match=r"xx: a row of odd\.tsv has not two fields"):
        read_table("odd", "xx")


def test_a_missing_list_is_an_error_that_names_the_file():
    with pytest.raises(LanguageError, match=r"no_such_list\.txt: the word list cannot be read; reinstall kg"):
        read_words("no_such_list")


def test_every_list_says_in_its_first_lines_what_it_is_and_whence():
    headings = {path: path.read_text("utf-8").split("\n")[:2] for path in LISTS}
    assert len(headings) > 100
    bare = [path.name for path, lines in headings.items() if not lines[0].startswith("# ")]
    assert bare == []


def test_no_list_has_an_entry_twice():
    texts = {path: path.read_text("utf-8").split("\n") for path in LISTS if path.suffix == ".txt"}
    lists = {path: [line for line in lines if line and line[0] != "#"] for path, lines in texts.items()}
    assert [path.name for path, lines in lists.items() if len(lines) != len(set(lines))] == []


def test_every_list_is_read_by_some_module():
    code = "\n".join(path.read_text("utf-8") for path in FOLDER.parent.rglob("*.py"))
    names = [path.relative_to(path.parents[1]).with_suffix("").as_posix() for path in LISTS]
    assert [name for name in names if f'"{name}"' not in code] == []


def test_months_and_days_are_numbered_in_their_order():
    assert [MONTHS[name] for name in MONTH_NAMES] == list(range(1, 13))
    assert MONTHS["sept"] == MONTHS["sep"] == 9
    assert (WEEKDAYS["monday"], WEEKDAYS["sunday"]) == (0, 6)
