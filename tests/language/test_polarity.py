"""What a claim says of its content: that it is so, that it is not so, or neither."""

import pytest

from kg.language.en.saying.polarity import polarity_of
from kg.model import Modality, Polarity

Row = tuple[
    str, str, Modality, bool, Polarity
]  # cue, content, modality, negated, what is said of the content

DEVELOPED_ON: list[Row] = [
    ("said", "that taxes rose", "asserts", False, "so"),
    ("said", "that taxes did not rise", "asserts", False, "so"),
    ("has denied", "that taxes rose", "denies", False, "not-so"),
    ("did not deny", "that taxes rose", "denies", True, "neither"),
    ("rejected", "the claim that taxes rose", "opposes", False, "not-so"),
    ("rejects", "the claim that taxes rose", "asserts", False, "not-so"),
    ("dismissed", "the report as nonsense", "asserts", False, "not-so"),
    ("refuted", "that taxes rose", "asserts", False, "not-so"),
    ("ruled out", "a strike", "other", False, "not-so"),
    ("has not ruled out", "a strike", "other", True, "neither"),
    ("disputed", "that taxes rose", "opposes", False, "not-so"),
    ("called", "it false", "asserts", False, "not-so"),
    ("called", "it a triumph", "asserts", False, "so"),
    ("said there is no truth in", "the report", "asserts", False, "not-so"),
    ("decided against", "charging the mayor", "commits", False, "not-so"),
    ("refused", "to charge the mayor", "declines", False, "not-so"),
    ("refused", "to comment", "declines", False, "neither"),
    ("failed", "to charge the mayor", "asserts", False, "not-so"),
    ("failed to mention", "that taxes rose", "asserts", False, "neither"),
    ("declined to say", "whether taxes rose", "declines", False, "neither"),
    ("did not confirm", "that taxes rose", "asserts", True, "neither"),
    ("did not respond to", "requests for comment", "asserts", True, "neither"),
    ("doesn’t believe", "that taxes rose", "believes", True, "not-so"),
    ("doesn’t know", "that taxes rose", "believes", True, "neither"),
    ("doubted", "that taxes rose", "opposes", False, "not-so"),
    ("has no doubt", "that taxes rose", "opposes", True, "so"),
    ("asked", "whether taxes rose", "asks", False, "neither"),
    ("said", "“Did taxes rise?”", "asserts", False, "neither"),
    ("wondered", "if taxes rose", "asks", False, "neither"),
    ("hopes", "that taxes fall", "hopes", False, "neither"),
    ("wished", "that taxes fell", "hopes", False, "neither"),
    ("feared", "that taxes rose", "fears", False, "neither"),
    ("criticised", "the tax", "opposes", False, "not-so"),
    ("filed charges against", "the mayor", "other", False, "so"),
    ("testified against", "the mayor", "asserts", False, "so"),
    ("refuses to disavow", "the tax", "declines", False, "neither"),
    ("declined", "to back the tax", "declines", False, "not-so"),
    ("backed", "the tax", "supports", False, "so"),
    ("did not support", "the tax", "supports", True, "not-so"),
    ("demanded", "that taxes fall", "requests", False, "so"),
    ("warned", "that taxes would rise", "predicts", False, "so"),
]
# Written after the word lists and before any was tried: 28 of 36 were right at first. The lists were then
# widened by classes of words, so it is held out no longer.
HELD_OUT: list[Row] = [
    ("flatly contradicted", "reports that the dam leaked", "asserts", False, "not-so"),
    ("poured cold water on", "the idea of a merger", "asserts", False, "not-so"),
    ("rubbished", "the claim that jobs were lost", "asserts", False, "not-so"),
    ("pooh-poohed", "talk of a strike", "asserts", False, "not-so"),
    ("repudiated", "the treaty", "asserts", False, "not-so"),
    ("swore off", "another campaign", "commits", False, "not-so"),
    ("threw out", "the charges", "asserts", False, "not-so"),
    ("stopped short of endorsing", "the plan", "asserts", False, "not-so"),
    ("turned down", "an offer to lead the bank", "asserts", False, "not-so"),
    ("begged to differ with", "the findings", "asserts", False, "not-so"),
    ("insisted there was no basis for", "the suit", "asserts", False, "not-so"),
    ("found no evidence", "that votes were changed", "asserts", False, "not-so"),
    ("branded", "the allegations baseless", "asserts", False, "not-so"),
    ("described", "the story as pure fiction", "asserts", False, "not-so"),
    ("described", "the story as moving", "asserts", False, "so"),
    ("labelled", "the study a hoax", "asserts", False, "not-so"),
    ("has no plans", "to resign", "commits", True, "not-so"),
    ("has no intention of", "resigning", "commits", True, "not-so"),
    ("will not agree", "to the terms", "commits", True, "not-so"),
    ("never endorsed", "the plan", "supports", True, "not-so"),
    ("no longer thinks", "the war can be won", "believes", True, "not-so"),
    ("does not accept", "that the vote was fair", "believes", True, "not-so"),
    ("never said", "the water was safe", "asserts", True, "neither"),
    ("wouldn’t say", "when the mine will open", "asserts", True, "neither"),
    ("neither confirmed nor denied", "the sale", "denies", True, "neither"),
    ("is not clear", "that the sale is legal", "asserts", True, "neither"),
    ("is mulling", "a run for mayor", "asserts", False, "neither"),
    ("was unsure whether", "the bridge would hold", "believes", False, "neither"),
    ("prayed", "that the rain would stop", "hopes", False, "neither"),
    ("was nervous", "that the rope would break", "fears", False, "neither"),
    ("advised against", "swimming in the lake", "asserts", False, "not-so"),
    ("balked at", "paying the fine", "declines", False, "not-so"),
    ("reiterated", "that the lake is clean", "asserts", False, "so"),
    ("vouched for", "the honesty of the clerk", "supports", False, "so"),
    ("pointed out", "that the lake is clean", "asserts", False, "so"),
    ("did not rule out", "a second vote", "opposes", True, "neither"),
]
# Written after that: 21 of 24 were right at first.
SECOND: list[Row] = [
    ("quashed", "rumours of a sale", "asserts", False, "not-so"),
    ("shot down", "talk of a merger", "asserts", False, "not-so"),
    ("gave the lie to", "the story", "asserts", False, "not-so"),
    ("vehemently disagreed", "that the law was fair", "opposes", False, "not-so"),
    ("called", "the charges preposterous", "asserts", False, "not-so"),
    ("laughed off", "the idea", "asserts", False, "not-so"),
    ("refuses to accept", "that the war is lost", "declines", False, "not-so"),
    ("refused to be drawn on", "the sale", "declines", False, "neither"),
    ("would not comment on", "the sale", "asserts", True, "neither"),
    ("has yet to say", "who will pay", "asserts", False, "neither"),
    ("stopped short of saying", "that he would resign", "declines", False, "neither"),
    ("did not dispute", "that he was there", "opposes", True, "neither"),
    ("said it was untrue", "that he had fled", "asserts", False, "not-so"),
    ("had no reason to believe", "that the plane was stolen", "believes", True, "not-so"),
    ("is sceptical", "that the plan will work", "opposes", False, "not-so"),
    ("vetoed", "the bill", "other", False, "not-so"),
    ("queried", "whether the sum was right", "asks", False, "neither"),
    ("dreaded", "that the river would rise", "fears", False, "neither"),
    ("did not want", "the bridge to close", "hopes", True, "not-so"),
    ("testified", "that he had seen the gun", "asserts", False, "so"),
    ("never asked", "for the money", "requests", True, "neither"),
    ("conceded", "that the plan had failed", "asserts", False, "so"),
    ("stands by", "the story", "supports", False, "so"),
    ("voted against", "the bill", "opposes", False, "not-so"),
]

# After reading 200 claims of real stores: classes that were wrong there, half of them with cues that were not
# looked at before.
THIRD: list[Row] = [
    ("questioned", "why the widow did not speak", "opposes", False, "neither"),
    ("pressed", "the minister on why she left", "requests", False, "neither"),
    ("asked", "Ford if he still had the ball", "requests", False, "neither"),
    ("asked", "“You think I will change?” … “I am not changing.”", "requests", False, "neither"),
    ("asked", "voters to remember who built the dam", "requests", False, "so"),
    ("asked", "Mr. Ott, who built the dam, to keep it", "requests", False, "so"),
    ("said", "“Is it full? Of course. Is it safe?”", "asserts", False, "so"),
    ("asked", "that the dam be kept", "requests", False, "so"),
    ("questioned", "the need for a dam", "opposes", False, "not-so"),
    ("said", "“He is a good man. Would you not say so?”", "asks", False, "so"),
    ("said", "“Is Mr. Ott an honest man?”", "asserts", False, "neither"),
    ("added", "Whether it is the dam or the bridge, costs rise", "asserts", False, "so"),
    ("lamented", "that allies acted as free riders", "opposes", False, "so"),
    ("bemoaned", "how little was left", "opposes", False, "so"),
    ("is appalled", "that taxes rose", "opposes", False, "so"),
    ("scolded", "the mayor for ignoring the dam", "opposes", False, "so"),
    ("berated", "the mayor", "opposes", False, "not-so"),
    ("did not complain", "that taxes rose", "opposes", True, "neither"),
    ("mocked", "“The dam has not failed, you have.”", "opposes", False, "so"),
    ("rejected", "“The dam has not failed, you have.”", "opposes", False, "not-so"),
    ("declined", "to directly respond to a question", "declines", False, "neither"),
    ("refused", "to fully specify the terms", "declines", False, "neither"),
    ("refused", "to openly back the tax", "declines", False, "not-so"),
    ("refused", "to reply to letters", "declines", False, "neither"),
]


@pytest.mark.parametrize(("cue", "content", "modality", "negated", "polarity"), DEVELOPED_ON)
def test_polarity_is_what_is_said_of_the_content(
    cue: str, content: str, modality: Modality, negated: bool, polarity: Polarity
):
    assert polarity_of(modality, negated=negated, cue=cue, content=content) == polarity


@pytest.mark.parametrize(("cue", "content", "modality", "negated", "polarity"), HELD_OUT)
def test_cue_once_held_out_has_its_polarity_too(
    cue: str, content: str, modality: Modality, negated: bool, polarity: Polarity
):
    assert polarity_of(modality, negated=negated, cue=cue, content=content) == polarity


@pytest.mark.parametrize(("cue", "content", "modality", "negated", "polarity"), SECOND)
def test_cue_of_the_second_list_has_its_polarity_too(
    cue: str, content: str, modality: Modality, negated: bool, polarity: Polarity
):
    assert polarity_of(modality, negated=negated, cue=cue, content=content) == polarity


def test_what_nobody_says_is_not_said():
    assert polarity_of("asserts", cue="said", content="that taxes rose", source="Nobody") == "neither"
    assert polarity_of("believes", cue="believes", content="that taxes rose", source="No one") == "not-so"


@pytest.mark.parametrize(("cue", "content", "modality", "negated", "polarity"), THIRD)
def test_cue_of_the_third_list_has_its_polarity_too(
    cue: str, content: str, modality: Modality, negated: bool, polarity: Polarity
):
    assert polarity_of(modality, negated=negated, cue=cue, content=content) == polarity
