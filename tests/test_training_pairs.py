"""What training starts from: pairs well-formed, each once, none of the samples; inputs as they were."""

import json
from collections import Counter, defaultdict

import pytest

from training.check import ROOT, main, read_inputs, what_is_wrong
from training.entailment.written import WRITTEN, read_written

TABLES = [path.read_text(encoding="utf-8") for path in sorted(WRITTEN.glob("*.jsonl"))]
BLOCKS = [json.loads(line) for table in TABLES for line in table.strip().split("\n")]
COLUMNS = {
    "premise": str, "pairs": list, "held_back": bool, "genre": str, "batch": str, "file": str, "block": int,
    "written_by": str, "saw_held_back": bool, "modelled_on": (str, type(None)),
}  # fmt: skip


def test_every_pair_is_read_and_in_one_part_only() -> None:
    train, held = read_written("train"), read_written("held")
    assert len(train) + len(held) == sum(len(block["pairs"]) for block in BLOCKS)
    assert not {pair.a for pair in train} & {pair.a for pair in held}


def test_every_block_says_where_it_comes_from() -> None:
    for block in BLOCKS:
        assert block.keys() == COLUMNS.keys()
        assert all(isinstance(block[name], kind) for name, kind in COLUMNS.items())
        assert block["premise"].strip() and block["pairs"] and all(text.strip() for _, text in block["pairs"])


def test_every_twentieth_block_of_a_file_is_held_back() -> None:
    files = defaultdict(list)
    for block in BLOCKS:
        files[block["batch"], block["file"]].append(block)
    assert len(files) == 345
    for blocks in files.values():
        assert [block["block"] for block in blocks] == list(range(1, len(blocks) + 1))
        assert [block["held_back"] for block in blocks] == [block["block"] % 20 == 0 for block in blocks]


def test_no_pair_stands_there_twice() -> None:
    pairs = Counter((pair.a, pair.b) for part in ("train", "held") for pair in read_written(part))
    assert [pair for pair, count in pairs.items() if count > 1] == []


def test_labels_are_balanced() -> None:
    counts = Counter(pair.label for pair in read_written() if pair.label)
    assert max(counts.values()) < 1.2 * min(counts.values())


def test_nothing_is_about_the_sample_articles() -> None:
    words = " ".join(pair.a + " " + pair.b for part in ("train", "held") for pair in read_written(part))
    assert not [name for name in ("Tajik", "CSTO", "Taliban", "Rahmon", "Dushanbe") if name in words]


def test_an_unknown_label_is_told_in_whatever_part_it_stands(tmp_path) -> None:
    block = {"premise": "It rained.", "pairs": [["entails", "It was wet."]], "held_back": True}
    (tmp_path / "talk.jsonl").write_text(json.dumps(block) + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"talk\.jsonl:1: no label of a pair: 'entails'"):
        read_written("train", folder=tmp_path)


def test_inputs_in_the_repository_have_the_sha256_of_the_manifest() -> None:
    inputs = [given for given in read_inputs() if given["where"] == "repository"]
    named = {given["file"].split("/")[-1] for given in inputs}
    assert {path.name for path in WRITTEN.glob("*.jsonl")} < named
    assert [wrong for given in inputs if (wrong := what_is_wrong(given, {"repository": ROOT}))] == []


def test_every_input_says_whence_it_comes_and_what_uses_it() -> None:
    keys = {"file", "where", "from", "licence", "used_by", "sha256"}
    for given in read_inputs():
        assert given.keys() - {"paper"} == keys
        assert all(given.values()) and len(given["sha256"]) == 64


@pytest.mark.parametrize(
    ("where", "file", "told"),
    [
        ("data", "same.txt", ""),
        ("data", "other.txt", "other.txt: another sha256 than data.toml has: 9f86d081884c7d65"),
        ("data", "absent.txt", "absent.txt: No such file or directory"),
        ("no-such-package==1.0", "same.txt", "no-such-package==1.0 is not installed"),
        ("pytest==0.0.1", "same.txt", "data.toml has 0.0.1"),
    ],
)
def test_what_is_wrong_with_an_input_is_told(tmp_path, where: str, file: str, told: str) -> None:
    (tmp_path / "same.txt").write_bytes(b"")
    (tmp_path / "other.txt").write_bytes(b"test")
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    wrong = what_is_wrong({"where": where, "file": file, "sha256": empty}, {"data": tmp_path})
    assert told in wrong and bool(told) == bool(wrong)


def test_training_stops_where_an_input_is_missing(tmp_path, capsys) -> None:
    with pytest.raises(SystemExit, match="1"):
        main(["--data", str(tmp_path)])
    assert "WRONG data: " + str(tmp_path / "polnear_train.jsonl") in capsys.readouterr().out
