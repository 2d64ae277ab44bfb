"""Who says it: from a cue verb to the words that name its source."""

import pytest
from parses import reading_of

from kg.extract.rules.sources import cue_range, find_source


def source_of(sentence: str, cue: str) -> str | None:
    reading = reading_of(sentence)
    verb = next(token for token in reading.doc if token.text == cue)
    source = find_source(reading, verb)
    return None if source is None else reading.text(source)


@pytest.mark.parametrize(
    ("sentence", "cue", "source"),
    [
        ("Rao said taxes rose.", "said", "Rao"),
        ("“The port is safe,” said Rao.", "said", "Rao"),
        ("Rao, the envoy to Peru, said the port was safe.", "said", "Rao, the envoy to Peru"),
        ("Rao stood up and said the port was safe.", "said", "Rao"),
        ("Speaking in Lima, Rao added that the port was safe.", "Speaking", "Rao"),
        ("Rao issued a statement saying the port was safe.", "saying", "Rao"),
        ("The guard heard Rao say the port was safe.", "say", "Rao"),
        ("Rao, who said the port was safe, left.", "said", "who"),
        ("The report, written by Rao, says the port is safe.", "says", "The report, written by Rao"),
        ("The plan was praised by Rao.", "praised", "Rao"),
        ("Anna Rao and Kim Doe praised the plan.", "praised", "Anna Rao and Kim Doe"),
        ("The bloc's press secretary, Anna Rao, praised the plan.", "praised",
         "The bloc's press secretary, Anna Rao"),
    ],
)  # fmt: skip
def test_source_is_who_does_the_verb(sentence: str, cue: str, source: str) -> None:
    assert source_of(sentence, cue) == source


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("It was said that the bridge would close.", "said"),
        ("There was said to be gold.", "said"),
        ("The plan was praised.", "praised"),
        ("The bridge was closed in May.", "closed"),
    ],
)
def test_passive_without_agent_has_no_source(sentence: str, cue: str) -> None:
    assert source_of(sentence, cue) is None


@pytest.mark.parametrize(
    ("sentence", "verb", "cue"),
    [
        ("Rao did not say when the mine would reopen.", "say", "did not say"),
        ("Rao stood up and said the port was safe.", "stood", "stood up"),
        ("It was said that the bridge would close.", "said", "was said"),
        ("Rao told the envoy that the port was safe.", "told", "told"),
    ],
)
def test_cue_takes_in_what_stands_beside_the_verb(sentence: str, verb: str, cue: str) -> None:
    reading = reading_of(sentence)
    token = next(token for token in reading.doc if token.text == verb)
    assert reading.text(cue_range(token)) == cue
