"""The page in a real headless Chromium: draws, answers clicks, asks nothing, runs nothing of an article."""

import itertools

import networkx as nx
import pytest
from pages import WORDS, click_node, dispute, graph_of, panel, place_of, select, show, shown, wait_until

from kg.graph.part import telling_part
from kg.present.page import render_page
from kg.present.page.inline import Drawing

pytestmark = pytest.mark.browser

ATTACK = "<img src=x onerror=\"document.title='run'\"></script><script>document.title='run'</script>"


def test_page_opens_without_request_or_complaint(page, tmp_path):
    show(page, graph_of(), tmp_path)
    assert page.complaints == []


def test_click_on_a_claim_shows_its_exact_words_and_where_they_come_from(page, tmp_path):
    click_node(show(page, graph_of(), tmp_path), "claim")
    assert page.locator("blockquote mark.content").inner_text() == WORDS
    rows = page.locator("#panel dt").all_inner_texts(), page.locator("#panel dd").all_inner_texts()
    assert dict(zip(*rows, strict=True)) == {
        "Speaker": "Emomali Rahmon",
        "Cue": "said",
        "How": "asserts",
        "Outlet": "Asia-Plus",
        "Date": "2022-01-10",
        "Article": "Forty camps",
        "Claim": "claim",
    }


def test_click_on_a_name_shows_what_it_is_called_and_what_it_said(page, tmp_path):
    click_node(show(page, graph_of(), tmp_path), "speaker")
    assert "ALSO CALLED\nRakhmon" in panel(page)
    assert WORDS in panel(page)


def test_click_beside_all_nodes_goes_back_to_the_overview(page, tmp_path):
    click_node(show(page, graph_of(), tmp_path), "claim")
    page.mouse.click(30, 640)
    assert "WHO SPEAKS" in panel(page)


def test_contradiction_stands_side_by_side_and_leads_to_the_other_side(page, tmp_path):
    show(page, dispute(), tmp_path)
    select(page, "c1")
    assert page.locator(".sides.contradicts figure").all_inner_texts() == [
        "Rao\nwhat Rao said of taxes\nKhovar, 2021-03-01",
        "Meyer\nwhat Meyer said of taxes\nTolo, 2023-05-02",
    ]
    assert "one denies what the other states" in panel(page)
    page.locator(".sides button").click()
    assert page.evaluate("document.body.dataset.selected") == "c2"


def test_hovering_highlights_what_a_node_touches(page, tmp_path):
    show(page, dispute(), tmp_path)
    page.mouse.move(*place_of(page, "c1"))
    wait_until(page, "graphPage.lit() !== null")
    assert set(page.evaluate("graphPage.lit()")) == {"c1", "c2", "Rao", "taxes", "d1"}
    page.mouse.move(30, 640)
    wait_until(page, "graphPage.lit() === null")


def test_search_finds_a_name_by_another_spelling(page, tmp_path):
    show(page, graph_of(), tmp_path)
    page.keyboard.press("/")
    page.keyboard.type("rákhm")
    assert page.locator("#found [aria-selected=true]").inner_text() == "Emomali Rahmon\nalso called Rakhmon"
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == "Emomali Rahmon"


def test_search_without_a_hit_says_so(page, tmp_path):
    show(page, graph_of(), tmp_path).locator("#query").fill("Zanzibar")
    assert page.locator("#found").inner_text() == "Nothing here is called that."


@pytest.mark.parametrize(
    "words",
    [
        ATTACK, "javascript:document.title='run'", "\u202e\u2028{{7*7}}", "x" * 10_000,
        "nul \x00, half \ud83d, the other \ude00", "&lt;script&gt;", "__proto__", "${document.title='run'}",
    ],
    ids=["markup", "address", "marks", "endless", "surrogates", "entities", "prototype", "template"],
)  # fmt: skip
def test_hostile_name_runs_nothing_and_breaks_nothing(page, words, tmp_path):
    graph = graph_of(words, words)
    graph.nodes["document"].update(label=words, title=words, path=words, author=words)
    graph.nodes["outlet"]["label"] = words
    graph.nodes["claim"].update(modality=words, cue=words, source=words)
    graph.add_edge("claim", "claim", kind="contradicts", why=words)
    show(page, graph, tmp_path)
    for key in ("speaker", "claim", "border", "document", "outlet"):
        select(page, key)
    page.locator("#query").fill(words[:40].replace("\x00", ""))
    page.locator("#as-list").click()
    page.wait_for_timeout(100)
    assert (page.title(), page.locator("img").count(), page.complaints) == ("Border", 0, [])
    assert page.evaluate("document.documentElement.scrollWidth") == 1280


def test_labels_of_a_crowd_do_not_cover_one_another(page, tmp_path):
    graph = nx.MultiDiGraph()
    for number in range(60):
        graph.add_node(f"n{number}", kind="entity", label=f"Somebody or other {number}")
        graph.add_edge(f"n{number}", f"n{number * 7 % 13}", kind="says")
    show(page, graph, tmp_path)
    boxes = page.evaluate("graphPage.labels()")
    assert len(boxes) > 30
    for a, b in itertools.combinations(boxes, 2):
        beside = a["right"] <= b["left"] or b["right"] <= a["left"]
        assert beside or a["bottom"] <= b["top"] or b["bottom"] <= a["top"]


@pytest.mark.parametrize(("width", "height"), [(360, 740), (768, 1024), (1280, 800)])
def test_no_label_is_cut_off_by_the_edge_of_the_page(page, tmp_path, width, height):
    graph = nx.MultiDiGraph()
    for number in range(40):
        graph.add_node(f"n{number}", kind="entity", label=f"Somebody of a rather long name {number}")
        graph.add_edge(f"n{number}", f"n{number * 7 % 13}", kind="says")
    page.set_viewport_size({"width": width, "height": height})
    show(page, graph, tmp_path)
    page.wait_for_timeout(500)
    seen = page.evaluate(
        """() => graphPage.labels().map(box => [
            graphPage.network.canvasToDOM({ x: box.left, y: box.top }),
            graphPage.network.canvasToDOM({ x: box.right, y: box.bottom })])"""
    )
    across, down = page.evaluate(
        "(({ clientWidth, clientHeight }) => [clientWidth, clientHeight])(document.getElementById('canvas'))"
    )
    assert len(seen) > 5
    for first, last in seen:
        assert first["x"] >= -0.5 and last["x"] <= across + 0.5
        assert first["y"] >= -0.5 and last["y"] <= down + 0.5


def test_dragging_a_node_takes_its_neighbours_along_and_then_all_rests(page, tmp_path):
    show(page, dispute(), tmp_path)
    before = {key: place_of(page, key) for key in ("Rao", "fish")}
    page.mouse.move(*before["Rao"])
    page.mouse.down()
    page.mouse.move(before["Rao"][0] + 60, before["Rao"][1] + 40, steps=5)
    page.mouse.up()
    x, y = place_of(page, "Rao")
    assert abs(x - before["Rao"][0] - 60) < 5 and abs(y - before["Rao"][1] - 40) < 5
    assert place_of(page, "fish") == before["fish"]
    assert page.evaluate("graphPage.network.physics.physicsEnabled") is False


@pytest.mark.parametrize(("width", "height"), [(360, 740), (390, 800)])
def test_narrow_screen_shows_the_panel_below_the_picture(page, tmp_path, width, height):
    page.set_viewport_size({"width": width, "height": height})
    show(page, dispute(), tmp_path)
    above, below = page.locator("#picture").bounding_box(), page.locator("#panel").bounding_box()
    assert above["height"] > 200
    assert below["y"] >= above["y"] + above["height"]
    page.locator("#filter-button").click()
    assert page.locator("#speaker").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_dark_mode_paints_the_picture_anew(page, tmp_path):
    show(page, graph_of(), tmp_path)
    colour = "graphPage.network.body.data.nodes.get(graphPage.keys.indexOf('speaker')).color.background"
    light = page.evaluate(colour)
    page.emulate_media(color_scheme="dark")
    wait_until(page, f"{colour} !== {light!r}")


def test_print_shows_picture_and_panel_without_the_controls(page, tmp_path):
    page.emulate_media(color_scheme="dark")
    show(page, graph_of(), tmp_path)
    select(page, "claim")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert [page.locator(f"#{part}").is_visible() for part in ("canvas", "panel", "search", "filters")] == [
        True, True, False, False,
    ]  # fmt: skip
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_shapes_and_lines_differ_without_colour(page, tmp_path):
    show(page, dispute(), tmp_path)
    lines = page.evaluate(
        "graphPage.network.body.data.edges.get().map(e => [e.width, String(e.dashes)].join())"
    )
    assert len(set(lines)) == 6  # published, reports, says, about, via, contradicts
    assert shown(page, "c1", "Rao", "d1", "o-Tolo") == ["c1", "Rao", "d1", "o-Tolo"]


def test_page_in_a_sandboxed_frame_of_a_notebook_works_without_an_address(page, tmp_path):
    html = render_page(telling_part(dispute()))
    page.set_content(Drawing(html)._repr_html_())
    frame = page.frame_locator("iframe")
    frame.locator("body[data-drawn]").wait_for()
    frame.locator("#panel button", has_text="what Meyer said").first.click()
    frame.locator("#panel .around button", has_text="1 step").click()
    assert frame.locator("#count").inner_text() == "2 of 3 claims"  # its own, and the one it contradicts
    assert page.complaints == []
