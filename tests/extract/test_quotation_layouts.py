"""One quotation in many layouts, read by the whole extractor: its words are the same in each."""

import re

import pytest

from kg.extract import Extractor
from kg.model import Document, Span

pytestmark = pytest.mark.model

FIRST, SECOND, THIRD = "The port is safe and open", "The ships may come back this week", "We are glad of it"
LAYOUTS = {
    "one paragraph": "“{0},” Ana Rao said. “{1}. {2}.” Kim Dahl left the room.",
    "a paragraph each": "“{0},” Ana Rao said.\n\n“{1}. {2}.”\n\nKim Dahl left the room.",
    "reopened at each paragraph": "“{0},” Ana Rao said.\n\n“{1}.\n\n“{2}.”\n\nKim Dahl left the room.",
    "reopened at each sentence": "“{0},” Ana Rao said. “{1}. “{2}.” Kim Dahl left the room.",
    "a sentence a line": "“{0},” Ana Rao said.\n“{1}.\n{2}.”\nKim Dahl left the room.",
    "a sentence a line, reopened": "“{0},” Ana Rao said.\n“{1}.\n“{2}.”\nKim Dahl left the room.",
    "a sentence a line, typed": "`` {0}, '' Ana Rao said.\n`` {1}.\n{2}. ''\nKim Dahl left the room.",
    "marks spaced away": '" {0} , " Ana Rao said . " {1} . {2} . " Kim Dahl left the room .',
    "mark glued to the next word": '"{0}, "Ana Rao said.\n"{1}.\n{2}. "\nKim Dahl left the room.',
    "opening mark used to close": "`` {0}, `` Ana Rao said.\n`` {1}.\n{2}. ``\nKim Dahl left the room.",
    "doubled marks": "““{0},”” Ana Rao said. ““{1}. {2}.”” Kim Dahl left the room.",
    "no opening mark": '"{0}," Ana Rao said. {1}. {2}." Kim Dahl left the room.',
    "British marks": "‘{0},’ Ana Rao said. ‘{1}. {2}.’ Kim Dahl left the room.",
    "British marks, a paragraph each": "‘{0},’ Ana Rao said.\n\n‘{1}. {2}.’\n\nKim Dahl left the room.",
    "cue in the middle": "“{0}.\n{1},” Ana Rao said.\n“{2} at the port.”\nKim Dahl left the room.",
    "cue before": "Ana Rao said: “{0}.\n\n“{1}.\n\n“{2}.”\n\nKim Dahl left the room.",
}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_whole_quotation_is_one_content(extractor: Extractor, layout: str) -> None:
    text = LAYOUTS[layout].format(FIRST, SECOND, THIRD)
    (rao,) = next(extractor.extract([document(text)])).attributions
    words = re.findall(r"\w+", " ".join(span.cut(text) for span in rao.content))
    assert words[:18] == f"{FIRST} {SECOND} {THIRD}".split()
    assert "Dahl" not in words


@pytest.mark.parametrize(
    "text",
    [
        "“The port is safe,” Ana Rao said.\n\n“The ships may come back,” Kim Dahl said.",
        "“The port is safe,” Ana Rao said.\n“The ships may come back,” Kim Dahl said.",
        "“The port is safe,” Ana Rao said. Kim Dahl replied: “The ships may come back.”",
        "`` The port is safe, '' Ana Rao said.\n`` The ships may come back, '' Kim Dahl said.",
    ],
)
def test_quotation_never_goes_past_another_cue(extractor: Extractor, text: str) -> None:
    found = next(extractor.extract([document(text)])).attributions
    assert ["ships" in "".join(span.cut(text) for span in one.content) for one in found] == [False, True]


def document(text: str) -> Document:
    return Document("d", "d.txt", text, (Span(0, len(text)),))
