"""The trained model's attributions and those of the rules, as one list."""

from kg.extract.nesting import confidence_of
from kg.extract.ranges import Range, covering
from kg.extract.reading import Finding

MIN_CONFIDENCE_ALONE = 0.8  # of a rule, to be believed where the model found nothing


def beside_trained(trained: list[Finding], ruled: list[Finding]) -> list[Finding]:
    """Return the model's findings with those of the rules that add to them.

    A rule's finding is left out where the model has its cue, or has other words of its content; it stays
    where it is a report inside one of the model's, or is sure and stands alone.
    """
    cues = _tokens(trained, "cue")
    contents = _tokens(trained, "content")
    pieces = [piece for finding in trained for piece in finding.content]
    kept = list(trained)
    for finding, holders in zip(ruled, covering(pieces, [f.cue[0] for f in ruled]), strict=True):
        if any(i in cues for piece in finding.cue for i in range(*piece)):
            continue
        alone = not any(i in contents or i in cues for piece in finding.content for i in range(*piece))
        if holders or (alone and confidence_of(finding) >= MIN_CONFIDENCE_ALONE):
            kept.append(finding)
    return kept


def _tokens(findings: list[Finding], role: str) -> set[int]:
    ranges: list[Range] = [piece for finding in findings for piece in getattr(finding, role)]
    return {i for piece in ranges for i in range(*piece)}
