"""How large the page is, how soon it is drawn, and how many pictures a second it shows while it is moved.

In headless Chromium with software rendering, as in CI; a screen and a graphics card do better. Needs
playwright and Debian's chromium. Run as: python benchmarks/page.py [NODES ...]
"""

import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

import networkx as nx
from playwright.sync_api import Browser, sync_playwright

import kg
from kg.graph.part import Part, telling_part
from kg.present.page import write_page

SEEDS = Path(__file__).parent.parent / "seeds"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
MOVED_SECONDS = 3
# Waits for the next picture again and again while the mouse drags the ground, and counts.
COUNT_FRAMES = """seconds => new Promise(done => {
    let frames = 0;
    const end = performance.now() + seconds * 1000;
    graphPage.network.on("afterDrawing", () => { frames += 1; });
    const turn = () => performance.now() < end ? requestAnimationFrame(turn) : done(frames / seconds);
    turn();
})"""


def main() -> None:
    sizes = [int(word) for word in sys.argv[1:]] or [500, 2000]
    chromium = shutil.which("chromium") or sys.exit("no Chromium on this machine")
    print(f"{'page':<12} {'nodes':>6} {'edges':>6} {'made, s':>8} {'KB':>6} {'drawn, s':>9} {'frames/s':>9}")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        with kg.open(Path(folder) / "seeds.db", create=True) as graph:
            graph.ingest(SEEDS)
            measure(browser, "seeds", graph.part(), Path(folder))
        for size in sizes:
            measure(browser, "made up", telling_part(made_up(size), size), Path(folder))
        browser.close()


def measure(browser: Browser, name: str, part: Part, folder: Path) -> None:
    """Print a row of the table."""
    began = time.perf_counter()
    path = write_page(part, folder / "graph.html")
    made = time.perf_counter() - began
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    began = time.perf_counter()
    page.goto(f"{path.as_uri()}#picture=all")
    page.wait_for_selector("body[data-drawn]", timeout=120_000)
    drawn = time.perf_counter() - began
    page.evaluate("seconds => { window.counted = (" + COUNT_FRAMES + ")(seconds); }", MOVED_SECONDS)
    move(page)
    frames = page.evaluate("window.counted")
    page.close()
    nodes, edges = part.graph.number_of_nodes(), part.graph.number_of_edges()
    size = path.stat().st_size // 1000
    print(f"{name:<12} {nodes:>6} {edges:>6} {made:>8.1f} {size:>6} {drawn:>9.1f} {frames:>9.1f}", flush=True)


def move(page: object) -> None:
    """Drag the ground to and fro for a while."""
    page.mouse.move(20, 640)
    page.mouse.down()
    end = time.perf_counter() + MOVED_SECONDS
    while time.perf_counter() < end:
        for x in (60, 140, 220, 140, 60):
            page.mouse.move(x, 640 - x / 2)
    page.mouse.up()


def made_up(size: int) -> nx.MultiDiGraph:
    """Return a graph of so many nodes, as busy as ours: half claims, few speakers of many, topics of most."""
    random.seed(1)
    graph = nx.MultiDiGraph()
    outlets, articles, names, claims = size // 100, size // 12, size // 3, size
    for number in range(outlets):
        graph.add_node(f"outlet:{number}", kind="outlet", label=f"Outlet {number}")
    for number in range(articles):
        day = f"202{number % 5}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        graph.add_node(f"document:{number}", kind="document", label=f"Article number {number}", published=day)
        graph.add_edge(f"outlet:{number % outlets}", f"document:{number}", kind="published")
    for number in range(names):
        name = f"{random.choice(('Amir', 'Berta', 'Chen', 'Dilnoza'))} {'Some' * (number % 3)}body {number}"
        graph.add_node(f"entity:{number}", kind="entity", label=name, type="PERSON")
    for number in range(claims - outlets - articles - names):
        claim, beat = f"claim:{number}", number * 17 % names
        words = f"claim number {number} tells at some length what somebody made of it that day"
        graph.add_node(claim, kind="claim", label=words, content=words, modality="asserts", cue="said")
        graph.add_edge(f"document:{number % articles}", claim, kind="reports")
        graph.add_edge(f"entity:{int(random.paretovariate(0.9)) % names}", claim, kind="says")
        for _ in range(2):
            graph.add_edge(claim, f"entity:{(beat + int(random.paretovariate(0.7))) % names}", kind="about")
        if number and number % 9 == 0:
            kind = random.choice(("contradicts", "corroborates", "repeats", "evolves"))
            graph.add_edge(claim, f"claim:{random.randrange(number)}", kind=kind)
    return graph


if __name__ == "__main__":
    main()
