"""Words of change that news uses, as the two poles of one scale each. Written by hand; WordNet has the rest.

A word may stand on several scales: what is "stable" is neither "tense" nor "deteriorating".
"""

from kg.language.word_lists import read_rows

# Scale: (words of one pole, words of the other). What has a "+" tells of a change behind "more" alone: "more
# difficult" is worse than before, "difficult" need not be.
SCALES: dict[str, tuple[str, str]] = {
    scale: (one, other) for scale, one, other in read_rows("statements/scales")
}

IRREGULAR_VERBS = {form: verb for verb, forms in read_rows("forms/irregular_verbs") for form in forms.split()}
