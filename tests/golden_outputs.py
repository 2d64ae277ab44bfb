"""What kg prints and writes of the golden articles, to be compared with tests/golden/expected.

After a change that is meant to change outputs:

    python tests/golden_outputs.py --write

writes the expected files anew; read their diff, and say in the commit why each change is right.
`--store NAME` makes tests/golden/NAME.db.gz, a store of today's format: once a format, and never again.
"""

import argparse
import contextlib
import csv
import gzip
import json
import logging
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from places import ROOT, TESTS
from served import client_of

import kg
from kg.cli import main as command

GOLDEN = TESTS / "golden"
EXPECTED = GOLDEN / "expected"
PIPELINE = "en_core_web_md 3.8.0"  # another one finds other names, and then nothing here is comparable
COLUMNS = "100"


@dataclass(frozen=True)
class Shelf:
    """Articles, where they lie, and what is asked of a store of them: name of an output → command line.

    "claim:WORDS" at the end of a word stands for the id of the first claim whose content has these words,
    "document:PATH" for that of a document. "OUT" is a folder: what is written there belongs to the output,
    read by what `_READ` has for its ending. A first word "GET" asks the server of the store for an address.
    """

    place: Path  # the commands run here, so that paths in their outputs are of no machine
    articles: str
    outputs: Mapping[str, tuple[str, ...]]
    decisions: str | None = None
    stored: Path | None = None  # a store that was made once, in place of one made now


# --- what is asked of every store ------------------------------------------------------------------

_LISTINGS = (
    "claims",
    "entities",
    "documents",
    "stories",
    "links",
    "decisions",
    "conflicts",
    "measures",
    "stats",
)
_RECORDS = {f"{noun}.jsonl": (noun, "--json") for noun in _LISTINGS}
_TABLES = {f"{noun}.txt": (noun,) for noun in _LISTINGS}
_EXPORTS = {
    "export.csv.txt": ("export", "csv", "--output", "OUT/csv"),
    "export.jsonl": ("export", "jsonl"),
    "export.jsonld": ("export", "jsonld"),
    "export.ftm.jsonl": ("export", "ftm"),
    "export.graphml": ("export", "graphml"),
    "export.gexf": ("export", "gexf"),
}


def _both(commands: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return each command twice: as a reader sees its answer, and as a program does."""
    return {f"{name}.txt": words for name, words in commands.items()} | {
        f"{name}.jsonl": (*words, "--json") for name, words in commands.items()
    }


def _asked(**questions: str) -> dict[str, tuple[str, ...]]:
    return _both({f"ask_{name}": ("ask", words) for name, words in questions.items()})


_SEEDS = {
    "extract.jsonl": ("extract", "seeds"),
    **_RECORDS,
    **_TABLES,
    **_EXPORTS,
    "export.graphml": ("export", "graphml", "Rahmon"),  # the part around X; the whole is in made_up
    **_asked(
        claims_about="who said what about the Tajik-Afghan border?",
        claims_of_speaker="what did Rakhmon say about the CSTO?",
        claims_of_outlet="what does Izvestia report about Afghanistan?",
        claims_told="what did Kharitonova tell Izvestia?",
        denied="who denied militants?",
        when="when did Rahmon say security belt?",
        contradicts="who contradicts Kharitonova?",
        agrees="who agrees with Rahmon on camps?",
        disputed="what is disputed about the border?",
        sources="how many sources say that there are more than 40 camps?",
        dated="what did Rahmon say in 2022?",
        nothing="what did Rahmon say about football?",
        bare="Taliban",
    ),
    **_both({
        "timeline": ("timeline", "the Tajik-Afghan border"),
        "diff": ("diff", "Kharitonova", "Nessar", "--about", "border"),
        "claim": ("claim", "claim:groups of militants operating"),
        "entity": ("entity", "Rakhmon"),
        "entity_concept": ("entity", "Tajik-Afghan border"),
        # Of several ways as short kg takes one by the hashes of the run; between these there is only one.
        "path": ("path", "Kharitonova", "Nessar"),
        "claims_filtered": ("claims", "--about", "CSTO", "--modality", "asserts", "--min-confidence", "0.8"),
    }),
    "report.md": ("report", "the Tajik-Afghan border"),
    "report.html": ("report", "the Tajik-Afghan border", "--output", "OUT/report.html"),
    "view.json": ("view", "--no-open", "--output", "OUT/graph.html"),
    "view_around.json": ("view", "Rahmon", "--max-nodes", "20", "--no-open", "--output", "OUT/graph.html"),
    "view_links.json": ("view", "--links", "--no-open", "--output", "OUT/graph.html"),
}  # fmt: skip

_MADE_UP = {
    "extract.jsonl": ("extract", "articles"),
    **_RECORDS,
    **_TABLES,
    **_EXPORTS,
    "export_part.csv.txt": ("export", "csv", "Rauk", "--output", "OUT/csv"),
    **_asked(
        claims_about="who said what about the Estonian-Latvian border?",
        claims_of_speaker="what did Lindqvere say about the crossing?",
        claims_of_outlet="what does the Karva Courier report about officers?",
        claims_told="what did Lindqvere tell Izvestia?",
        denied="who denied money?",
        when="when did Lindqvere say reopen?",
        contradicts="who contradicts Lindqvere on officers?",
        agrees="who agrees with Ozolvald?",
        disputed="what is disputed about the flood?",
        sources="how many sources say that the flood at Karva killed 12 people?",
        dated="what did Lindqvere say since 2024-05?",
        acronym="what did the BBC say?",
        unreadable="why did the dam break?",
    ),
    **_both({
        "timeline": ("timeline", "the crossing at Karva"),
        "diff_speakers": ("diff", "Lindqvere", "Rauk"),
        "diff_outlets": ("diff", "North Wire", "Lake Gazette"),
        "diff_refused": ("diff", "Harbour Post", "Karva Courier"),
        "claim": ("claim", "claim:that 45 officers guard"),
        "claim_copied": ("claim", "claim:both countries to share"),
        "claim_nested": ("claim", "claim:that the union had told the ministry"),
        "claim_hostile": ("claim", "claim:rang"),
        "entity": ("entity", "Ilse Rauk"),
        "entity_ambiguous": ("entity", "Kalnmuiza"),
        "entity_unknown": ("entity", "Nobody Atall"),
        "path": ("path", "Lindqvere", "Latvian Television"),
        "claims_rejected": ("claims", "--rejected", "--speaker", "", "--about", "flood"),
        "claims_of_outlet": ("claims", "--outlet", "Daily Lantern", "--until", "2024-03-05", "--limit", "3"),
        "entities_persons": ("entities", "--type", "PERSON", "--type", "GROUP"),
        "links_evolves": ("links", "--relation", "evolves"),
        "same": ("same", "Maret Lindqvere", "M. Lindqvere", "--type", "PERSON"),
        "relate": ("relate", "The crossing will reopen in May.", "The crossing will not reopen in May."),
    }),
    "report.md": ("report", "Karva"),
    "report.html": ("report", "Karva", "--output", "OUT/report.html"),
    "view.json": ("view", "--no-open", "--output", "OUT/graph.html"),
    "view_around.json": ("view", "Ilse Rauk", "--max-nodes", "20", "--no-open", "--output", "OUT/graph.html"),
    "decisions_export.jsonl": ("decisions", "export"),
    "served_home.html": ("GET", "/"),
    "served_ask.html": ("GET", "/ask?q=who said what about Karva"),
    "served_disputed.html": ("GET", "/ask?q=what is disputed about the flood"),
    "served_timeline.html": ("GET", "/timeline?x=Karva&since=2024-03-08"),
    "served_conflicts.html": ("GET", "/conflicts?x=flood"),
    "served_documents.html": ("GET", "/documents"),
    "served_stories.html": ("GET", "/stories"),
    "served_entities.html": ("GET", "/entities?name=ra"),
    "served_document.html": ("GET", "/document/document:01_harbour_post.txt"),
    "served_document_hostile.html": ("GET", "/document/document:07_hostile.txt"),
    "served_claim.html": ("GET", "/claim/claim:that 45 officers guard"),
    "served_unknown.html": ("GET", "/claim/0123"),
    "served_api_ask.json": ("GET", "/api/ask?q=who contradicts Lindqvere"),
    "served_api_claim.json": ("GET", "/api/claim/claim:that 45 officers guard"),
    "served_api_search.json": ("GET", "/api/search?q=Karva"),
    "served_api_around.json": ("GET", "/api/neighbourhood?node=claim:claim:that 45 officers guard"),
}  # fmt: skip

_STORED = {
    **{
        f"{noun}.jsonl": (noun, "--json")
        for noun in ("claims", "entities", "documents", "stories", "links", "decisions")
    },
    "stats.txt": ("stats",),
    **_asked(claims_about="who said what about the Estonian-Latvian border?"),
}

SHELVES = {
    "seeds": Shelf(ROOT, "seeds", _SEEDS),
    "made_up": Shelf(GOLDEN, "articles", _MADE_UP, decisions="decisions.jsonl"),
    "store_v6": Shelf(GOLDEN, "articles", _STORED, stored=GOLDEN / "store_v6.db.gz"),
    "store_v7": Shelf(GOLDEN, "articles", _STORED, stored=GOLDEN / "store_v7.db.gz"),
}


# --- making a store, and asking it -----------------------------------------------------------------


def fill(shelf: Shelf, db: Path) -> str:
    """Make the store of a shelf, or unpack the one it has, and return what kg printed."""
    if shelf.stored:
        db.write_bytes(gzip.decompress(shelf.stored.read_bytes()))
        with kg.open(db):  # brings it up to today's format
            return ""
    printed = run(shelf, ("ingest", shelf.articles), db)
    if shelf.decisions:
        printed += run(shelf, ("decisions", "import", shelf.decisions), db)
    return printed


def ask(shelf: Shelf, name: str, db: Path) -> str:
    """Return an output of a store, the same on every run."""
    with tempfile.TemporaryDirectory() as folder:
        words = tuple(_with_ids(word, db).replace("OUT/", f"{folder}/") for word in shelf.outputs[name])
        printed = get(words[1], db) if words[0] == "GET" else run(shelf, words, db)
        written = "".join(_READ[path.suffix or path.name](path) for path in sorted(Path(folder).iterdir()))
        return normalise(printed, folder) + written


def run(shelf: Shelf, words: tuple[str, ...], db: Path) -> str:
    """Return all that a command prints, and its exit code if that is not 0."""
    with contextlib.chdir(shelf.place), _no_log_handlers():
        result = CliRunner().invoke(
            command, words, env={"KG_DB": str(db), "COLUMNS": COLUMNS}, catch_exceptions=False
        )
    told = f"[stderr]\n{result.stderr}" if result.stderr else ""
    code = f"[exit code {result.exit_code}]\n" if result.exit_code else ""
    return result.stdout_bytes.decode() + told + code


def get(address: str, db: Path) -> str:
    """Return what the server of a store answers, and its status if that is not 200."""
    answer = client_of(db).get(address)
    status = f"[status {answer.status_code}]\n" if answer.status_code != 200 else ""
    is_drawn = answer.headers["content-type"] == "application/json" and "nodes" in answer.json()
    return (_without_places(answer.json()) if is_drawn else answer.text + "\n") + status


def normalise(text: str, folder: str) -> str:
    """Replace what differs from run to run: seconds taken, and the folder that outputs are written to."""
    return re.sub(r"\b\d+\.\d s$", "SECONDS s", text, flags=re.MULTILINE).replace(folder, "OUT")


def close(now: str, before: str) -> bool:
    """Tell whether two texts are the same but for the last digits of probabilities.

    Models give others on another processor; one that differs by more than 0.002 is a difference, as is one in
    the second digit, where no more are told, that rounding cannot explain.
    """
    if _PROBABILITY.sub("", now) != _PROBABILITY.sub("", before):
        return False
    pairs = zip(_PROBABILITY.findall(now), _PROBABILITY.findall(before), strict=True)
    return all(a == b or abs(float(a) - float(b)) < _tolerance(a, b) for a, b in pairs)


_PROBABILITY = re.compile(r"(?<![\w.,])[01]\.\d+(?![\w.])")


def _tolerance(a: str, b: str) -> float:
    digits = max(len(a), len(b)) - len("0.")
    return 0.002 if digits > 2 else 0.0101 if digits == 2 else 0


def _with_ids(word: str, db: Path) -> str:
    match = re.search(r"(claim|document):([^:]+)$", word)
    if not match:
        return word
    with kg.open(db, read_only=True) as graph:
        if match[1] == "claim":
            found = (claim.id for claim in graph.claims() if match[2] in claim.content.text)
        else:
            found = (line.id for line in graph.documents() if line.path.endswith(match[2]))
        return word[: match.start()] + next(found)


@contextlib.contextmanager
def _no_log_handlers() -> Iterator[None]:
    """Let kg install its own: it adds none where pytest has put some already."""
    root = logging.getLogger()
    kept, root.handlers[:] = root.handlers[:], []
    try:
        yield
    finally:
        root.handlers[:] = kept


# --- reading what was written to a file ------------------------------------------------------------


def _page(path: Path) -> str:
    """Return the data inside the page of `kg view`; of any other page, the whole."""
    text = path.read_text(encoding="utf-8")
    pattern = r'<script type="application/json" id="(\w+)">(.*?)</script>'
    page = {key: json.loads(body) for key, body in re.findall(pattern, text, flags=re.DOTALL)}
    return _without_places(page) if page else text


def _without_places(drawn: dict[str, Any]) -> str:
    """Return what is drawn without its coordinates: sums of floats in an order that is the processor's."""
    nodes = [{key: node[key] for key in node if key not in ("x", "y")} for node in drawn["nodes"]]
    return json.dumps(drawn | {"nodes": nodes}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _tables(folder: Path) -> str:
    """Return all tables of a folder one after the other; as they are, line ends included."""
    tables = [(path.name, path.read_bytes().decode()) for path in sorted(folder.iterdir())]
    assert all(list(csv.reader(text.splitlines())) for _, text in tables)
    return "".join(f"== {name}\n{text}" for name, text in tables)


_READ: dict[str, Callable[[Path], str]] = {".html": _page, "csv": _tables}


# --- updating --------------------------------------------------------------------------------------


def write_expected(name: str, shelf: Shelf) -> None:
    folder = EXPECTED / name
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        db = Path(place, "kg.db")
        outputs = {"filling.txt": normalise(fill(shelf, db), place)}
        outputs |= {output: ask(shelf, output, db) for output in shelf.outputs}
    for path in folder.iterdir():
        if path.name not in outputs:
            path.unlink()
    for output, text in outputs.items():
        (folder / output).write_bytes(text.encode("utf-8", "surrogatepass"))


def write_store(name: str) -> None:
    with tempfile.TemporaryDirectory() as place:
        db = Path(place, "kg.db")
        fill(SHELVES["made_up"], db)
        assert not (wal := db.with_name("kg.db-wal")).exists() or wal.stat().st_size == 0
        (GOLDEN / f"{name}.db.gz").write_bytes(gzip.compress(db.read_bytes(), mtime=0))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the expected outputs anew")
    parser.add_argument("--store", metavar="NAME", help="make a store of today's format")
    asked = parser.parse_args()
    if asked.store:
        write_store(asked.store)
    if asked.write:
        for name, shelf in SHELVES.items():
            write_expected(name, shelf)
    if not (asked.store or asked.write):
        parser.print_help()


if __name__ == "__main__":
    main()
