"""One table of relations: all of them are in it, and what is made from it has them all."""

from typing import get_args

import pytest

from kg.model import Relation
from kg.model.relations import AGAIN, AGAINST, AGREEING, CHANGED, RELATIONS, WITH
from kg.present.relation_styles import drawn_rules, read_rules, relation_records

NAMES = [row.name for row in RELATIONS]


def test_table_has_every_relation_once():
    assert sorted(NAMES) == sorted(get_args(Relation))


def test_relations_count_as_they_stand_to_each_other():
    assert (AGAINST, CHANGED, WITH) == (("contradicts",), ("evolves",), ("corroborates", "repeats"))


def test_who_only_repeats_does_not_agree_on_his_own():
    assert (AGAIN, AGREEING) == (("repeats",), ("corroborates",))


@pytest.mark.parametrize("name", NAMES)
def test_every_relation_has_a_colour_on_light_paper_and_on_dark(name):
    assert drawn_rules().count(f"--{name}: #") == 2


def test_only_what_is_set_off_has_a_colour_where_it_is_read():
    assert [name for name in NAMES if f".link.{name} " in read_rules()] == ["contradicts", "corroborates"]


def test_script_gets_relations_the_weightiest_first():
    assert [record["name"] for record in relation_records()] == [
        "contradicts", "corroborates", "evolves", "repeats", "related",
    ]  # fmt: skip


def test_no_two_lines_look_alike_without_colour():
    lines = [(row.width, row.dashes) for row in RELATIONS]
    assert len(set(lines)) == len(lines)
