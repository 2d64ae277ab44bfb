"""Words of change that news uses, as the two poles of one scale each. Written by hand; WordNet has the rest.

A word may stand on several scales: what is "stable" is neither "tense" nor "deteriorating".
"""

from kg.language.word_lists import read_rows

# Behind "more" these tell of a change: "more difficult" is worse than before, "difficult" need not be.
COMPARED = "more less increasingly ever".split()

# Scale: (words of one pole, words of the other).
SCALES: dict[str, tuple[str, str]] = {
    scale: (one, other) for scale, one, other in read_rows("statements/scales")
}

IRREGULAR_VERBS = {form: verb for verb, forms in read_rows("forms/irregular_verbs") for form in forms.split()}
