"""The page in a real headless Chromium: draws, answers clicks, asks nothing, runs nothing of an article."""

import itertools

import networkx as nx
import pytest

from kg.view import telling_part, write_page

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = pytest.mark.browser

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
WORDS = "“more than 40 camps” lie along <b>the border</b> & beyond"
ATTACK = "<img src=x onerror=\"document.title='run'\"></script><script>document.title='run'</script>"


@pytest.fixture(scope="module")
def browser(chromium):
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser):
    """Return an open tab that notes in `asked` and `complaints` what it requests and complains of."""
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.set_default_timeout(15_000)
    page.asked, page.complaints = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    yield page
    page.close()


@pytest.fixture
def graph():
    return graph_of("Emomali Rahmon", WORDS)


def graph_of(speaker, words):
    graph = nx.MultiDiGraph()
    graph.add_node("outlet", kind="outlet", label="Asia-Plus")
    graph.add_node("document", kind="document", label="Forty camps", published="2022-01-10")
    graph.add_node("speaker", kind="entity", label=speaker, type="PERSON", aliases=(speaker, "Rakhmon"))
    graph.add_node("border", kind="entity", label="Tajik-Afghan border", type="CONCEPT")
    graph.add_node("claim", kind="claim", label=words, content=words, modality="asserts", cue="said")
    edges = [
        ("outlet", "document", "published"),
        ("document", "claim", "reports"),
        ("speaker", "claim", "says"),
    ]
    for source, target, kind in [*edges, ("claim", "border", "about")]:
        graph.add_edge(source, target, kind=kind)
    return graph


def show(page, graph, folder):
    address = write_page(telling_part(graph), folder / "graph.html", title="Border").as_uri()
    page.goto(address)
    page.wait_for_selector("body[data-drawn]")
    assert page.asked == [address]
    return page


def click_node(page, key):
    """Click where the canvas shows the node, as a reader would."""
    place = page.evaluate(
        """key => {
            const {network, keys} = window.graphPage, id = keys.indexOf(key);
            const {x, y} = network.canvasToDOM(network.getPositions([id])[id]);
            const frame = document.getElementById("canvas").getBoundingClientRect();
            return {x: x + frame.left, y: y + frame.top};
        }""",
        key,
    )
    page.mouse.click(place["x"], place["y"])
    page.wait_for_selector(f"body[data-selected={key}]")


def panel(page):
    return page.locator("#panel").inner_text()


def test_page_opens_without_request_or_complaint(page, graph, tmp_path):
    show(page, graph, tmp_path)
    assert page.complaints == []


def test_click_on_a_claim_shows_its_exact_words_and_where_they_come_from(page, graph, tmp_path):
    click_node(show(page, graph, tmp_path), "claim")
    assert page.locator("blockquote").inner_text() == WORDS
    rows = page.locator("#panel dt").all_inner_texts(), page.locator("#panel dd").all_inner_texts()
    assert dict(zip(*rows, strict=True)) == {
        "Speaker": "Emomali Rahmon",
        "How": "asserts (“said”)",
        "Outlet": "Asia-Plus",
        "Date": "2022-01-10",
        "Article": "Forty camps",
        "Claim": "claim",
    }


def test_click_on_a_name_shows_what_it_said(page, graph, tmp_path):
    click_node(show(page, graph, tmp_path), "speaker")
    assert "ALSO CALLED\nRakhmon" in panel(page)
    assert WORDS in panel(page)


def test_click_beside_all_nodes_goes_back_to_the_overview(page, graph, tmp_path):
    click_node(show(page, graph, tmp_path), "claim")
    page.mouse.click(30, 640)
    assert "WHO SPEAKS" in panel(page)


def test_search_finds_a_name_by_another_spelling(page, graph, tmp_path):
    show(page, graph, tmp_path)
    page.keyboard.press("/")
    page.keyboard.type("rákhm")
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == "Emomali Rahmon"


def test_search_without_a_hit_says_so(page, graph, tmp_path):
    show(page, graph, tmp_path).locator("#query").fill("Zanzibar")
    assert page.locator("#found").inner_text() == "Nothing here is called that."


def test_legend_hides_claims_and_shows_them_again(page, graph, tmp_path):
    show(page, graph, tmp_path)
    button = page.locator("#legend button", has_text="claim")
    hidden = "graphPage.network.body.data.nodes.get(graphPage.keys.indexOf('claim')).hidden"
    button.click()
    assert page.evaluate(hidden) is True
    button.click()
    assert page.evaluate(hidden) is False


@pytest.mark.parametrize(
    "words",
    [ATTACK, "javascript:document.title='run'", "\u202e\u2028{{7*7}}", "x" * 10_000],
    ids=["markup", "address", "marks", "endless"],
)
def test_hostile_name_runs_nothing_and_breaks_nothing(page, words, tmp_path):
    show(page, graph_of(words, words), tmp_path)
    for key in ("speaker", "claim", "border"):
        click_node(page, key)
    page.locator("#query").fill("x")
    page.wait_for_timeout(100)
    assert (page.title(), page.locator("img").count(), page.complaints) == ("Border", 0, [])


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


def test_narrow_screen_shows_the_panel_below_the_picture(page, graph, tmp_path):
    page.set_viewport_size({"width": 390, "height": 800})
    show(page, graph, tmp_path)
    above, below = page.locator("#picture").bounding_box(), page.locator("#panel").bounding_box()
    assert below["y"] >= above["y"] + above["height"]
    assert page.evaluate("document.documentElement.scrollWidth") == 390
