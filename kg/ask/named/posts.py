"""A role in words → the bodies for which its holder speaks: "FBI Director", "spokesman for the FBI" → FBI.

Roles are read as two patterns: POST of BODY, BODY POST. Who held it, holds a part of it, or is only near
it ("former FBI director", "deputy head of the FBI", "critic of the FBI", "envoy to Russia") is none.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, cast

from kg.language.en.fold import fold_name, fold_words
from kg.language.en.gazetteer import find_country
from kg.language.word_lists import read_rows, read_words

PostKind = Literal["any", "organisation", "state", "both"]

_LISTS_OF_COMMON_WORDS = (
    "nouns/organisation_nouns",
    "bodies/nouns_of_any_body",
    "bodies/nouns_of_public_bodies",
    "bodies/parts",
    "names/titles",
    "names/title_qualifiers",
)
_POSTS = {tuple(words.split()): cast(PostKind, kind) for words, kind in read_rows("persons/posts_that_speak")}
_BEFORE = read_words("persons/words_before_posts")
_UNDER = frozenset({"assistant", "associate", "deputy", "press"})  # before "spokesman": still one who speaks
_OF_PORTFOLIOS = frozenset({"minister", "secretary"})  # "Indian Defence Minister"
_NOT_NOW = read_words("persons/words_of_no_post_now")
_PARTS = read_words("bodies/parts_that_speak")
_SORTS = read_words("bodies/sorts_of_parts") | {"defence", "and", "of"}
_COMMON = frozenset().union(*map(read_words, _LISTS_OF_COMMON_WORDS)) | _SORTS
_DETERMINERS = read_words("grammar/determiners")
_LONGEST_POST = max(map(len, _POSTS))
_MOST_SORTS = 3  # words between a country and its minister: "British Foreign and Commonwealth minister"

_ENDINGS = sorted({words[-1].rpartition("-")[2] for words in _POSTS} | _PARTS | {"statement"})
_TELLING = re.compile(rf"\b(?:{'|'.join(_ENDINGS)})\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_][\w.&’'‘-]*")
_LEADING = re.compile(r"^(?:who(?:'s|’s| is)|is|also|now)\s+", re.IGNORECASE)
_BELONGS = re.compile(r"\s+(of|for|at|with|from|to)\s+(?:the\s+)?", re.IGNORECASE)
_END = re.compile(
    r",|;|:|\(|\s[-–—]|\s(?:who|which|that|where|when|whose|and|in|on|during|since|under|told|said)\s"
)
_STATE = re.compile(r"\bsecretary of state\b", re.IGNORECASE)
_ISSUED = re.compile(
    r"^(?:\w+ ){0,2}statement (?:from|by|of|(?:issued|released|posted) by)\s+(?:the\s+)?(?P<body>.+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Post:
    """A body, as it is named in a role, and of what kind of body such a post is.

    `before`: the body is named first, where of a place the post may be that of a branch ("Iowa spokesman").
    """

    body: str
    kind: PostKind
    before: bool = False

    def speaks_for(self, names: frozenset[str], *, is_place: bool) -> bool:
        """Tell whether the body, or what it is a part of, is the one of these folded names."""
        if _key(self.body) not in names:
            return bool(bodies_of(self.body) & names)
        if self.kind == "any":
            return not (is_place and self.before) or find_country(self.body) is not None
        return self.kind == "both" or (self.kind == "state") == is_place


def find_posts(role: str) -> tuple[Post, ...]:
    """Return the posts that a role, or a description of a speaker, says its holder holds."""
    words = _STATE.sub("secretary-of-state", _LEADING.sub("", " ".join(role.split())))
    if issued := _ISSUED.match(words):
        return (Post(_cut(issued["body"]), "any"),)
    parted = _BELONGS.search(words)
    front = words[: parted.start()] if parted else words
    if _NOT_NOW & set(re.findall(r"[a-z]+", front.lower())):
        return ()
    if parted is None or parted[1].lower() == "to":
        return tuple(_before_post(_END.split(f"{front} ", maxsplit=1)[0]))
    kind = _post_alone(front)
    if kind == "any" or (kind and parted[1].lower() == "of"):
        body = words[parted.end() :]
        return () if kind != "any" and _is_of_a_branch(body) else (Post(_cut(body), kind),)
    return ()


def may_speak(words: str) -> bool:
    """Tell whether a post or a part of a body may stand in some words, which is quick to see."""
    return _TELLING.search(words) is not None


def drop_past(role: str) -> str:
    """Return a role without the words by which it is one of the past or the future."""
    return " ".join(word for word in re.split(r"[\s-]+", role) if word.lower() not in _NOT_NOW)


def bodies_of(name: str) -> frozenset[str]:
    """Return the folded names of what a body is a part of: "the Turkish government" → turkey."""
    return frozenset(_key(words) for words in _wholes(name)) - {_key(name)}


def keys_of_body(names: Iterable[str]) -> frozenset[str]:
    """Return the folded names by which a body may be named in a role; "campaign" alone names none."""
    return frozenset(key for name in names if (key := _key(name)) and not _is_common(name, key))


def _is_of_a_branch(words: str) -> bool:
    """Tell whether a body may be only the one in some place: "the Union in Ohio"."""
    return re.search(r"\sin\s+(?:the\s+)?[A-Z]", words.split(",")[0]) is not None


def _is_common(name: str, key: str) -> bool:
    """Tell whether a name is a mere word for a body; "State Department" is a name as it is written."""
    words = _WORD.findall(name)
    written_as_name = len(words) > 1 and all(word[0].isupper() for word in words)
    return set(key.split()) <= _COMMON and not written_as_name


def _before_post(words: str) -> Iterator[Post]:
    """Yield the post at the end of some words, of the body that stands in front of it."""
    parts = words.split()
    for length in range(min(_LONGEST_POST, len(parts) - 1), 0, -1):
        kind = _POSTS.get(tuple(part.lower() for part in parts[-length:]))
        if kind is None:
            continue
        body = parts[:-length]
        idle = _BEFORE | _UNDER if kind == "any" else _BEFORE
        while body and body[0].lower() in idle | _DETERMINERS:
            body = body[1:]
        while body and body[-1].lower() in idle:
            body = body[:-1]
        if body:
            yield Post(" ".join(body), kind, before=True)
            if parts[-1].lower() in _OF_PORTFOLIOS:
                yield from (Post(country, "state") for country in _minister_of(body))
        return


def _minister_of(body: list[str]) -> Iterator[str]:
    """Yield the country of "Indian Defence" and "British Home", which stand before "Minister"."""
    for length in range(1, min(len(body), 4)):
        country = " ".join(body[:length])
        sorts = body[length:]
        if (
            find_country(country)
            and len(sorts) <= _MOST_SORTS
            and not _NOT_NOW & {one.lower() for one in sorts}
        ):
            yield country


def _post_alone(words: str) -> PostKind | None:
    """Return the kind of a post that is named without its body: "chief spokesman", "president and CEO"."""
    last = re.split(r"\s+and\s+|,\s*", words)[-1].split()
    for length in range(min(_LONGEST_POST, len(last)), 0, -1):
        kind = _POSTS.get(tuple(word.lower() for word in last[-length:]))
        if kind:
            rest = {word.lower() for word in last[:-length]}
            more = _UNDER if kind == "any" else _SORTS if kind in ("state", "both") else frozenset()
            return kind if rest <= _BEFORE | _DETERMINERS | more else None
    return None


def _wholes(name: str) -> Iterator[str]:
    """Yield a body's name, then what it is a part of that speaks for the whole."""
    yield name
    words = _WORD.findall(name)
    small = [word.lower() for word in words]
    for position, word in enumerate(small):
        if word not in _PARTS:
            continue
        behind = re.search(r"\b(?:of|from)\s+(?:the\s+)?(?P<whole>[A-Z].*)$", name)
        if behind and set(small[:position]) <= _SORTS | _DETERMINERS:
            yield behind["whole"].rsplit(" of ", 1)[-1]
        elif position and position == len(small) - 1:
            whole = words[:position]
            while whole and whole[-1].lower() in _SORTS:
                whole = whole[:-1]
            if whole:
                yield " ".join(whole)


def _cut(words: str) -> str:
    """Return the name at the beginning of some words; of "a group Open Ports" what is written as a name."""
    name = _END.split(f"{words} ", maxsplit=1)[0].strip()
    described = re.match(r"(?:[a-z][\w-]*\s+)+(?=[A-Z])", name)
    return name[described.end() :] if described and not _BELONGS.search(f" {described[0]}") else name


def _key(name: str) -> str:
    """Return a folded name, of a country its own in any form: "Tajik" as "Tajikistan"."""
    country = find_country(name.strip().removesuffix("'s").removesuffix("’s"))
    return " ".join(fold_words(country.name)) if country else fold_name(name)
