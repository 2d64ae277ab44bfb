"""Which claims that have the words of something do say it, as far as the judge of claims can tell.

"Never was anyone more qualified than Clinton" has all the words of "Clinton is not qualified".
"""

from collections.abc import Sequence

from kg.errors import ModelError
from kg.model import Claim
from kg.relate.words.content_words import is_clause

# Of 31 first claims of eleven such questions to a store of `polnear_train` and the seeds 26 are told rightly.
LEAST_SAME = 0.5


def find_doubted(words: str, claims: Sequence[Claim]) -> frozenset[str]:
    """Return the ids of claims of which it is doubtful that they say what some words say.

    Of words that are no clause ("more than 40 camps") nothing is doubted, nor where the judge cannot be read.
    """
    if not claims or not is_clause(words):
        return frozenset()
    from kg.relate.models.judge import shipped_judge  # slow, and other questions do without
    from kg.relate.models.judge_text import JudgedClaim

    asked = JudgedClaim("a report", "said", "so", None, None, "A report said", f"that {words}", ".")
    pairs = [
        (
            asked,
            JudgedClaim(
                claim.speaker.name if claim.speaker else "",
                claim.cue.text,
                claim.polarity,
                None,
                None,
                "",
                claim.content.text,
                "",
            ),
        )
        for claim in claims
    ]
    try:
        answers = shipped_judge().judge(pairs)
    except ModelError:
        return frozenset()
    return frozenset(
        claim.id for claim, answer in zip(claims, answers, strict=True) if answer[0] < LEAST_SAME
    )
