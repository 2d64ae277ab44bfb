"""`kg same`: pairs of names on the command line and in a table, and how often it is right."""

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner
from floors import floor

from kg.cli import main
from kg.errors import QuestionError
from kg.resolve.names.schemas import compare_as


@pytest.mark.parametrize(
    ("first", "second", "schema"),
    [
        ("Владимир Владимирович Путин", "Vladimir Putin", "Person"),
        ("معمر القذافي", "Muammar Gaddafi", "Person"),
        ("习近平", "Xi Jinping", "Person"),
        ("Merkel, Angela", "Dr. Angela Dorothea Merkel", "Person"),
        ("Bob Dole", "Robert Dole", "Person"),
        ("Petro Poroshenko", "Pyotr Poroshenko", "Person"),
        ("Abd al-Rahman al-Nuri", "Abdurrahman Nuri", "Person"),
        ("Angela Merkle", "Angela Merkel", "Person"),
        ("ПАО Газпром", "Gazprom PJSC", "Company"),
        ("Toyota Motor Corp.", "Toyota Motor Corporation", "Company"),
        ("Ernst & Young LLP", "Ernst and Young", "Company"),
        ("Price Waterhouse Coopers", "PricewaterhouseCoopers", "Company"),
        ("International Monetary Fund", "IMF", "Organization"),
        ("Daesh", "ISIS", "Organization"),
        ("Talibs", "Taliban", "GROUP"),
        ("Kiev", "Kyiv", "GPE"),
        ("Third Army", "3rd Army", "Organization"),
        ("MV Ocean Star", "Ocean Star", "Vessel"),
        ("12 Main St., Springfield", "12 Main Street, Springfield", "Address"),
        ("Kaspersky Lab", "Kaspersky Labs", "LegalEntity"),
    ],
)
def test_two_names_of_one_are_the_same_in_either_order(first: str, second: str, schema: str) -> None:
    verdict = compare_as(first, second, schema)
    assert verdict.match, verdict.why
    assert compare_as(second, first, schema).match


@pytest.mark.parametrize(
    ("first", "second", "schema"),
    [
        ("Vladimir Putin", "Vladimir Pukhin", "Person"),
        ("Kim Jong Il", "Kim Jong Un", "Person"),
        ("George W. Bush", "George H. W. Bush", "Person"),
        ("Ahmed bin Hassan al-Nuri", "Hassan bin Ahmed al-Nuri", "Person"),
        ("Daniel Ortega", "Daniela Ortega", "Person"),
        ("高石早苗", "高市早苗", "Person"),
        ("Volkswagen AG", "Volkswagen GmbH", "Company"),
        ("Bank of Iran", "Bank of Iraq", "Company"),
        ("Eastern Petroleum LLC", "Western Petroleum LLC", "Company"),
        ("Fund III L.P.", "Fund IV L.P.", "Company"),
        ("Grace 1", "Grace 2", "Vessel"),
        ("12 Main St., Springfield", "14 Main Street, Springfield", "Address"),
        ("The Elm Trust", "The Oak Trust", "LegalEntity"),
        ("!!!", "???", "Person"),
        ("...", "...", ""),
    ],
)
def test_names_of_two_are_not_the_same(first: str, second: str, schema: str) -> None:
    verdict = compare_as(first, second, schema)
    assert not verdict.match, verdict.why
    assert not compare_as(second, first, schema).match


def test_an_unknown_schema_is_refused() -> None:
    with pytest.raises(QuestionError, match="no schema 'Planet'; use Person, Company"):
        compare_as("Mars", "Venus", "Planet")


def test_two_names_are_judged_in_words() -> None:
    result = CliRunner().invoke(main, ["same", "Emomali Rakhmon", "Emomali Rahmon", "--type", "PERSON"])
    assert result.stdout == (
        'same (0.85): same name after transliteration: "Emomali Rakhmon" = "Emomali Rahmon"\n'
    )


def test_a_table_gives_one_object_a_row_and_bad_rows_are_told() -> None:
    table = 'name1,name2,schema\n"Putin, Vladimir",Vladimir Putin,Person\nMars,Venus,Planet\nAnn,,Person\n'
    result = CliRunner().invoke(main, ["same", "--pairs", "-"], input=table)
    assert result.stdout == (
        '{"match": true, "score": 0.95, "why": "same name: \\"Putin, Vladimir\\" = \\"Vladimir Putin\\""}\n'
    )
    told = result.stderr.splitlines()
    assert told[0].startswith("Warning: line 3: no schema 'Planet'")
    assert told[1:] == ["Warning: line 4: no name2", "Error: 2 rows could not be judged"]
    assert result.exit_code == 1


def test_a_table_without_its_columns_is_refused() -> None:
    result = CliRunner().invoke(main, ["same", "--pairs", "-"], input="a,b\n1,2\n")
    assert result.stderr == (
        "Error: no column name1 and no name2; the first line must be: name1,name2,schema\n"
    )
    assert result.exit_code == 1


def test_a_table_that_is_not_text_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "pairs.csv"
    table.write_bytes("name1,name2\nErdoğan,Erdogan\n".encode("iso8859-9"))
    result = CliRunner().invoke(main, ["same", "--pairs", str(table)])
    assert "not UTF-8; save the table as UTF-8" in result.stderr
    assert result.exit_code == 1


def test_a_text_is_no_name() -> None:
    assert compare_as("word " * 1000, "other " * 1000).why == "a text of more than 100 words is no name"


@pytest.mark.parametrize("arguments", [[], ["Ann"], ["Ann", "Bob", "Cy"]])
def test_anything_but_two_names_is_wrong_usage(arguments: list[str]) -> None:
    assert CliRunner().invoke(main, ["same", *arguments]).exit_code == 2


@pytest.mark.parametrize("gold", ["own", "screening"])
def test_judging_is_as_good_as_it_was(gold: str) -> None:
    path, least = floor(f"names.{gold}")
    with path.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    right = [
        (compare_as(row["name1"], row["name2"], row["schema"]).match, row["is_match"] == "true")
        for row in rows
    ]
    found = sum(match and truth for match, truth in right)
    precision = found / sum(match for match, _ in right)
    recall = found / sum(truth for _, truth in right)
    assert precision >= least["precision"]
    assert 2 * precision * recall / (precision + recall) >= least["f1"]
