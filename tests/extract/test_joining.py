"""The model's findings beside those of the rules."""

from candidates import found
from parses import parse, words

from kg.extract.attributions import find_findings
from kg.extract.reading import Reading
from kg.extract.tagger.trained import trained_findings


def test_what_holds_the_cue_of_a_report_is_not_told_inside_it() -> None:
    text = "Rao testified that “none of the ships in the port” were picked by Kim."
    content = "that “none of the ships in the port” were picked by Kim"
    doc = parse(text)
    reading = Reading(doc)
    trained = trained_findings(reading, [found(text, "Rao", "testified", content, confidence=0.5)])
    assert [words(doc, one.cue) for one in find_findings(reading, trained)] == ["testified"]
