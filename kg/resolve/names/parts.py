"""Parts of organisations and countries: whose "Secretariat", "Foreign Ministry" or "Council" a name means."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.language.en.fold import fold_name
from kg.language.word_lists import read_words
from kg.model import Mention
from kg.resolve.names.kinds import kind_of

# What organisations and countries have one of each. Such a name alone says nothing outside its document.
PARTS = read_words("bodies/parts")
SORTS = read_words("bodies/sorts_of_parts")
OF = re.compile(r"\s+(?:of|for|to)\s+(?:the\s+)?", re.IGNORECASE)
POSSESSIVE = re.compile(r"['’]s?\s+")


def with_wholes(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """Return mentions where a part's text tells its whole: "Secretariat" becomes "Secretariat of the CSTO".

    Spans stay. Only names are looked at, and only a whole that stands straight behind ("of the CSTO") or
    before ("Tajikistan's").
    """
    whole = list(mentions)
    names = [index for index, mention in enumerate(mentions) if mention.form == "name"]
    for position, index in enumerate(names):
        mention = mentions[index]
        if kind_of(mention.type) == "PERSON" or not is_part(fold_name(mention.text)):
            continue
        before = mentions[names[position - 1]] if position else None
        behind = mentions[names[position + 1]] if position + 1 < len(names) else None
        if behind and OF.fullmatch(text[mention.span.end : behind.span.start]):
            whole[index] = replace(mention, text=text[mention.span.start : behind.span.end], type="ORG")
        elif before and POSSESSIVE.fullmatch(text[before.span.end : mention.span.start]):
            whole[index] = replace(mention, text=text[before.span.start : mention.span.end], type="ORG")
    return whole


def is_part(key: str) -> bool:
    """Tell whether a folded name is a part without its whole: "foreign ministry", "secretariat"."""
    words = key.split()
    return bool(words) and words[-1] in PARTS and all(word in SORTS for word in words[:-1])
