"""Who passed a report on: outlets and channels between the speaker and the article."""

from kg.extract.reading import Finding, Reading


def with_chain(reading: Reading, finding: Finding) -> Finding:
    """Return the finding with the outlets and channels it came through, outermost first."""
    return finding
