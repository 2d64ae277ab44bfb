"""Commands that tell what is new: since a time, or as it comes."""

import json
import re
import time
import urllib.request
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import click

import kg
from kg.ask.articles.news import News
from kg.cli.options import with_db, with_json
from kg.cli.printing import print_json, warn
from kg.model.read_options import Reading
from kg.present.json import records
from kg.present.terminal.listings import headline, news_text

_SPANS = {"m": 60, "h": 3_600, "d": 86_400}
_WEBHOOK_SECONDS = 20


class Span(click.ParamType[int]):
    """A stretch of time: 30m, 2h, 1d."""

    name = "span"

    def convert(self, value: str | int, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if isinstance(value, int):
            return value
        match = re.fullmatch(r"(\d+)([mhd])", value.strip())
        if not match or not int(match[1]):
            self.fail(f"{value!r} is no stretch of time; give 30m, 2h or 1d", param, ctx)
        return int(match[1]) * _SPANS[match[2]]


class Since(click.ParamType[str]):
    """today, yesterday, 2h, a day or a moment → ISO 8601 in UTC."""

    name = "since"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        now = datetime.now(UTC)
        if value in ("today", "yesterday"):
            return (now - timedelta(days=value == "yesterday")).date().isoformat()
        if re.fullmatch(r"\d+[mhd]", value):
            seconds = Span().convert(value, param, ctx)
            return (now - timedelta(seconds=seconds)).isoformat(timespec="seconds")
        try:
            datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no time; give yesterday, 2h, or a day as 2022-01-10", param, ctx)
        return value


@click.command(epilog="Example: kg news --since yesterday")
@click.option("--since", type=Since(), default="yesterday", show_default=True, metavar="TIME",
              help="Articles read since today, yesterday, 2h, a day.")  # fmt: skip
@click.option("--about", multiple=True, metavar="X", help="Only about this; may be given more than once.")
@with_json
@with_db
def news(since: str, about: tuple[str, ...], as_json: bool, db: Path) -> None:
    """Tell what is new in the articles that came: new statements, not new mentions of old ones."""
    with kg.open(db, read_only=True) as graph:
        found = graph.news(since, about)
    _tell(found, as_json=as_json)


@click.command(epilog="Example: kg watch seeds/ --once")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--every", type=Span(), default="30m", show_default=True, metavar="SPAN", help="How often.")
@click.option("--about", multiple=True, metavar="X", help="Only about this; may be given more than once.")
@click.option("--once", is_flag=True, help="Look once, and end.")
@click.option("--webhook", metavar="URL", help="Send what is new there as JSON, by POST.")
@click.option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Add what is new to this file, one JSON object a line.")  # fmt: skip
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, metavar="N",
              help="Processes that read side by side.")  # fmt: skip
@with_json
@with_db
def watch(
    paths: tuple[str, ...], every: int, about: tuple[str, ...], once: bool, webhook: str | None,
    output: Path | None, jobs: int, as_json: bool, db: Path,
) -> None:  # fmt: skip
    """Read what comes into feeds and folders, again and again, and tell new statements.

    PATH is a feed, an OPML that names feeds, a folder, or whatever else `kg ingest` reads.
    """
    if webhook and not webhook.lower().startswith(("http://", "https://")):
        raise click.BadParameter("an address begins with https:// or http://", param_hint="--webhook")
    while True:
        found = _look(paths, about, jobs=jobs, db=db)
        lines = [_record(one) for one in found]
        _tell(found, as_json=as_json)
        if output and lines:
            with output.open("ab") as file:
                file.writelines(records.json_line(line) + b"\n" for line in lines)
        if webhook and lines:
            _send(webhook, lines)
        if once:
            return
        try:
            time.sleep(every)
        except KeyboardInterrupt:
            return


def _look(paths: Sequence[str], about: Sequence[str], *, jobs: int, db: Path) -> list[News]:
    """Read what is there and not held yet; return what is new in it."""
    with kg.open(db, create=True) as graph:
        held = {line.id for line in graph.documents()}
        report = graph.ingest(*paths, reading=Reading(follow=True), workers=jobs)
        for failure in report.failed:
            warn(failure)
        new = [line.id for line in graph.documents() if line.id not in held]
        return graph.news_in(new, about)


def _tell(found: Sequence[News], *, as_json: bool) -> None:
    if as_json:
        print_json(map(_record, found))
    elif found:
        click.echo(news_text(found))
    else:
        click.echo("Nothing new.", err=True)


def _record(news: News) -> dict[str, Any]:
    return {
        "kind": news.kind,
        "headline": headline(news),
        "about": news.about,
        "claim": records.claim_record(news.claim),
        "before": records.claim_record(news.before) if news.before else None,
    }


def _send(url: str, lines: Iterable[dict[str, Any]]) -> None:
    """Post what is new; where nobody takes it, that is told, and what is new is in the store all the same."""
    body = json.dumps({"news": list(lines)}, ensure_ascii=False).encode()
    request = urllib.request.Request(url, body, {"Content-Type": "application/json"})  # http(s) was checked
    try:
        urllib.request.urlopen(request, timeout=_WEBHOOK_SECONDS).close()
    except (OSError, ValueError) as error:
        warn(f"{url}: could not be sent ({error}); `kg news` tells it again")
