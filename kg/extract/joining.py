"""The trained model's attributions and those of the rules, as one list."""

from kg.extract.ranges import Range, covering
from kg.extract.reading import Finding

# Believed where the model found nothing. Of quotations that the rules alone have, 1 in 6 was right on dev.
SURE_RULES = frozenset({"according", "tail"})


def beside_trained(trained: list[Finding], ruled: list[Finding]) -> list[Finding]:
    """Return the model's findings with those of the rules that add to them.

    A rule's finding stays where it is a report that stands wholly inside one of the model's, or where its
    rule is sure and the model has none of its words.
    """
    words = _tokens(trained, "cue") | _tokens(trained, "content")
    cues = _tokens(trained, "cue")
    pieces = [piece for finding in trained for piece in finding.content]
    inside = covering(pieces, [finding.extent for finding in ruled])
    kept = list(trained)
    for finding, holders in zip(ruled, inside, strict=True):
        said = [i for piece in (*finding.cue, *finding.content) for i in range(*piece)]
        if (holders and not cues.intersection(said)) or (
            finding.rule in SURE_RULES and not words.intersection(said)
        ):
            kept.append(finding)
    return kept


def _tokens(findings: list[Finding], role: str) -> set[int]:
    ranges: list[Range] = [piece for finding in findings for piece in getattr(finding, role)]
    return {i for piece in ranges for i in range(*piece)}
