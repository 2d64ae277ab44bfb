"""When a speaker is right, and which mentions are clustered alike, on small cases."""

import pytest
from marked import Marked, marked

from kg.evaluate import GoldSpeaker, MarkedArticle, clusters_of, is_right_speaker, score_speakers
from kg.evaluate.speakers import score_found_speakers
from kg.model import Referent, Span


def gold(*names: str, described: tuple[str, ...] = ()) -> GoldSpeaker:
    return GoldSpeaker((Span(0, 1),), (), (), names, described)


def referent(name: str, type: str = "PERSON") -> Referent:
    return Referent("r", "d", name, type, name.lower(), (name,), (0,))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("expected", "found", "right"),
    [
        (gold("Donald Trump"), referent("Donald J. Trump"), True),
        (gold("Emomali Rahmon"), referent("Emomali Rakhmon"), True),
        (gold("The Washington Post"), referent("Washington Post", "ORG"), True),
        (gold("Barack Obama", "Obama"), referent("Obama"), True),  # any of the names
        (gold("Donald Trump"), referent("Trump"), False),  # a surname alone
        (gold("Donald Trump"), referent("Melania Trump"), False),
        (gold("Donald Trump"), None, False),
        (gold(described=("officials",)), referent("A senior official of the Ministry"), True),
        (gold(described=("officials",)), referent("senior analysts"), False),
        (gold(described=("officials",)), None, False),
        (gold(), None, True),
        (gold(), referent("Donald Trump"), False),
    ],
)
def test_speaker_is_right(expected: GoldSpeaker, found: Referent | None, right: bool) -> None:
    assert is_right_speaker(expected, found) is right


def test_description_is_right_by_the_head_that_extraction_found() -> None:
    found = referent("several people whom they tried to ask")
    assert not is_right_speaker(gold(described=("people",)), found)
    assert is_right_speaker(gold(described=("people",)), found, heads={"people"})


def article_of(read: Marked, *speakers: GoldSpeaker, **entities: list[str]) -> MarkedArticle:
    """Return the gold of a marked article: who speaks, and the words by which each entity is meant."""
    attributions = tuple(
        GoldSpeaker(one.source, one.cue, one.content, speaker.names, speaker.descriptions)
        for one, speaker in zip(read.extraction.attributions, speakers, strict=True)
    )
    text = read.document.text
    spans = {
        name: tuple(Span(text.index(word), text.index(word) + len(word)) for word in words)
        for name, words in entities.items()
    }
    return MarkedArticle("d1", text, False, attributions, spans)


def test_attributions_without_a_source_do_not_count() -> None:
    read = marked("‹{PERSON:Ann Lee}› said «a».", "It was said «b».", "‹{PERSON:Bob Ray}› said «c».")
    article = article_of(read, gold("Ann Lee"), gold(), gold("Ann Lee"))
    assert score_speakers(article, read.extraction, read.resolve()) == [True, False]


def test_found_attributions_count_by_content_and_speaker() -> None:
    read = marked("‹{PERSON:Ann Lee}› said «so it is».", "‹{PERSON:Bob Ray}› said «no it is not».")
    article = article_of(read, gold("Ann Lee"), gold("Ann Lee"))
    measure = score_found_speakers(article, read.extraction, read.resolve())
    assert (measure.right, measure.found, measure.gold) == (1, 2, 2)


def test_mention_that_nobody_found_is_a_cluster_of_its_own() -> None:
    read = marked("‹{PERSON:Ann Lee}› said «so».", "‹{she}› added «more», smiling: her way.")
    article = article_of(read, gold("Ann Lee"), gold("Ann Lee"), ann=["Ann Lee", "she", "her way"])
    wanted, found = clusters_of(article, read.extraction, read.resolve())
    assert [len(cluster) for cluster in wanted] == [3]
    assert sorted(len(cluster) for cluster in found) == [1, 2]
