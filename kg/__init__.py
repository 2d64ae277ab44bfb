"""kg: who said what about whom, from news articles, in one file that can be asked.

>>> import kg
>>> with kg.open("kg.db", create=True) as graph:  # doctest: +SKIP
...     graph.ingest("articles/")
...     graph.ask("who said what about the border?").claims
...     graph.claims(kg.Filter(about="the border", since="2022"))
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kg.api import KnowledgeGraph, Reader, open
from kg.ask import Answer, AnswerLine
from kg.ask.articles.speaking import Found, Hit
from kg.ask.context import Context, WholeArticle
from kg.ask.difference import Difference
from kg.ask.history import Strand
from kg.ask.sides import Sides
from kg.ask.tabled.figures import Counted, Figure
from kg.ask.tabled.stances import Stance
from kg.errors import (
    DecisionError,
    DocumentError,
    ExchangeError,
    KGError,
    ModelError,
    QuestionError,
    StoreError,
)
from kg.model import (
    FILTER_FIELDS,
    Claim,
    Decision,
    DecisionLine,
    Document,
    DocumentLine,
    EntityLine,
    Extraction,
    Fact,
    FailureLine,
    Filter,
    Link,
    Named,
    Resolution,
    Span,
    StoryLine,
    Words,
)
from kg.model.claim import ClaimChange, Revision, Version, VersionClaim
from kg.model.read_options import Reading
from kg.present.notebook.listed import Claims, Documents, Entities, Links, ShownAnswer, ShownClaim

if TYPE_CHECKING:
    from kg.build.refresh import Refreshed
    from kg.build.storeless import extract_paths
    from kg.build.tally import Report
    from kg.checking import CheckedDraft
    from kg.decide.describing import DescribedTable
    from kg.decide.review import Review
    from kg.decide.ruling import ImportedDecisions
    from kg.graph.measures import Measures
    from kg.graph.network import Step
    from kg.graph.part import Part
    from kg.present.briefing import Briefing
    from kg.present.export import ImportedFile
    from kg.present.page.inline import Drawing
    from kg.read import Failure, Note

    __version__: str

__all__ = [
    "FILTER_FIELDS",
    "Answer",
    "AnswerLine",
    "Briefing",
    "CheckedDraft",
    "Claim",
    "ClaimChange",
    "Claims",
    "Context",
    "Counted",
    "Decision",
    "DecisionError",
    "DecisionLine",
    "DescribedTable",
    "Difference",
    "Document",
    "DocumentError",
    "DocumentLine",
    "Documents",
    "Drawing",
    "Entities",
    "EntityLine",
    "ExchangeError",
    "Extraction",
    "Fact",
    "Failure",
    "FailureLine",
    "Figure",
    "Filter",
    "Found",
    "Hit",
    "ImportedDecisions",
    "ImportedFile",
    "KGError",
    "KnowledgeGraph",
    "Link",
    "Links",
    "Measures",
    "ModelError",
    "Named",
    "Note",
    "Part",
    "QuestionError",
    "Reader",
    "Reading",
    "Refreshed",
    "Report",
    "Resolution",
    "Review",
    "Revision",
    "ShownAnswer",
    "ShownClaim",
    "Sides",
    "Span",
    "Stance",
    "Step",
    "StoreError",
    "StoryLine",
    "Strand",
    "Version",
    "VersionClaim",
    "WholeArticle",
    "Words",
    "__version__",
    "extract_paths",
    "open",
]

# What a question does not need, and what is slow to import: where it lies.
_LATER = {
    "Briefing": "kg.present.briefing",
    "Drawing": "kg.present.page.inline",
    "Failure": "kg.read",
    "Note": "kg.read",
    "DescribedTable": "kg.decide.describing",
    "ImportedDecisions": "kg.decide.ruling",
    "ImportedFile": "kg.present.export",
    "Measures": "kg.graph.measures",
    "Part": "kg.graph.part",
    "Refreshed": "kg.build.refresh",
    "CheckedDraft": "kg.checking",
    "Report": "kg.build.tally",
    "Review": "kg.decide.review",
    "Step": "kg.graph.network",
    "extract_paths": "kg.build.storeless",
}


def __getattr__(name: str) -> Any:
    if name in _LATER:
        return getattr(import_module(_LATER[name]), name)
    if name == "__version__":
        from importlib.metadata import version  # 15 ms that no question needs

        return version("kg")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
