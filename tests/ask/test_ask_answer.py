"""Answers from a real store that was filled by hand (tests/shelf.py)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from linking import put_links
from shelf import WIRE, Article, Said, Shelf, Who, fill_shelf

from kg.ask import Answer, Question, answer, ask_for, find_claims
from kg.errors import QuestionError
from kg.model import Filter, Link
from kg.store.database import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(fill_shelf(tmp_path / "kg.db")) as store:
        yield store


def told(answer: Answer) -> list[tuple[str | None, str]]:
    return [(line.claim.speaker.name if line.claim.speaker else None, line.words) for line in answer.lines]


def fill(path: Path, known: dict[str, Who], *articles: Article) -> Store:
    return Store.open(Shelf(known).fill(path / "other.db", articles))


QUIET = ("Ana Silva", "“The Swedish-Danish border is quiet,”")
GUARD = ("Swedish Coast Guard", "“We will guard Sweden's 116-kilometre border with Denmark”")
BOATS = ("Swedish Coast Guard", "for boats on the Danish-Swedish border")
FERRIES = ("Jon Berg", "that ferries to Denmark would stop")
CLOSE = (None, "that the border with Denmark may close")


def test_concept_is_found_in_any_order_and_in_other_words(store: Store):
    found = answer(store, "who said what about the Danish-Swedish border?")
    assert told(found) == [BOATS, GUARD, QUIET, CLOSE]


def test_head_noun_with_one_of_the_places_is_only_near(store: Store):
    found = answer(store, "the Swedish-Danish border")
    assert [line.words for line in found.lines if line.near] == [CLOSE[1]]


def test_entity_is_found_by_any_of_its_names(store: Store):
    by_name, by_acronym = (
        answer(store, "what did the Swedish Coast Guard say"),
        answer(store, "what did SCG say"),
    )
    assert told(by_name) == told(by_acronym) == [BOATS, GUARD]


def test_entity_is_found_in_contents_that_are_not_linked_to_it(store: Store):
    assert QUIET in told(answer(store, "who said what about Sweden"))


def test_speaker_is_not_a_subject_of_what_he_says(store: Store):
    found = answer(store, "who said what about Ana Silva")
    assert found.lines == ()


def test_name_is_found_within_a_longer_one(tmp_path: Path):
    known = {
        "Lund Port Authority": Who("ORG", forms=("LPA",)),
        "Council of the Lund Port Authority": Who("ORG"),
        "Ivo Ott": Who("OTHER"),
    }
    said = Said("fees rose", "said", "Ott", "Ivo Ott"), Said("fees fell", "said", "The council",
                "Council of the Lund Port Authority", via=("Lund Port Authority",))  # fmt: skip
    article = Article("a.txt", "Ott said fees rose. The council said fees fell.", said)
    with fill(tmp_path, known, article) as store:
        assert told(answer(store, "what did the LPA council say")) == [
            ("Council of the Lund Port Authority", "fees fell")
        ]
        assert told(answer(store, "what did Ott say")) == [("Ivo Ott", "fees rose")]


def test_words_that_name_nothing_are_looked_up_in_contents(store: Store):
    found = answer(store, "who said what about ferries")
    assert (found.understood, told(found)) == ("About the words “ferries”", [FERRIES])


def test_words_in_another_form_are_near(store: Store):
    found = answer(store, "who said what about reopening the port")
    assert [(line.words, line.near) for line in found.lines] == [("the port will reopen in May", True)]


def test_inner_report_is_shown_once_and_says_who_told_it(store: Store):
    found = answer(store, "who said what about boats")
    assert [(line.words, line.told_by) for line in found.lines] == [(BOATS[1], ("Eva Berg",))]


def test_outer_report_keeps_what_it_says_beside_the_inner_one(store: Store):
    found = answer(store, "who said what about Denmark")
    assert ("Eva Berg", "The Swedish Coast Guard (SCG) asked Denmark …") in told(found)


def test_listing_keeps_outer_and_inner_reports_whole(store: Store):
    contents = [claim.content.text for claim in find_claims(store, Question(Filter(outlet="North Wire")))]
    assert {WIRE.said[0].content, WIRE.said[1].content} <= set(contents)


def test_listing_about_something_leaves_out_the_report_that_only_tells_it(store: Store):
    about_boats, about_denmark = (
        [claim.content.text for claim in find_claims(store, Question(Filter(about=x)))]
        for x in ("boats", "Denmark")
    )
    assert about_boats == [WIRE.said[1].content]
    assert WIRE.said[0].content in about_denmark  # it says more of Denmark than the one within it


def test_surname_means_who_is_called_by_it_and_tells_who_else_has_it(store: Store):
    found = answer(store, "what did Berg say?")
    assert {name for name, _ in told(found)} == {"Jon Berg"}  # as "Berg"; Eva Berg by her full name alone
    assert found.notes == ("“Berg” is Jon Berg; also Eva Berg.",)


def test_unlinked_words_that_mean_a_namesake_are_not_about_this_one(tmp_path: Path):
    known = {"John Smith": Who(forms=("Smith",)), "Jane Smith": Who(forms=("Smith",)), "Ivo Ott": Who()}
    said = Said("that Smith lied", "said", "Ott", "Ivo Ott", about=("Jane Smith",))
    other = Said("that Smith won", "said", "Ott", "Ivo Ott", about=("John Smith",))
    article = Article("a.txt", "Ott said that Smith lied. Ott said that Smith won.", (said, other))
    with fill(tmp_path, known, article) as store:
        assert told(answer(store, "who said what about John Smith")) == [("Ivo Ott", "that Smith won")]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("who denied the port was closed", [("Jon Berg", "that the port was ever closed")]),
        ("who warned about ferries", [FERRIES]),
        ("who requested boats", [BOATS]),
        ("who announced boats", []),
        ("what did Berg deny", [("Jon Berg", "that the port was ever closed")]),
        ("what did Silva tell Radio Nord", [QUIET]),
        ("what does Radio Nord report", [QUIET]),
        ("what does North Wire report about the border", [BOATS, GUARD]),
        ("who said what about the border since 2024-05", [BOATS, GUARD]),
        ("who said what about the border until 2024-03", [QUIET, CLOSE]),
        ("when did Silva say the border is quiet", [QUIET]),
    ],
)
def test_question_is_narrowed_by_its_words(
    store: Store, question: str, expected: list[tuple[str | None, str]]
):
    assert told(answer(store, question)) == expected


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"speaker": "Silva"}, [QUIET]),
        ({"outlet": "north wire"}, [BOATS, GUARD]),
        ({"modality": "announces"}, [GUARD]),
        ({"since": "2024-04"}, [BOATS, GUARD]),
        ({"limit": 1}, [BOATS]),
        ({"min_confidence": 0.95}, []),
    ],
)
def test_question_is_narrowed_by_options(
    store: Store, options: dict[str, str], expected: list[tuple[str | None, str]]
):
    asked = ask_for("who said what about the border", Filter(**options))
    assert told(answer(store, asked)) == expected


def test_limit_is_told_where_it_cuts(store: Store):
    cut, whole = (answer(store, Question(Filter(about="border", limit=limit))) for limit in (1, 9))
    assert (len(cut.lines), cut.notes) == (1, ("3 more of them stand behind the limit of 1.",))
    assert whole.notes == ()


def test_answer_when_runs_from_the_oldest_to_the_newest(tmp_path: Path):
    known = {"Ivo Ott": Who()}
    articles = [
        Article(day, f"Ott said rates rose, {day}.", (Said("rates rose", by="Ivo Ott"),), published=day)
        for day in ("2023-02-01", "2021-05-05", "2022-12-24")
    ]  # fmt: skip
    with fill(tmp_path, known, *articles) as store:
        found = answer(store, "when did Ivo Ott say rates rose")
        assert [claim.document.published for claim in found.claims] == [
            "2021-05-05",
            "2022-12-24",
            "2023-02-01",
        ]


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ("what did Sylva say", "nothing known of 'Sylva'; did you mean: Ana Silva?"),
        ("who said what about the Swedish Coast Gard", "nothing known of 'Swedish Coast Gard'; did you mean: "
                                                       "Swedish Coast Guard?"),
        ("who said what about qqqqq", "nothing known of 'qqqqq'; `kg entities` lists what is"),
        ("what does Radio Nort report", "nothing known of 'Radio Nort'; did you mean: Radio Nord?"),
        ("who contradicts Sylva", "nothing known of 'Sylva'; did you mean: Ana Silva?"),
    ],
)  # fmt: skip
def test_unknown_name_offers_the_nearest_ones(store: Store, question: str, message: str):
    with pytest.raises(QuestionError) as error:
        answer(store, question)
    assert str(error.value) == message


def test_unknown_outlet_offers_the_nearest_one(store: Store):
    with pytest.raises(QuestionError, match=r"nothing known of 'Harbor Post'; did you mean: Harbour Post\?"):
        answer(store, Question(Filter(outlet="Harbor Post")))


def test_what_is_known_but_not_within_the_dates_is_answered_with_nothing(store: Store):
    assert answer(store, "who said what about ferries since 2030").lines == ()


def test_contradiction_is_not_made_up_where_nothing_is_linked(store: Store):
    found = answer(store, "who contradicts Silva?")
    assert found.lines == ()
    assert found.notes == ("No claims are linked with each other yet: who contradicts whom is not known.",)


def test_contradiction_shows_the_other_side_with_both_words(store: Store):
    quiet, denied = (
        next(claim for claim in store.claims.list() if claim.content.text == words)
        for words in (QUIET[1], "that the port was ever closed")
    )
    link = Link("contradicts", denied.id, quiet.id, 0.8, "denial")
    put_links(store, [link])
    found = answer(store, "who contradicts Silva on the border?")
    assert [(line.claim, line.link, line.other) for line in found.lines] == [(denied, link, quiet)]
    assert answer(store, "who contradicts Silva on ferries?").lines == ()
    assert answer(store, "who agrees with Silva?").lines == ()
