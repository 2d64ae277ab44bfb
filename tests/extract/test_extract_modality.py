"""Modality and negation of reports, by the trained model with the rules, and by the rules alone.

`DEVELOPED_ON` are cues that the lexicons were written with. `HELD_OUT` are cue words of general English,
fixed before any of them was tried, but after a look at the lexicons and so with a bias to what these
lacked: 10 of its 47 rows were right at first, and in 2 of the others nothing was found. The lexicons were
then widened by classes of words (conjecture, emotion, command), so it is held out no longer.
"""

from functools import cache

import pytest

from kg.extract import Extractor
from kg.extract.pipeline import ExtractorKind
from kg.model import Attribution, Document, Modality, Span

Row = tuple[str, Modality, bool]

DEVELOPED_ON: list[Row] = [
    ("Rao said that taxes had risen.", "asserts", False),
    ("Rao made it clear that the port would close.", "asserts", False),
    ("Rao confirmed that the port had closed.", "asserts", False),
    ("Rao denied that the port had closed.", "denies", False),
    ("Rao issued a denial that the port had closed.", "denies", False),
    ("Rao predicted that the river would rise.", "predicts", False),
    ("Rao warned that the dam would break.", "predicts", False),
    ("Rao issued a warning that the dam would break.", "predicts", False),
    ("Rao proposed that the tax be cut.", "proposes", False),
    ("Rao recommended that the tax be cut.", "proposes", False),
    ("Rao put forward a proposal to cut the tax.", "proposes", False),
    ("Rao urged farmers to leave the valley.", "requests", False),
    ("Rao demanded that the army leave the valley.", "requests", False),
    ("Rao issued a call to end the strike.", "requests", False),
    ("Rao vowed to fight the ruling.", "commits", False),
    ("Rao promised that the school would reopen.", "commits", False),
    ("Rao made a promise to reopen the school.", "commits", False),
    ("Rao threatened that he would close the border.", "threatens", False),
    ("Rao issued a threat that he would close the border.", "threatens", False),
    ("Rao announced that the border would close.", "announces", False),
    ("Rao made the announcement that the border would close.", "announces", False),
    ("Rao believes that the border will close.", "believes", False),
    ("Rao is confident that the border will open.", "believes", False),
    ("Rao is of the opinion that the border will open.", "believes", False),
    ("Rao feared that the dam would break.", "fears", False),
    ("Rao expressed concern that the dam would break.", "fears", False),
    ("Rao was worried that the dam would break.", "fears", False),
    ("Rao hopes that the talks will resume.", "hopes", False),
    ("Rao expressed hope that the talks would resume.", "hopes", False),
    ("Rao is hopeful that the talks will resume.", "hopes", False),
    ("Rao praised the plan.", "supports", False),
    ("Rao voiced support for the plan.", "supports", False),
    ("Rao criticized the plan.", "opposes", False),
    ("Rao expressed opposition to the plan.", "opposes", False),
    ("Rao asked whether the plan would work.", "asks", False),
    ("Rao wondered whether the plan would work.", "asks", False),
    ('"Will the plan work?" Rao asked.', "asks", False),
    ("Rao declined to comment on the plan.", "declines", False),
    ("Rao refused to say whether the plan would work.", "declines", False),
    ("Rao did not say when the mine would reopen.", "asserts", True),
    ("Rao never promised that the mine would reopen.", "commits", True),
    ("Rao doesn't believe that the mine will reopen.", "believes", True),
    ("Rao is not worried that the dam will break.", "fears", True),
    ("Rao has not confirmed that the mine will reopen.", "asserts", True),
    ("Rao stated that no mine would reopen.", "asserts", False),
    ("Rao called on the government to resign.", "requests", False),
    ("Rao called for the complete repeal of the law.", "requests", False),
    ("Rao condemned the attack on the school.", "opposes", False),
    ("Rao slammed the plan.", "opposes", False),
    ("Rao ruled out a rise in rates.", "opposes", False),
    ("Rao spoke out against the tax.", "opposes", False),
    ("Rao is hoping the talks will resume.", "hopes", False),
    ("Rao expects the harvest to fall.", "predicts", False),
    ("Rao projects that sales will double.", "predicts", False),
    ('"Is the dam safe?" Rao said.', "asks", False),
]
HELD_OUT: list[Row] = [
    ("Rao speculated that the bank would close.", "believes", False),
    ("Rao surmised that the ship had left the port.", "believes", False),
    ("Rao conjectured that the temple was older.", "believes", False),
    ("Scientists hypothesized that the lake had dried up.", "believes", False),
    ("The board presumed that the pilot was dead.", "believes", False),
    ("Rao held that the law was unjust.", "believes", False),
    ("Rao perceived that the minister was losing.", "believes", False),
    ("The commission documented that 40 villages had been burned.", "asserts", False),
    ("Rao rejoiced that the war was over.", "supports", False),
    ("Rao forbade the villagers to leave the valley.", "requests", False),
    ("Rao confided that he had lost the letter.", "asserts", False),
    ("Rao objected that the price was too high.", "opposes", False),
    ("Rao deduced that the guard had lied.", "believes", False),
    ("Rao inferred that the guard had lied.", "believes", False),
    ("Rao theorized that the fire began in the attic.", "believes", False),
    ("Rao prophesied that the river would rise.", "predicts", False),
    ("Rao offered to mediate between the two sides.", "commits", False),
    ("Rao pressured the council to resign.", "requests", False),
    ("Rao pleaded with the court to free his son.", "requests", False),
    ("Rao regretted that the talks had failed.", "opposes", False),
    ("Rao made an admission that he had lied.", "asserts", False),
    ("Rao expressed certainty that the bill would pass.", "believes", False),
    ("Rao raised the objection that the plan cost too much.", "opposes", False),
    ("Rao gave an undertaking that the mine would reopen.", "commits", False),
    ("Rao voiced suspicion that the ballots had been forged.", "believes", False),
    ("Rao expressed sorrow that the school had burned down.", "opposes", False),
    ("Rao's guess is that the port will close.", "believes", False),
    ("Rao expressed eagerness to sign the treaty.", "hopes", False),
    ("Rao voiced relief that the hostages had been freed.", "supports", False),
    ("Rao voiced misgivings about the dam.", "fears", False),
    ("Rao made an offer to mediate between the two sides.", "commits", False),
    ("Rao issued an edict that all shops must close.", "requests", False),
    ("Rao expressed consternation that the talks had failed.", "opposes", False),
    ("Rao expressed satisfaction that the talks had resumed.", "supports", False),
    ("Rao was relieved that the hostages had been freed.", "supports", False),
    ("Rao was sorry that the school had burned down.", "opposes", False),
    ("Rao was annoyed that the train was late.", "opposes", False),
    ("Rao was ashamed that the army had fled.", "opposes", False),
    ("Rao was positive that the guard had lied.", "believes", False),
    ("Rao was adamant that the guard had lied.", "asserts", False),
    ("Rao was insistent that the guard had lied.", "asserts", False),
    ("Rao was frightened that the dam would break.", "fears", False),
    ("Rao was scared that the dam would break.", "fears", False),
    ("Rao is committed to rebuilding the school.", "commits", False),
    ("Rao was delighted that the talks had resumed.", "supports", False),
    ("Rao was thrilled that the talks had resumed.", "supports", False),
    ("Rao was loath to discuss the merger.", "declines", False),
]
NOT_FOUND = {
    "Rao gave an undertaking that the mine would reopen.",
    "Rao is committed to rebuilding the school.",
}

pytestmark = pytest.mark.model


@pytest.mark.parametrize(("sentence", "modality", "negated"), DEVELOPED_ON)
def test_cue_tells_what_is_made_of_the_content(sentence: str, modality: Modality, negated: bool) -> None:
    found = _outermost("auto")[sentence]
    assert [(one.modality, one.negated) for one in found] == [(modality, negated)]


@pytest.mark.parametrize(
    ("sentence", "modality", "negated"), [row for row in HELD_OUT if row[0] not in NOT_FOUND]
)
def test_cue_once_held_out_does_too(sentence: str, modality: Modality, negated: bool) -> None:
    found = _outermost("auto")[sentence]
    assert [(one.modality, one.negated) for one in found] == [(modality, negated)]


@pytest.mark.parametrize("sentence", sorted(NOT_FOUND))
@pytest.mark.xfail(reason="neither the model nor the rules take this for a report", strict=True)
def test_report_without_known_cue_is_found(sentence: str) -> None:
    assert _outermost("auto")[sentence]


@pytest.mark.parametrize(("sentence", "modality", "negated"), DEVELOPED_ON + HELD_OUT)
def test_rules_alone_are_not_wrong_where_they_find_a_report(
    sentence: str, modality: Modality, negated: bool
) -> None:
    for one in _outermost("rules")[sentence]:
        assert (one.modality, one.negated) == (modality, negated)


def test_rules_alone_find_most_reports() -> None:
    assert sum(map(bool, _outermost("rules").values())) >= 60  # of 92; 64 when this was measured


@cache
def _outermost(kind: ExtractorKind) -> dict[str, list[Attribution]]:
    """What is reported in each sentence, read as an article of its own."""
    rows = DEVELOPED_ON + HELD_OUT
    documents = [Document(text, text, text, (Span(0, len(text)),)) for text, _, _ in rows]
    return {
        found.document_id: [one for one in found.attributions if one.within is None]
        for found in Extractor(extractor=kind).extract(documents)
    }
