"""Commands that show articles as texts."""

from pathlib import Path

import click

import kg
from kg.cli.options import with_db, with_filters_of_articles, with_json
from kg.cli.printing import note_all, paper, print_json, show
from kg.present.json import records
from kg.present.terminal.whole_article import article_text, found_text

# What begins with a dash is a word to leave out: no letter behind one dash is an option here.
_WORDS = {"ignore_unknown_options": True, "help_option_names": ["--help"]}


@click.command(epilog="Example: kg search border militants -Izvestia", context_settings=_WORDS)
@click.argument("words", nargs=-1, required=True, type=click.UNPROCESSED)
@with_filters_of_articles
@with_json
@with_db
def search(words: tuple[str, ...], as_json: bool, db: Path, filter: kg.Filter) -> None:
    """Find articles in which WORDS stand, all of them, in any form; where, and what is claimed there.

    -WORD: not in the article. A phrase is in quotation marks, which the shell must leave: '"border wall"'.
    """
    with kg.open(db, read_only=True) as graph:
        found, notes = graph.search_articles(_typed(words), filter), graph.notes(filter)
    if as_json:
        print_json(map(records.hit_record, found.hits))
    elif found.count:
        show(found_text(found, paper()))
    else:
        click.echo("None.", err=True)
    note_all(notes)


@click.command("read", epilog="Example: kg read seeds/001_b275391b8c2b8b27.txt")
@click.argument("document")
@click.option("--all", "everything", is_flag=True, help="Mark the less sure claims as well.")
@with_json
@with_db
def read_article(document: str, everything: bool, as_json: bool, db: Path) -> None:
    """Show an article with what is claimed in it marked, and who says it in the margin.

    DOCUMENT is its id, the beginning of its id, or its path.
    """
    with kg.open(db, read_only=True) as graph:
        article = graph.article(document, less_sure=everything)
        less_sure = 0 if everything else graph.less_sure(kg.Filter(document=article.document.id))
    if as_json:
        print_json([records.article_record(article)])
    else:
        show(article_text(article, less_sure, paper()))


def _typed(words: tuple[str, ...]) -> str:
    """Return what was typed as one; of several words, one with a space in it is a phrase."""
    for word in words:
        if word.startswith("--"):
            raise click.NoSuchOption(word)
    if len(words) == 1:
        return words[0]
    return " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
