"""What the library lists is a plain list, a DataFrame on request, and a table in notebooks."""

import builtins
import re
import sys
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest
from exported import HOSTILE_NAME, HOSTILE_WORDS, filled
from needs import needs_module

import kg
from kg.ask.passages import MOST_AROUND, with_passages
from kg.errors import KGError
from kg.model import Span
from kg.present.notebook import html_tables
from kg.present.notebook.listed import Claims

pandas = needs_module("pandas", "pandas is not installed (extra `notebooks`)")


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    path = tmp_path_factory.mktemp("listed") / "kg.db"
    filled(path).close()
    with kg.open(path, read_only=True) as opened:
        yield opened


# --- lists and frames


def test_listing_is_a_plain_list(graph):
    claims = graph.claims()
    assert isinstance(claims, list) and claims == list(claims)
    assert isinstance(claims[:2], Claims) and len(claims[:2]) == 2
    assert claims[0] == graph.claim(claims[0].id)


def test_claims_have_a_row_each_with_their_id(graph):
    frame = graph.claims().to_frame()
    assert frame.index.name == "id"
    assert dict(frame["content"]) == {claim.id: claim.content.text for claim in graph.claims()}
    assert frame.loc[frame["speaker"] == "Emomali Rahmon", "about"].map(len).tolist() == [2, 1]


def test_dates_are_dates_where_the_day_is_known(graph):
    frame = graph.documents().to_frame().set_index("path")
    assert frame["published"].dtype.kind == "M"
    assert frame.loc["mujahid.txt", "published"] == pandas.Timestamp("2022-02-01 08:30")
    assert pandas.isna(frame.loc["+hostile.txt", "published"])
    assert frame.loc["+hostile.txt", "published_as_written"] == "2022-03"


@pytest.mark.parametrize("listing", ["claims", "entities", "documents", "links"])
def test_empty_listing_has_the_same_columns(graph, listing):
    found = getattr(graph, listing)()
    frame, empty = found.to_frame(), type(found)().to_frame()
    assert list(empty.columns) == list(frame.columns)
    assert (len(frame), len(empty)) == (len(found), 0)


def test_answer_has_the_words_that_answer_it(graph):
    answer = graph.ask("who said what about camps?")
    frame = answer.to_frame()
    assert list(frame["words"]) == [line.words for line in answer.lines]
    assert list(frame.index) == [claim.id for claim in answer.claims]


def test_missing_pandas_is_one_clear_line(graph, monkeypatch):
    def without_pandas(name, *rest, **named):
        if name == "pandas":
            raise ImportError("No module named 'pandas'")
        return real(name, *rest, **named)

    real = builtins.__import__
    monkeypatch.delitem(sys.modules, "pandas")
    monkeypatch.setattr(builtins, "__import__", without_pandas)
    with pytest.raises(KGError, match=r"to_frame\(\) needs pandas: pip install 'kg\[frames\]'"):
        graph.claims().to_frame()


# --- HTML


def tags_of(html: str) -> set[str]:
    return set(re.findall(r"</?([a-z]\w*)", html))


OURS = {"div", "b", "bdi", "br", "blockquote", "mark", "table", "thead", "tbody", "tr", "th", "td"}


@pytest.mark.parametrize("what", ["claims", "entities", "documents", "links"])
def test_hostile_words_are_text(graph, what):
    html = getattr(graph, what)()._repr_html_()
    assert tags_of(html) <= OURS
    assert "<img" not in html and "<script" not in html


def test_hostile_claim_and_answer_are_text(graph):
    (claim,) = [claim for claim in graph.claims() if claim.content.text == HOSTILE_WORDS]
    shown = [claim, graph.claim(claim.id), graph.ask(filter=kg.Filter(speaker=HOSTILE_NAME))]
    for html in (it._repr_html_() for it in shown):
        assert tags_of(html) <= OURS
        assert "&lt;img src=x onerror=alert(1)&gt;" in html


def test_notebook_does_not_take_dollars_for_mathematics(graph):
    for shown in (graph.claims(), graph.claims()[0], graph.ask("who said what about camps?")):
        assert "tex2jax_ignore mathjax_ignore" in shown._repr_html_()


def test_claim_marks_its_exact_words_in_their_paragraph(graph):
    (belt,) = [claim for claim in graph.claims() if "belt" in claim.content.text]
    html = re.sub(r'<mark style="[^"]*?(\w+)[^"\w]*">', "[", graph.claim(belt.id)._repr_html_())
    words = "[Emomali Rahmon</mark> [proposed</mark> [a security belt around Afghanistan</mark>."
    assert words in html
    assert "security belt; CSTO" in html  # what stands beside it in the article


def test_claim_of_a_listing_shows_its_words_alone(graph):
    (belt,) = [claim for claim in graph.claims() if "belt" in claim.content.text]
    html = belt._repr_html_()
    assert "a security belt around Afghanistan" in html
    assert "security belt; CSTO" not in html


def test_passages_are_the_paragraphs_of_the_words(graph):
    claim = graph.claims()[0]
    text = "Before.\n" + "x" * 1000 + "SAID" + "y" * 1000 + "\nAfter."
    at = text.index("SAID")
    for name in ("source", "cue", "content"):
        claim = placed(claim, name, Span(at, at + 4))
    (passage,) = with_passages(claim, text).passages
    assert passage.text == "x" * MOST_AROUND + "SAID" + "y" * MOST_AROUND
    assert text[passage.start :].startswith(passage.text)


def placed(claim, name: str, span: Span):
    return replace(claim, **{name: replace(getattr(claim, name), spans=(span,))})


@pytest.mark.parametrize(
    ("roles", "shown"),
    [
        ([], "abc&lt;def"),
        ([("cue", Span(10, 13))], "[abc]&lt;def"),
        ([("cue", Span(11, 12)), ("source", Span(13, 14))], "a[b]c[&lt;]def"),
        ([("content", Span(10, 14)), ("cue", Span(12, 15))], "[abc&lt;][d]ef"),
        ([("cue", Span(0, 5))], "abc&lt;def"),
        ([("cue", Span(5, 11)), ("content", Span(16, 90))], "[a]bc&lt;de[f]"),
    ],
)
def test_marks_are_where_the_spans_are(roles, shown):
    html = html_tables.marked("abc<def", 10, roles)
    assert re.sub(r"<mark[^>]*>", "[", html).replace("</mark>", "]") == shown


def test_long_listing_says_how_many_more_there_are(graph):
    html = Claims(graph.claims() * 20)._repr_html_()
    assert html.count("<tr>") == html_tables.MAX_ROWS + 1
    assert "… and 40 more" in html


# --- the page inline


class _Frames(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_drawing_is_one_sandboxed_frame_that_holds_the_whole_page(graph):
    drawing = graph.draw()
    ((tag, attributes),) = _Frames(drawing._repr_html_()).tags
    assert (tag, attributes["sandbox"]) == ("iframe", "allow-scripts")
    assert attributes["srcdoc"] == drawing.page
    assert "default-src 'none'" in unescape(drawing.page)
    assert len(repr(drawing)) < 100
