"""Who passed a report on: outlets and channels between the speaker and the article."""

from kg.extract.reading import Finding, Ranges, Reading


def find_chain(reading: Reading, finding: Finding) -> tuple[Ranges, Ranges]:
    """Return the source and the channels it came through, outermost first."""
    return finding.source, ()
