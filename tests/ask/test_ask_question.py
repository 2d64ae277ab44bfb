"""What a question asks for, by its words alone."""

from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ask.question import Question, read_question
from kg.errors import QuestionError


def flat(question: Question) -> dict[str, object]:
    found = asdict(question)
    return found | found.pop("filter")


def asked(words: str) -> dict[str, object]:
    """Return what a question sets, its verb by its base."""
    found, plain = (flat(question) for question in (read_question(words), Question()))
    verb = found.pop("verb")
    told = {name: value for name, value in found.items() if value != plain[name]}
    return told | ({"verb": verb["base"]} if verb else {})


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("who said what about the Tajik-Afghan border?", {"about": "Tajik-Afghan border"}),
        ("WHO SAID WHAT ABOUT the border", {"about": "border"}),
        ("  Who said\nwhat about “security belt” ?!", {"about": "security belt"}),
        ("who talked about tariffs", {"about": "tariffs"}),
        ("who is talking about tariffs", {"about": "tariffs"}),
        ("who mentioned Omar Nessar", {"about": "Omar Nessar"}),
        ("who claims that the situation is stable", {"about": "situation is stable"}),
        ("who else spoke on tariffs", {"about": "tariffs"}),
        ("what was said about tariffs?", {"about": "tariffs"}),
        ("What’s said about tariffs", {"about": "tariffs"}),
        ("please tell me what was said about tariffs", {"about": "tariffs"}),
        ("what about tariffs?", {"about": "tariffs"}),
        ("the Tajik-Afghan border", {"about": "Tajik-Afghan border"}),
        ("Rahmon", {"about": "Rahmon"}),
        ("claims about tariffs", {"about": "tariffs"}),
        ("who said what", {}),
        ("what did Rahmon say about the border", {"speaker": "Rahmon", "about": "border"}),
        ("what did Omar Nessar say?", {"speaker": "Omar Nessar"}),
        ("what did the United States say?", {"speaker": "United States"}),
        ("what did the State Department say?", {"speaker": "State Department"}),
        ("what did the state department say about Cuba", {"speaker": "state department", "about": "Cuba"}),
        ("what did U.S. State Department say?", {"speaker": "U.S. State Department"}),
        ("WHAT DID THE STATE DEPARTMENT SAY?", {"speaker": "STATE DEPARTMENT"}),
        ("when did the united states say troops leave", {"form": "when", "speaker": "united states",
                                                         "about": "troops leave"}),
        ("what has Rahmon said on tariffs", {"speaker": "Rahmon", "about": "tariffs"}),
        ("what has Rahmon been saying about tariffs", {"speaker": "Rahmon", "about": "tariffs"}),
        ("what says Zas about tariffs", {"speaker": "Zas", "about": "tariffs"}),
        ("what the Taliban said about tariffs", {"speaker": "Taliban", "about": "tariffs"}),
        ("what does Zas think of tariffs", {"speaker": "Zas", "about": "tariffs"}),
        ("did Zas say that tariffs fell?", {"speaker": "Zas", "about": "tariffs fell"}),
        ("Zas's statements on tariffs", {"speaker": "Zas", "about": "tariffs"}),
        ("statements by Zas about tariffs", {"speaker": "Zas", "about": "tariffs"}),
        ("what has been said about tariffs by Zas", {"speaker": "Zas", "about": "tariffs"}),
        ("what did anyone say about tariffs", {"about": "tariffs"}),
        ("what did Zas tell Izvestia on tariffs",
         {"speaker": "Zas", "through": "Izvestia", "about": "tariffs"}),
        ("what does OREANDA-NEWS report about Kazakhstan",
         {"reporter": "OREANDA-NEWS", "about": "Kazakhstan"}),
        ("what did Izvestia report", {"reporter": "Izvestia"}),
        ("who denied the attack", {"verb": "deny", "about": "attack"}),
        ("who warned of floods", {"verb": "warn", "about": "floods"}),
        ("who called for a security belt", {"verb": "call", "about": "security belt"}),
        ("what did the Islamic Emirate deny?", {"verb": "deny", "speaker": "Islamic Emirate"}),
        ("when did Zas say the border is calm",
         {"form": "when", "speaker": "Zas", "about": "border is calm"}),
        ("when did Zas first mention floods", {"form": "when", "speaker": "Zas", "about": "floods"}),
        ("who contradicts Zas on militant groups?",
         {"form": "contradicts", "speaker": "Zas", "about": "militant groups"}),
        ("who disagrees with Zas", {"form": "contradicts", "speaker": "Zas"}),
        ("who agrees with Zas", {"form": "agrees", "speaker": "Zas"}),
        ("who agrees with the CSTO on floods", {"form": "agrees", "speaker": "CSTO", "about": "floods"}),
        ("who backs up Zas about floods", {"form": "agrees", "speaker": "Zas", "about": "floods"}),
        ("what did Zas say about floods since 2021",
         {"speaker": "Zas", "about": "floods", "since": "2021"}),
        ("who said what about floods in 2022-02?",
         {"about": "floods", "since": "2022-02", "until": "2022-02"}),
        ("who mentioned floods before 2022-03", {"about": "floods", "until": "2022-02-28"}),
        ("who mentioned floods after 2021", {"about": "floods", "since": "2022-01-01"}),
        ("who mentioned the year 2021", {"about": "year 2021"}),
    ],
)  # fmt: skip
def test_question_is_read(words: str, meaning: dict[str, object]):
    assert asked(words) == meaning


@pytest.mark.parametrize("words", ["who is Rahmon?", "why did the talks fail", "what"])
def test_question_of_another_kind_is_refused_with_examples(words: str):
    with pytest.raises(
        QuestionError, match=r"cannot read the question .*; kg answers: who said what about X"
    ):
        read_question(words)


def test_date_outside_the_calendar_is_refused():
    with pytest.raises(QuestionError, match="'2022-13' is not in the calendar"):
        read_question("who mentioned floods in 2022-13")


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(words: str):
    try:
        read_question(words)
    except QuestionError as error:
        assert "\n" not in str(error)


@given(st.from_regex(r"[A-Z][a-z]{2,8}( [A-Z][a-z]{2,8}){0,2}", fullmatch=True))
def test_case_and_question_mark_do_not_matter(name: str):
    plain = asked(f"what did {name} say about tariffs")
    shouted = asked(f"WHAT DID {name} SAY ABOUT tariffs ?")
    assert plain == shouted
