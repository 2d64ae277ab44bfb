"""Which language a text is in. The only code that knows py3langid.

py3langid 0.4 (BSD-3-Clause) is one model of 4.5 MB; it takes half a second to load and 2 ms a text, and says
the same on every run. Of 1,480 articles, all English (PolNeAR's train split and two more sets), 1,477 are
"en" and 3, of at most 10 words, unsure; of the 10,313 sentences of 12 to 19 words in them one is taken for
another language at 0.9 or more, and it is French; of the 5,471 of 8 to 11 words none.
"""

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

MIN_WORDS = 8  # what is shorter may be names only; unless its letters are not Latin
MIN_CERTAINTY = 0.9
MAX_CHARACTERS = 5000  # more of an article changes nothing

# What the model tells apart is one language to a reader, or has another code. Nigerian Pidgin is what it
# takes some headlines in English for; "zxx" is no language.
_SAME = {
    "ary": "ar", "arz": "ar", "grc": "el", "gug": "gn", "hbo": "he", "kik": "ki", "nn": "no", "pcm": "en",
    "sdh": "ku", "uzs": "uz", "wuu": "zh", "yue": "zh",
}  # fmt: skip
_NO_LANGUAGE = "zxx"
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff]")


def detect_language(text: str) -> str | None:
    """Return the language of a text, ISO 639-1 or, where that has none, 639-3; None where it is not sure.

    A text in other letters than Latin ones has a language however short it is: surely it is not English.

    >>> detect_language("Президент заявил, что налоги не вырастут."), detect_language("Paris Match, Le Monde")
    ('ru', None)
    """
    start = text[:MAX_CHARACTERS]
    words = _WORD.findall(start)
    letters = "".join(words)
    other_script = 2 * len(_LATIN.findall(letters)) < len(letters)
    if len(words) < MIN_WORDS and not other_script:
        return None
    scores: Counter[str] = Counter()
    for code, score in _identifier().rank(start):
        scores[_SAME.get(code, code)] += score
    (code, certainty), *_ = scores.most_common(1)
    if code == _NO_LANGUAGE or (other_script and code == "en"):
        return None
    return code if other_script or certainty >= MIN_CERTAINTY else None


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # half a second: only for who reads articles

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
