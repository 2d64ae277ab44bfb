"""The pairs written for training the entailment model: well-formed, each once, none of the samples."""

from collections import Counter

import pytest

from training.entailment.written import WRITTEN, read_written


def test_every_line_is_read_and_in_one_part_only() -> None:
    train, held = read_written("train"), read_written("held")
    lines = [
        line for path in WRITTEN.rglob("*.txt") for line in path.read_text(encoding="utf-8").splitlines()
    ]
    assert len(train) + len(held) == sum(bool(line.strip()) and not line.startswith("p: ") for line in lines)
    assert not {pair.a for pair in train} & {pair.a for pair in held}


def test_no_pair_stands_there_twice() -> None:
    pairs = Counter((pair.a, pair.b) for part in ("train", "held") for pair in read_written(part))
    assert [pair for pair, count in pairs.items() if count > 1] == []


def test_labels_are_balanced() -> None:
    counts = Counter(pair.label for pair in read_written() if pair.label)
    assert max(counts.values()) < 1.2 * min(counts.values())


def test_nothing_is_about_the_sample_articles() -> None:
    words = " ".join(pair.a + " " + pair.b for part in ("train", "held") for pair in read_written(part))
    assert not [name for name in ("Tajik", "CSTO", "Taliban", "Rahmon", "Dushanbe") if name in words]


def test_a_line_without_a_premise_is_told(tmp_path) -> None:
    (tmp_path / "1.txt").write_text("e: It rained.\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"1\.txt:1: neither a premise"):
        read_written(folder=tmp_path)
