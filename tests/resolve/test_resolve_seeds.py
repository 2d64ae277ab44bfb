"""The sample articles, read and checked by eye: who their speakers are, across all five."""

import pytest
from places import SEEDS

from kg.extract import Extractor
from kg.model import Entity
from kg.read import read_file
from kg.resolve.corpus.joints import resolve_corpus
from kg.resolve.document.resolution import resolve_document

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def speakers() -> dict[str, Entity]:
    """Return the entities that say something, by name."""
    documents = [document for path in sorted(SEEDS.glob("*.txt")) for document in read_file(path)]
    extractions = Extractor().extract(documents)
    resolutions = [resolve_document(*pair) for pair in zip(documents, extractions, strict=True)]
    entities = resolve_corpus(referent for resolution in resolutions for referent in resolution.referents)
    entity_of = {referent: entity for entity in entities for referent in entity.referents}
    return {
        entity.name: entity
        for resolution in resolutions
        for speaker in resolution.speakers
        if speaker is not None
        for entity in [entity_of[resolution.referents[speaker].id]]
    }


@pytest.mark.parametrize(
    "name",
    [
        "Emomali Rahmon", "Kassym-Jomart Tokayev", "Natalia Kharitonova", "Omar Nessar", "Khasan Sultonov",
        "Stanislav Zas", "Anatoly Antonov", "Zabihullah Mujahid", "Alexei Leonkov", "Yuri Knoutov",
        "Zamir Kabulov", "Collective Security Treaty Organization", "Islamic Emirate", "Taliban", "TASS",
        "Secretariat of the Collective Security Treaty Organisation", "Tajik intelligence", "Western media",
    ],
)  # fmt: skip
def test_a_speaker_of_the_articles_is_found(speakers: dict[str, Entity], name: str) -> None:
    assert name in speakers


def test_both_spellings_of_rahmon_are_one_and_tokayev_is_not_he(speakers: dict[str, Entity]) -> None:
    rahmon = speakers["Emomali Rahmon"]
    assert {"Emomali Rahmon", "Emomali Rakhmon", "Rahmon", "Rakhmon"} == set(rahmon.aliases)
    assert len(rahmon.referents) == 4
    assert speakers["Kassym-Jomart Tokayev"].aliases == ("Kassym-Jomart Tokayev",)


def test_the_organisation_has_its_acronym_and_is_not_its_secretariat(speakers: dict[str, Entity]) -> None:
    csto = speakers["Collective Security Treaty Organization"]
    assert {"CSTO", "CTSC", "Collective Security Treaty Organisation"} <= set(csto.aliases)
    assert not any("ecretariat" in alias for alias in csto.aliases)


def test_an_editor_is_a_person_with_the_whole_role() -> None:
    (document,) = read_file(next(SEEDS.glob("004_*.txt")))
    (extraction,) = Extractor(extractor="rules").extract([document])
    editor = next(
        referent
        for referent in resolve_document(document, extraction).referents
        if referent.name == "Alexei Leonkov"
    )
    assert editor.type == "PERSON"
    assert editor.roles == ("Military expert and editor of Arsenal of the Fatherland magazine",)
