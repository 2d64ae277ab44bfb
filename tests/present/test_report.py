"""A briefing on X: what it counts, how it is arranged, and that an article cannot speak through it."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner
from linking import put_links, put_origins
from markdown_it import MarkdownIt
from stories import Said, changed, fill, story

import kg
from kg.cli import main
from kg.errors import QuestionError
from kg.model import Filter, Link, Wanted
from kg.present.briefing import briefing_html, briefing_markdown
from kg.store.database import Store

TYPES = {"camps": "CONCEPT", "Izvestia": "ORG"}
FORTY = Said("Emomali Rahmon", "said", "more than 40 camps lie there", about=("camps",))
NONE = Said("Zabihullah Mujahid", "denied", "that there are any camps", about=("camps",), modality="denies")
SEEN = Said("Sergei Lavrov", "said", "that the camps were seen from the air", about=("camps",))
RUMOUR = Said(None, "was said", "that the camps had moved", about=("camps",))
HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "</style></script><script>alert(1)</script>",
    "[click](javascript:alert(1)) ![x](y)",
    "**bold** _em_ `code` ~~no~~ $x$ a | b",
    "<https://evil.example> https://evil.example www.evil.example a@evil.example",
    "[^1]: not a footnote [^2] &amp; \\[x\\](y)",
    "{{ 7*7 }}{% raw %}",
    "\u2028\u2029\u202eevil",
]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Three outlets carry what Rahmon said of camps, one of them a denial and one an agreement with it."""
    with Store.open(tmp_path / "kg.db", create=True) as opened:
        fill(
            opened,
            story("c.txt", FORTY, RUMOUR, outlet="Asia-Plus", published="2022-01-12", types=TYPES),
            story("a.txt", FORTY, outlet="Khovar", published="2022-01-10", types=TYPES),
            story("b.txt", FORTY, SEEN, outlet="Fergana", published="2022-01-11", types=TYPES),
            story("d.txt", NONE, outlet="Ariana", published=None, types=TYPES),
        )
        yield opened


def link(store: Store, relation: str, a: tuple[str, Said], b: tuple[str, Said], why: str) -> Link:
    return Link(relation, _claim(store, *a), _claim(store, *b), 0.9, why)


def _claim(store: Store, path: str, said: Said) -> str:
    claims = store.claims.list(Wanted(Filter(document=path)))
    return next(claim.id for claim in claims if claim.content.text == said.content)


def judge(store: Store) -> None:
    put_links(store, [
        link(store, "repeats", ("a.txt", FORTY), ("b.txt", FORTY), "same words"),
        link(store, "repeats", ("b.txt", FORTY), ("c.txt", FORTY), "same words"),
        link(store, "contradicts", ("a.txt", FORTY), ("d.txt", NONE), "one denies it"),
        link(store, "contradicts", ("c.txt", FORTY), ("d.txt", NONE), "one denies it"),
        link(store, "corroborates", ("b.txt", SEEN), ("c.txt", FORTY), "both say there are camps"),
    ])  # fmt: skip


def brief(store: Store, x: str = "camps", **narrowed: object) -> kg.present.briefing.Briefing:
    return kg.api.KnowledgeGraph(store).report(x, Filter(**narrowed))


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<style>.*?</style>|<[^>]+>", " ", html, flags=re.S).split())


def test_head_counts_claims_speakers_documents_outlets_and_origins(store):
    judge(store)
    assert (
        "6 claims by 3 speakers in 4 documents of 4 outlets, "
        "3 published from 2022-01-10 to 2022-01-12 and 1 undated. "
        "They go back to 4 origins: what one repeats of another counts as said once."
    ) in text_of(briefing_html(brief(store)))


def test_what_three_outlets_carry_is_one_sentence_with_three_footnotes(store):
    judge(store)
    text = briefing_markdown(brief(store))
    assert (
        "- 2022-01-10 · Emomali Rahmon said more than 40 camps lie there[^1][^2][^3] "
        "(one origin, told in 3 documents: Khovar, Fergana, Asia-Plus)\n"
    ) in text


def test_who_passes_words_on_does_not_hide_who_said_them(tmp_path):
    wire = Said("TASS", "reported", "that Rahmon said camps lie there", about=("camps",))
    inner = Said("Rahmon", "said", "camps lie there", about=("camps",), within=0)
    with Store.open(tmp_path / "kg.db", create=True) as opened:
        fill(opened, story("a.txt", wire, inner, types={**TYPES, "TASS": "ORG"}))
        claims = {claim.id: claim.content.text for claim in opened.claims.list()}
        put_origins(opened, dict.fromkeys(claims, min(claims)))
        (voice,) = brief(opened).voices
    assert voice.speaker.name == "Rahmon"
    assert claims[voice.origins[0].first.id] == "camps lie there"


def test_origins_that_the_store_knows_count_without_links(store):
    told = [_claim(store, path, FORTY) for path in ("a.txt", "b.txt", "c.txt")]
    put_origins(store, dict.fromkeys(told, told[0]))
    assert brief(store).counts.origins == 4


def test_without_links_every_claim_stands_for_itself(store):
    briefing = brief(store)
    assert briefing.counts.origins == briefing.counts.claims == 6
    assert not briefing.disputes and not briefing.agreements


def test_speakers_come_as_they_spoke_and_their_words_in_order_of_time(store):
    briefing = brief(store)
    assert [voice.speaker.name for voice in briefing.voices] == [
        "Emomali Rahmon", "Sergei Lavrov", "Zabihullah Mujahid",
    ]  # fmt: skip
    days = [origin.first.document.published for origin in briefing.voices[0].origins]
    assert days == ["2022-01-10", "2022-01-11", "2022-01-12"]


def test_contradiction_of_one_origin_is_told_once_side_by_side(store):
    judge(store)
    (dispute,) = brief(store).disputes
    assert [origin.speaker.name for origin in dispute.origins] == [
        "Emomali Rahmon", "Zabihullah Mujahid",
    ]  # fmt: skip
    assert dispute.why == ("one denies it",)
    assert "| Emomali Rahmon | Zabihullah Mujahid |\n|---|---|\n| 2022-01-10" in briefing_markdown(
        brief(store)
    )


def test_other_side_of_a_contradiction_is_shown_though_it_was_not_asked_for(store):
    judge(store)
    briefing = brief(store, since="2022")
    assert briefing.counts.documents == 3
    assert [one.speaker.name for one in briefing.disputes[0].origins][1] == "Zabihullah Mujahid"
    assert "Ariana" in briefing_markdown(briefing)


def test_agreement_counts_independent_origins(store):
    judge(store)
    (agreement,) = brief(store).agreements
    assert [origin.speaker.name for origin in agreement.origins] == [
        "Emomali Rahmon", "Sergei Lavrov",
    ]  # fmt: skip
    assert "2 independent origins:" in briefing_markdown(brief(store))


def test_what_nobody_is_named_for_has_its_own_section(store):
    text = briefing_markdown(brief(store))
    assert "## Attributed to nobody\n\n- 2022-01-12 · It was said that the camps had moved[^" in text


def test_briefing_on_a_speaker_tells_what_he_said_himself(store):
    briefing = brief(store, "Rahmon")
    assert [one.first.content.text for one in briefing.own] == ["more than 40 camps lie there"] * 3
    assert (
        "Own words: 3 claims in 3 documents, published from 2022-01-10 to 2022-01-12."
        in briefing_markdown(briefing)
    )


def test_every_sentence_has_a_footnote_with_outlet_date_words_and_place(store):
    text = briefing_markdown(brief(store))
    assert re.search(
        r"^\[\^1\]: Khovar, “Story a\\\.txt”, 2022-01-10: more than 40 camps lie there — "
        r"source “Emomali Rahmon”, cue “said” — a\\\.txt, characters 20–48; claim [0-9a-f]{16}$",
        text,
        re.M,
    )
    sentences = [line for line in text.splitlines() if re.match(r"- (?:\d{4}|no date)", line)]
    assert len(sentences) == 6 and all("[^" in line for line in sentences)
    used, defined = set(re.findall(r"\[\^\d+\](?!:)", text)), set(re.findall(r"^\[\^\d+\]", text, re.M))
    assert used == defined


def test_footnotes_are_numbered_as_they_are_first_read(store):
    judge(store)
    for text in (briefing_markdown(brief(store)), briefing_html(brief(store))):
        read = dict.fromkeys(re.findall(r"(?<=\[\^)\d+(?=\](?!:))|(?<=#note-)\d+", text))
        assert list(read) == [str(number) for number in range(1, 7)]


def test_page_and_markdown_are_the_same_on_every_run(store):
    judge(store)
    assert briefing_html(brief(store)) == briefing_html(brief(store))
    assert briefing_markdown(brief(store)) == briefing_markdown(brief(store))


def test_x_of_which_nothing_is_known_is_one_clear_error(store):
    with pytest.raises(QuestionError, match="nothing known of 'Atlantis'"):
        brief(store, "Atlantis")
    with pytest.raises(QuestionError, match="name it: kg report X"):
        brief(store, " ")


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


def tags_of(html: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = _Tags()
    parser.feed(html)
    return parser.tags


def hostile_briefing(folder: Path, words: str) -> kg.present.briefing.Briefing:
    line = " ".join(words.replace("\u2028", " ").replace("\u2029", " ").split())
    said = replace(FORTY, speaker=f"Emomali {line}", content=f"camps {line}")
    told = changed(story("a.txt", said, outlet=line, types=TYPES), title=line, author=line, url=line)
    with Store.open(folder / "kg.db", create=True) as opened:
        fill(opened, told, story("b.txt", NONE, outlet=line, types=TYPES))
        put_links(opened, [link(opened, "contradicts", ("a.txt", said), ("b.txt", NONE), line)])
        return brief(opened)


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_add_no_tag_to_the_page(tmp_path, words):
    hostile = tags_of(briefing_html(hostile_briefing(tmp_path, words)))
    (tmp_path / "kg.db").unlink()
    plain = tags_of(briefing_html(hostile_briefing(tmp_path, "plain")))
    assert hostile == plain
    assert {attrs["href"][0] for _, attrs in hostile if "href" in attrs} == {"#"}


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_are_text_and_nothing_else_in_markdown(tmp_path, words):
    text = briefing_markdown(hostile_briefing(tmp_path, words))
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)
    tags = {tag for tag, _ in tags_of(html)}
    assert tags <= {
        "h1",
        "h2",
        "h3",
        "p",
        "strong",
        "ul",
        "li",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "code",
    }
    shown = text_of(html).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert " ".join(words.replace("\u202e", "\\u202e").split()) in shown.replace("&quot;", '"')


def test_page_loads_nothing_and_runs_no_script(store):
    page = briefing_html(brief(store))
    assert not {tag for tag, _ in tags_of(page)} & {"script", "img", "link", "iframe", "form"}
    policy = next(attrs["content"] for _, attrs in tags_of(page) if "http-equiv" in attrs)
    assert re.fullmatch(
        r"default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'", policy
    )


def test_command_prints_markdown_and_writes_either(store, tmp_path):
    run = CliRunner().invoke
    db = ["--db", str(store.path)]
    printed = run(main, ["report", "camps", *db])
    assert printed.exit_code == 0 and printed.output == briefing_markdown(brief(store))
    for name, whole in (("r.md", briefing_markdown(brief(store))), ("r.html", briefing_html(brief(store)))):
        assert run(main, ["report", "camps", *db, "-o", str(tmp_path / name)]).exit_code == 0
        assert (tmp_path / name).read_text("utf-8") == whole


def test_command_refuses_another_format_and_an_unknown_x(store, tmp_path):
    run = CliRunner().invoke
    refused = run(main, ["report", "camps", "--db", str(store.path), "-o", str(tmp_path / "r.pdf")])
    assert refused.exit_code == 2 and "--output report.html or report.md" in refused.output
    unknown = run(main, ["report", "Atlantis", "--db", str(store.path)])
    assert unknown.exit_code == 1 and unknown.output.startswith("Error: nothing known of 'Atlantis'")
