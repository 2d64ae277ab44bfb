"""What the reader asks the page for (real headless Chromium): filters, time, neighbourhood, address, keys."""

import pytest
from linking import put_links
from pages import dispute, graph_of, panel, select, show, shown
from stories import Said, fill, story

from kg.graph.network import build_graph
from kg.model import Link, Wanted
from kg.store.database import Store

pytestmark = pytest.mark.browser

ALL = ("c1", "c2", "c3", "Rao", "Meyer", "Ito", "taxes", "fish", "d1", "d2", "d3", "o-Khovar", "o-Tolo")


def test_legend_hides_a_kind_and_shows_it_again(page, tmp_path):
    show(page, dispute(), tmp_path)
    button = page.locator("#legend button", has_text="3 claims")
    button.click()
    assert (shown(page, "c1", "Rao"), button.get_attribute("aria-pressed")) == (["Rao"], "false")
    button.click()
    assert (shown(page, "c1", "Rao"), button.get_attribute("aria-pressed")) == (["c1", "Rao"], "true")


def test_legend_switches_a_kind_of_edge(page, tmp_path):
    show(page, dispute(), tmp_path)
    drawn = "graphPage.network.body.data.edges.get().filter(edge => !edge.hidden).length"
    before = page.evaluate(drawn)
    page.locator("#legend button", has_text="contradicts").click()
    assert page.evaluate(drawn) == before - 1


@pytest.mark.parametrize(
    ("name", "choice", "left"),
    [
        ("speaker", "Meyer (1)", ("c2", "Meyer", "taxes", "d2", "o-Tolo")),
        ("outlet", "Khovar", ("c1", "Rao", "taxes", "d1", "o-Khovar")),
        ("modality", "denies", ("c2", "Meyer", "taxes", "d2", "o-Tolo")),
    ],
)
def test_filter_leaves_the_claims_that_pass_and_what_they_touch(page, tmp_path, name, choice, left):
    show(page, dispute(), tmp_path).locator(f"#{name}").select_option(label=choice)
    assert shown(page, *ALL) == list(left)
    assert page.locator("#count").inner_text() == "1 of 3 claims"
    page.locator("#clear").click()
    assert shown(page, *ALL) == list(ALL)


def test_time_slider_keeps_undated_articles_until_they_are_unchecked(page, tmp_path):
    show(page, dispute(), tmp_path)
    page.locator("#since").focus()
    page.keyboard.press("ArrowRight")
    assert (shown(page, "c1", "c2", "c3"), page.locator("#period").inner_text()) == (
        ["c2", "c3"],
        "2023-05-02",
    )
    page.locator("#undated").uncheck()
    assert shown(page, *ALL) == ["c2", "Meyer", "taxes", "d2", "o-Tolo"]


def test_thumbs_of_the_time_slider_do_not_pass_each_other(page, tmp_path):
    show(page, dispute(), tmp_path)
    for thumb, key in (("#since", "ArrowRight"), ("#until", "ArrowLeft")):
        page.locator(thumb).focus()
        page.keyboard.press(key)
    assert [page.locator(thumb).input_value() for thumb in ("#since", "#until")] == ["1", "1"]


def test_neighbourhood_has_one_or_two_steps_and_a_way_back(page, tmp_path):
    show(page, dispute(), tmp_path)
    select(page, "Meyer")
    page.locator("#panel .around button", has_text="1 step").click()
    assert shown(page, *ALL) == ["c2", "Meyer"]
    page.locator("#notice button", has_text="2 steps").click()
    assert shown(page, *ALL) == ["c1", "c2", "Meyer", "taxes", "d2"]
    page.locator("#notice button", has_text="Show all").click()
    assert shown(page, *ALL) == list(ALL)
    page.go_back()
    page.wait_for_selector("#notice:not([hidden])")
    assert shown(page, *ALL) == ["c1", "c2", "Meyer", "taxes", "d2"]


def test_address_reopens_selection_filters_neighbourhood_and_time(page, tmp_path):
    show(page, dispute(), tmp_path)
    page.locator("#outlet").select_option(label="Tolo")
    page.locator("#undated").uncheck()
    page.locator("#legend button", has_text="article").click()
    select(page, "Meyer")
    page.locator("#panel .around button", has_text="2 steps").click()
    before = shown(page, *ALL)
    assert before == ["c2", "Meyer", "taxes"]
    fragment = page.evaluate("location.hash")
    page.goto("about:blank")
    page.asked.clear()
    show(page, dispute(), tmp_path, fragment)
    assert (shown(page, *ALL), page.locator("#panel h2").inner_text()) == (before, "Meyer")
    assert page.locator("#outlet option:checked").inner_text() == "Tolo"


@pytest.mark.parametrize(
    "fragment",
    [
        "#node=<img src=x onerror=alert(1)>&around=nobody&steps=99&since=2020x&hide=all,,&speaker=__proto__",
        "#%E0%A4%A&&&===&node=%00&outlet=constructor&modality=toString",
        "#javascript:alert(1)",
    ],
)
def test_hostile_address_does_nothing(page, tmp_path, fragment):
    show(page, dispute(), tmp_path, fragment)
    assert shown(page, *ALL) == list(ALL)
    assert ("WHO SPEAKS" in panel(page), page.complaints) == (True, [])


def test_list_shows_the_same_as_the_picture(page, tmp_path):
    show(page, dispute(), tmp_path).locator("#as-list").click()
    page.locator("#speaker").select_option(label="Ito (1)")
    assert page.locator("#listing h2").all_inner_texts() == ["1 claim", "3 names", "1 article", "1 outlet"]
    page.locator("#listing button", has_text="fish").last.click()
    assert page.locator("#panel h2").inner_text() == "fish"


def test_everything_is_reached_by_keys_in_the_order_it_stands(page, tmp_path):
    show(page, dispute(), tmp_path)
    reached = []
    for _ in range(14):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id || document.activeElement.textContent"))
    assert reached[:11] == [
        "Who speaks of what",
        "Who is against whom",
        "When",
        "Network",
        "as-list",
        "query",
        "speaker",
        "outlet",
        "modality",
        "undated",
        "canvas",
    ]
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(outline) == "solid"


def test_arrow_keys_walk_from_node_to_node_and_escape_goes_back(page, tmp_path):
    show(page, graph_of(), tmp_path).locator("#canvas").focus()
    seen = set()
    for key in ("ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "ArrowLeft"):
        page.keyboard.press(key)
        seen.add(page.evaluate("document.body.dataset.selected"))
    assert len(seen - {""}) > 1
    page.keyboard.press("Escape")
    assert page.evaluate("document.body.dataset.selected") == ""


def test_node_that_is_filtered_out_says_so_and_can_be_shown(page, tmp_path):
    show(page, dispute(), tmp_path, "#node=c1&outlet=o-Tolo")
    assert "Not in the picture as it is filtered now." in panel(page)
    page.locator("#panel button", has_text="Show all").click()
    assert shown(page, *ALL) == list(ALL)


def test_claim_of_a_store_shows_its_words_in_their_paragraph_and_sides_not_drawn(page, tmp_path):
    with Store.open(tmp_path / "kg.db", create=True) as store:
        fill(
            store,
            story("a.txt", Said("Rao", "said", "taxes rose", about=("India",))),
            story("b.txt", Said("Meyer", "denied", "it")),
        )
        a, b = sorted(store.claims.list(), key=lambda claim: claim.document.path)
        put_links(store, [Link("contradicts", b.id, a.id, 0.9, "one denies it")])
        graph = build_graph(store, Wanted(claims=[a.id]))
        show(page, graph, tmp_path, f"#node=claim:{a.id}", store)
    assert page.locator("p.statement").inner_text() == "Rao said taxes rose"
    assert page.locator("blockquote").inner_text() == "Rao said taxes rose. [India]"
    assert {role: page.locator(f"mark.{role}").inner_text() for role in ("source", "cue", "content")} == {
        "source": "Rao", "cue": "said", "content": "taxes rose",
    }  # fmt: skip
    assert "Meyer\nMeyer denied it\nKhovar, 2022-01-10, not in this picture" in panel(page)
