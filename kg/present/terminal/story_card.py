"""One story with its articles and what most of them tell, as text."""

from collections.abc import Iterable

from kg.model import Claim, DocumentLine, StoryLine
from kg.present.terminal.answers import claims_table
from kg.present.terminal.listings import documents_table
from kg.present.terminal.plain import Paper, harmless, wrap
from kg.present.words import number, period_words


def story_card(
    line: StoryLine, articles: Iterable[DocumentLine], claims: Iterable[Claim], paper: Paper
) -> str:
    """Return a heading, the articles, newest first, then the claims in the order given."""
    counts = [
        number(len(line.documents), "article"), number(len(line.outlets), "outlet"), period_words(line),
        number(line.claims, "claim"), number(line.contradictions, "contradiction"),
    ]  # fmt: skip
    heading = [paper.bold(text) for text in wrap(harmless(line.title), paper.width)]
    heading += wrap(f"Story {line.id}: {', '.join(counts)}", paper.width)
    parts = ["\n".join(heading), documents_table(articles, paper)]
    told = claims_table(claims, paper)
    return "\n\n".join([*parts, f"{paper.bold('Told most')}\n{told}"] if told else parts)
