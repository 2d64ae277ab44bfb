"""An Obsidian vault: a folder of Markdown notes, one for each speaker, topic and story, linked both ways.

    Speakers/NAME.md   what he said, oldest first: statement, exact words, where, what it is about, its links
    Topics/NAME.md     who said what about it, each line a link to the speaker's note
    Stories/TITLE.md   its articles, and what is said in them
    Start here.md      all of them

Each claim is a block of its own ("^c-1a2b3c4d") to which other notes point. What an article says is text and
nothing else; no name makes a file anywhere but in its folder, or two names one file.
"""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from kg.errors import ExchangeError
from kg.graph.selection import Selection
from kg.model import Claim, Link, Named, StoryLine
from kg.model.ids import SHORT_ID
from kg.model.relations import RELATIONS
from kg.present.briefing.markdown import escape
from kg.present.export.jsonld import is_web_address
from kg.present.terminal.plain import harmless, shorten
from kg.present.words import NOBODY, certainty, day_of, period_words, publication, statement
from kg.present.writing import write_whole
from kg.store.database import Store

SPEAKERS, TOPICS, STORIES, INDEX = "Speakers", "Topics", "Stories", "Start here"
_MOST_NAME = 80  # characters of a file's name, before what tells it from another one
_MOST_LINK = 160  # characters of a statement inside a link
_UNSAFE = re.compile(r'[\\/:*?"<>|#^\[\]%]')
# Windows opens devices by these names, whatever their ending.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_IN_LINKS = str.maketrans("[]|<>`", "()/‹›'")
_HEADINGS = {row.name: row.heading for row in RELATIONS}


def write_vault(store: Store, part: Selection, path: Path) -> Path:
    """Write the notes into the folder `path`, which is made if need be; return it as an absolute path.

    Notes of the same names are written anew; others that lie there stay.

    Raises:
        ExchangeError: They cannot be written there.
    """
    try:
        for folder in (SPEAKERS, TOPICS, STORIES):
            (path / folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExchangeError(f"{path}: no folder can be made there ({error.strerror})") from error
    for name, text in vault_notes(store, part):
        write_whole(path / f"{name}.md", [text.encode("utf-8", "replace")])
    return path.absolute()


def vault_notes(store: Store, part: Selection) -> Iterator[tuple[str, str]]:
    """Yield each note by its name, "Speakers/Ana Silva", in an order that is the same on every run."""
    vault = _Vault(store, part)
    yield INDEX, vault.index()
    for named in vault.speakers.values():
        yield vault.names[SPEAKERS, named.id], vault.speaker(named)
    if vault.unattributed:
        yield vault.names[SPEAKERS, ""], vault.nobody()
    for named in vault.topics.values():
        yield vault.names[TOPICS, named.id], vault.topic(named)
    for story in vault.stories:
        yield vault.names[STORIES, story.id], vault.story(story)


class _Vault:
    """What is in the notes, and how each of them is called."""

    def __init__(self, store: Store, part: Selection) -> None:
        self.claims = sorted(
            part.claims, key=lambda claim: (claim.document.published or "9999", claim.document.path, claim.id)
        )
        self.by_id = {claim.id: claim for claim in self.claims}
        self._documents = {line.id: line for line in part.documents}
        self._aliases = {line.id: line.aliases for line in part.entities}
        self._links = _by_side(part.links)
        self.speakers = {claim.speaker.id: claim.speaker for claim in self.claims if claim.speaker}
        self.topics = {named.id: named for claim in self.claims for named in claim.about}
        self.unattributed = [claim for claim in self.claims if claim.speaker is None]
        told = {line.id for line in part.documents}
        self.stories: list[StoryLine] = [
            story for story in store.stories.list() if told.intersection(story.documents)
        ]
        self._story_of = {document: story for story in self.stories for document in story.documents}
        self.names = self._named()

    def _named(self) -> dict[tuple[str, str], str]:
        names: dict[tuple[str, str], str] = {}
        for folder, many in (
            (SPEAKERS, [(one.id, one.name) for one in self.speakers.values()] + [("", NOBODY.capitalize())]),
            (TOPICS, [(one.id, one.name) for one in self.topics.values()]),
            (STORIES, [(one.id, one.title) for one in self.stories]),
        ):
            taken: set[str] = set()
            for identifier, name in many:
                names[folder, identifier] = f"{folder}/{_free(safe_name(name), identifier, taken)}"
        return names

    def index(self) -> str:
        parts = [
            "# Start here",
            f"{len(self.claims):,} claims, found by a program: verify before publishing.",
        ]
        for title, folder, many in (
            ("Stories", STORIES, [(one.id, one.title) for one in self.stories]),
            ("Speakers", SPEAKERS, [(one.id, one.name) for one in self.speakers.values()]),
            ("Topics", TOPICS, [(one.id, one.name) for one in self.topics.values()]),
        ):
            if many:
                ordered = sorted(many, key=lambda one: (one[1].casefold(), one[0]))
                lines = [f"- {self._to(folder, identifier, name)}" for identifier, name in ordered]
                parts += [f"## {title}", "\n".join(lines)]
        return "\n\n".join(parts) + "\n"

    def speaker(self, named: Named) -> str:
        said = [claim for claim in self.claims if claim.speaker and claim.speaker.id == named.id]
        about = [self._to(TOPICS, named.id, named.name)] if named.id in self.topics else []
        more = [f"What is said about it: {about[0]}."] if about else []
        return self._note(named, [*more, *map(self._claim, said)], kind="speaker")

    def nobody(self) -> str:
        return "\n\n".join([f"# {NOBODY.capitalize()}", *map(self._claim, self.unattributed)]) + "\n"

    def topic(self, named: Named) -> str:
        said = [claim for claim in self.claims if any(one.id == named.id for one in claim.about)]
        own = (
            [f"What it said: {self._to(SPEAKERS, named.id, named.name)}."]
            if named.id in self.speakers
            else []
        )
        lines = "\n".join(f"- {day_of(claim.document.published)} {self._block(claim)}" for claim in said)
        return self._note(named, [*own, lines], kind="topic")

    def story(self, story: StoryLine) -> str:
        documents = [self._documents[one] for one in story.documents if one in self._documents]
        articles = "\n".join(f"- {_published(line)}" for line in documents)
        said = [claim for claim in self.claims if claim.document.id in story.documents]
        lines = "\n".join(f"- {day_of(claim.document.published)} {self._block(claim)}" for claim in said)
        front = _front({"kg": story.id, "kind": "story"})
        title = f"# {plain(story.title)}\n\n{period_words(story)}"
        return "\n\n".join([front + title, "## Articles", articles, "## Claims", lines]) + "\n"

    def _note(self, named: Named, parts: Sequence[str], *, kind: str) -> str:
        aliases = [one for one in self._aliases.get(named.id, ()) if one != named.name]
        front = _front({"kg": named.id, "kind": kind, "type": named.type, "aliases": aliases})
        return front + "\n\n".join([f"# {plain(named.name)}", *filter(None, parts)]) + "\n"

    def _claim(self, claim: Claim) -> str:
        """Return a claim as a block: its statement with its mark, exact words, place, subjects, links."""
        story = self._story_of.get(claim.document.id)
        told = [
            "about " + ", ".join(self._to(TOPICS, one.id, one.name) for one in claim.about)
            if claim.about
            else "",
            f"in the story {self._to(STORIES, story.id, story.title)}" if story else "",
        ]
        lines = [
            f"- **{day_of(claim.document.published)}** {plain(statement(claim))} ^{_mark(claim)}",
            f"  - > {plain(claim.content.text)}",
            f"  - {_published(claim.document)}",
            *(f"  - {text}" for text in told if text),
            *(f"  - {self._linked(link, claim)}" for link in self._links.get(claim.id, ())),
        ]
        return "\n".join(lines)

    def _linked(self, link: Link, claim: Claim) -> str:
        other = self.by_id[link.b if link.a == claim.id else link.a]
        why = f"; {plain(link.why)}" if link.why else ""
        return f"{_HEADINGS[link.relation]}: {self._block(other)} ({certainty(link.score)}{why})"

    def _block(self, claim: Claim) -> str:
        """Return a link to where a claim stands in its speaker's note."""
        speaker = claim.speaker.id if claim.speaker else ""
        return f"[[{self.names[SPEAKERS, speaker]}#^{_mark(claim)}|{_alias(statement(claim))}]]"

    def _to(self, folder: str, identifier: str, name: str) -> str:
        return f"[[{self.names[folder, identifier]}|{_alias(name)}]]"


def safe_name(name: str) -> str:
    """Return a name that any system takes for a file's, and Obsidian for a note's; "" where nothing is left.

    >>> safe_name("../etc/passwd"), safe_name("What now? [1/2]"), safe_name("CON")
    ('etc passwd', 'What now 1 2', 'CON_')
    """
    visible = "".join(
        " " if unicodedata.category(one) in ("Cc", "Zl", "Zp") else one
        for one in unicodedata.normalize("NFC", name)
        if unicodedata.category(one) not in ("Cf", "Cs", "Co", "Cn")
    )
    short = " ".join(_UNSAFE.sub(" ", visible).split())[:_MOST_NAME].strip(". ")
    return f"{short}_" if _DEVICES.fullmatch(short) else short


def plain(text: str) -> str:
    """Return one line of text such that Obsidian shows it as it is: no link, tag, comment or highlight."""
    return escape(text).replace("%%", "%\\%").replace("==", "=\\=")


def _alias(text: str) -> str:
    """Return text as it may stand inside a link, where nothing can be escaped."""
    short = shorten(harmless(text), _MOST_LINK)
    return short.translate(_IN_LINKS).replace("%%", "%") or "…"


def _free(name: str, identifier: str, taken: set[str]) -> str:
    """Return a name that no other note of its folder has, whatever the case of its letters."""
    free = name if name and name.casefold() not in taken else f"{name} ({identifier[:SHORT_ID]})".strip()
    taken.add(free.casefold())
    return free


def _mark(claim: Claim) -> str:
    return f"c-{claim.id}"


def _published(document: object) -> str:
    """Return outlet, title and day of an article, linked where its address is one of the web."""
    told = plain(publication(document, day_of(getattr(document, "published", None))))  # type: ignore[arg-type]
    address = getattr(document, "url", None)
    return f"{told} · <{address}>" if is_web_address(address) else told


def _front(known: Mapping[str, object]) -> str:
    """Return properties as Obsidian reads them; JSON is YAML."""
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in known.items() if value]
    return "\n".join(["---", *lines, "---", "", ""])


def _by_side(links: Iterable[Link]) -> dict[str, list[Link]]:
    found: defaultdict[str, list[Link]] = defaultdict(list)
    for link in links:
        for side in (link.a, link.b):
            found[side].append(link)
    return dict(found)
