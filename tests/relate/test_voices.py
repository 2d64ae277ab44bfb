"""Whether two claims have two speakers."""

from dataclasses import replace

import pytest
from statements import stated

from kg.model import Named
from kg.relate.voices import voices_of


def by(name: str | None, type: str = "PERSON", **fields):
    speaker = Named(f"id:{name}", name, type) if name else None  # type: ignore[arg-type]
    return replace(stated("the bridge is closed"), speaker=speaker, source=name or "", **fields)


@pytest.mark.parametrize(
    ("one", "other", "voices"),
    [
        (by("Ann Lee"), by("Ann Lee"), "one"),
        (by("Ann Lee"), by("Lee"), "one"),
        (by("U. S. Survey", "ORG"), by("U.S. Survey", "ORG"), "one"),
        (by("Ann Lee"), by("Bo Rao"), "two"),
        (by("Ann Lee"), by("Acme", "ORG"), "two"),
        (by("Ann Lee"), by("Acme", "ORG", via=("id:Ann Lee",)), "told"),
        (by("Ann Lee"), by("Lee's campaign", "ORG"), "near"),
        (by("Acme", "ORG"), by("Bo Rao", roles=("spokesman of Acme",)), "near"),
        (by("Ann Lee"), by(None), "unclear"),
        (by("Ann Lee"), by("Police", "ORG"), "unclear"),
        (by("Ann Lee"), by("Western officials"), "unclear"),
        (by("Ann Lee"), by("Morning Herald", "ORG"), "unclear"),
        (by("Ann Lee"), by("Nieto"), "unclear"),
    ],
)
def test_speakers_are_told_apart(one, other, voices: str):
    assert voices_of(one, other) == voices_of(other, one) == voices
