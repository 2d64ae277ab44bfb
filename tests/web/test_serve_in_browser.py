"""kg serve in a real headless Chromium: a question asked, an article read, the graph grown, no complaint."""

import contextlib
import re
import subprocess
import sys
from pathlib import Path

import pytest
from needs import needs_module
from places import ROOT
from served import fill_disputed, ids

needs_module("uvicorn", "kg[serve] is not installed")
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill_disputed(tmp_path_factory.mktemp("serve") / "kg.db")


@pytest.fixture(scope="module")
def address(path: Path):
    """Run `kg serve` as a person would, and return where it says it serves."""
    command = [sys.executable, str(ROOT / "cli.py"), "serve", "--no-open", "--port", "0", "--db", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        line = process.stdout.readline()
        yield re.search(r"http://127\.0\.0\.1:\d+", line)[0]
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=10)


@pytest.fixture
def page(browser, address):
    """Return a tab at the first page; at the end nothing was complained of and nobody else was asked."""
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.set_default_timeout(20_000)
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address + "/")
    yield page
    page.close()
    assert complaints == []
    assert [url for url in asked if not url.startswith((address + "/", "data:"))] == []


def test_question_leads_to_the_words_in_their_article(page):
    page.locator("#q").fill("what did Silva say about the port")
    page.keyboard.press("Enter")
    page.get_by_text("the port will reopen in May").click()
    page.wait_for_url(re.compile(r"/document/\w+#claim-\w+$"))
    claim = page.url.rpartition("#claim-")[2]
    note = page.locator(f".note[data-claim='{claim}']")
    assert note.get_attribute("open") is not None
    assert "what reopens was closed" in note.inner_text()
    lit = page.locator(".piece.lit").all_inner_texts()
    assert lit == ["Mayor Ana Silva", "said", "the port will reopen in May"]


def test_click_on_words_opens_the_card_beside_them(page, address, path):
    page.goto(f"{address}/document/{ids(path)['document']}")
    page.locator(".piece.cue", has_text="denied").click()
    note = page.locator(".note[open]")
    assert note.count() == 1 and "Jon Berg" in note.inner_text() and "contradicts" in note.inner_text()
    assert re.search(r"#claim-\w+$", page.url)


def test_reading_view_fits_a_phone(page, address, path):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{address}/document/{ids(path)['document']}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_graph_over_the_live_store_draws(page, address, path):
    page.goto(f"{address}/graph?node=entity:{ids(path)['entity']}")
    page.wait_for_selector("body[data-drawn]")


def test_graph_grows_by_a_name_that_was_not_in_it(page, address, path):
    page.goto(f"{address}/graph?node=entity:{ids(path)['entity']}")
    page.wait_for_selector("body[data-drawn]")
    page.locator("#query").fill("Eva Berg")
    page.get_by_role("option", name="Eva Berg").click()
    page.locator("#panel").get_by_text("Eva Berg").first.wait_for()


@pytest.fixture
def editing(browser, tmp_path):
    """Return a tab at the address that `kg serve --edit` shows, with a claim of its own store."""
    path = fill_disputed(tmp_path / "kg.db")
    command = [sys.executable, str(ROOT / "cli.py"), "serve", "--edit", "--no-open", "--port", "0"]
    with subprocess.Popen([*command, "--db", str(path)], stdout=subprocess.PIPE, text=True) as process:
        address = re.search(r"http://127\.0\.0\.1:\d+/\?token=\S+", process.stdout.readline())[0]
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(20_000)
        page.goto(address)
        yield page, ids(path)
        page.close()
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=10)


def test_a_claim_is_ruled_on_where_it_is_read_and_that_is_undone(editing):
    page, found = editing
    assert "token" not in page.url
    page.goto(page.url + f"document/{found['document']}#note-{found['claim']}")
    note = page.locator(f".note[data-claim='{found['claim']}']")
    note.get_by_role("button", name="Not a claim").click()
    page.get_by_text("Ruled, and kept in the").wait_for()
    assert page.locator(f".note[data-claim='{found['claim']}']").count() == 0
    page.locator(".ruled").get_by_role("button", name="undo").click()
    page.locator(f".note[data-claim='{found['claim']}']").wait_for()
