"""One list of what can be narrowed by: the options, the server's query and the library follow it."""

import inspect
from dataclasses import fields
from typing import Any

import click
import pytest
from click.testing import CliRunner
from starlette.requests import Request

import kg
from kg.cli import main
from kg.cli.options import with_filters
from kg.errors import QuestionError
from kg.model import filter as filters
from kg.web import asking

NARROWED_COMMANDS = (
    "ask claims timeline conflicts diff report entities documents links measures view export".split()
)


def query(words: str) -> Request:
    return Request({"type": "http", "query_string": words.encode(), "headers": []})


@pytest.mark.parametrize("command", NARROWED_COMMANDS)
def test_every_field_is_an_option_with_its_help(command: str):
    told = " ".join(CliRunner().invoke(main, [command, "--help"]).output.split())
    for field in kg.FILTER_FIELDS:
        option = f"--{field.name.replace('_', '-')}"
        assert " ".join(f"{option} {field.metavar}".split()) in told
        assert field.help in told


def test_every_field_is_a_name_in_the_query_of_the_server():
    values = {"date": "2022-01", "share": "0.5", "count": "3", "flag": "1", "choice": "denies"}
    given = {one.name: values.get(one.kind, "x") for one in kg.FILTER_FIELDS}
    asked = asking.filter_of(query("&".join(f"{name}={value}" for name, value in given.items())))
    plain = kg.Filter()
    assert [one.name for one in fields(asked) if getattr(asked, one.name) == getattr(plain, one.name)] == []


def test_field_that_is_added_is_an_option_and_a_query_name_at_once(monkeypatch: pytest.MonkeyPatch):
    class Wider:
        def __init__(self, **given: Any) -> None:
            self.given = given

    added = filters.FilterField("country", "name", "COUNTRY", "Said in this one.")
    for module in ("kg.cli.options", "kg.web.asking"):
        monkeypatch.setattr(f"{module}.FILTER_FIELDS", (*kg.FILTER_FIELDS, added))
        monkeypatch.setattr(f"{module}.Filter", Wider)

    @click.command()
    @with_filters
    def listing(filter: Wider) -> None:
        click.echo(f"{filter.given['country']}")

    assert "--country COUNTRY" in CliRunner().invoke(listing, ["--help"]).output
    assert CliRunner().invoke(listing, ["--country", "Chad"]).output == "Chad\n"
    assert asking.filter_of(query("country=Chad")).given["country"] == "Chad"


def test_every_method_that_is_narrowed_takes_a_typed_filter():
    narrowed = {
        name: given["filter"].annotation
        for name, method in inspect.getmembers(kg.KnowledgeGraph, inspect.isfunction)
        if "filter" in (given := inspect.signature(method).parameters)
    }
    assert set(narrowed.values()) == {kg.Filter}
    assert {"ask", "claims", "entities", "documents", "links", "graph", "export", "report"} <= narrowed.keys()


def test_no_method_takes_whatever_it_is_given():
    loose = [
        name
        for name, method in inspect.getmembers(kg.KnowledgeGraph, inspect.isfunction)
        for parameter in inspect.signature(method).parameters.values()
        if parameter.kind == parameter.VAR_KEYWORD
    ]
    assert loose == []


@pytest.mark.parametrize("words", ["since=never", "min_confidence=2", "limit=0", "modality=shouts"])
def test_value_of_another_kind_is_refused_by_the_server(words: str):
    with pytest.raises(QuestionError):
        asking.filter_of(query(words))
