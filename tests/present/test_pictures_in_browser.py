"""The pictures of an argument in a real headless Chromium: who speaks of what, who is against whom, when."""

import pytest
from pages import WORDS, dispute, graph_of, panel, show, wait_until

pytestmark = pytest.mark.browser

ATTACK = "<img src=x onerror=\"document.title='run'\"></script><script>document.title='run'</script>"
PICTURES = ("topics", "sides", "when", "all")


def labels(page):
    return page.locator("#argued [role=button]").evaluate_all("all => all.map(one => one.ariaLabel)")


def test_page_opens_on_who_speaks_of_what_with_both_sides_of_the_dispute(page, tmp_path):
    page.set_viewport_size({"width": 1400, "height": 900})
    show(page, dispute(), tmp_path, "#picture=topics")
    assert sorted(labels(page)) == ["Ito", "Meyer", "Rao", "fish", "taxes"]
    sides = page.locator("#disputes figure")
    assert sides.all_inner_texts() == [
        "Meyer\nwhat Meyer said of taxes\nTolo, 2023-05-02",
        "Rao\nwhat Rao said of taxes\nKhovar, 2021-03-01",
    ]
    assert all(sides.nth(at).bounding_box()["y"] < 700 for at in (0, 1))


@pytest.mark.parametrize("picture", PICTURES)
def test_every_picture_draws_without_request_or_complaint(page, tmp_path, picture):
    show(page, dispute(), tmp_path, f"#picture={picture}")
    assert page.complaints == []
    assert page.locator("#pictures [aria-pressed=true]").get_attribute("data-picture") == picture


@pytest.mark.parametrize("picture", PICTURES)
def test_hostile_words_run_nothing_in_any_picture_near_or_far(page, tmp_path, picture):
    graph = graph_of(ATTACK, ATTACK)
    graph.nodes["claim"].update(source=ATTACK, url="javascript:document.title='run'")
    graph.nodes["document"].update(title=ATTACK, url="javascript:document.title='run'")
    graph.add_edge("claim", "claim", kind="contradicts", why=ATTACK)
    show(page, graph, tmp_path, f"#picture={picture}&node=claim")
    for _ in range(3):
        page.locator("#zoom [data-zoom='1.3']").click()
    assert (page.title(), page.locator("img").count(), page.complaints) == ("Border", 0, [])
    assert page.locator("a[href^=javascript]").count() == 0


def test_who_is_against_whom_shows_both_claims_and_lights_them(page, tmp_path):
    show(page, dispute(), tmp_path, "#picture=sides")
    page.locator("#argued g.card").first.click()
    assert page.locator("#panel .sides figure").all_inner_texts() == [
        "Meyer\nwhat Meyer said of taxes\nTolo, 2023-05-02",
        "Rao\nwhat Rao said of taxes\nKhovar, 2021-03-01",
    ]
    assert "one denies what the other states" in panel(page)
    assert page.locator("#argued .lit").count() == 1
    wait_until(page, "location.hash.includes('between=c2+c1')")


def test_colour_of_a_band_is_the_stance_of_its_claims(page, tmp_path):
    graph = dispute()
    graph.nodes["c2"]["polarity"] = "not-so"
    show(page, graph, tmp_path, "#picture=topics")
    strokes = page.locator("#argued path[stroke-width]").evaluate_all(
        "all => all.map(x => x.getAttribute('stroke'))"
    )
    assert sorted(strokes) == ["#6f8fae", "#6f8fae", "#d55e00"]


def test_zooming_in_turns_bands_into_cards_with_the_statement(page, tmp_path):
    show(page, graph_of(), tmp_path, "#picture=topics")
    assert page.locator("#argued g.card").count() == 0
    for _ in range(2):
        page.locator("#zoom [data-zoom='1.3']").click()
    assert page.locator("#argued g.card title").all_text_contents() == [WORDS]


def test_filter_lays_the_picture_out_anew_and_counts_follow(page, tmp_path):
    show(page, dispute(), tmp_path, "#picture=topics")
    page.locator("#outlet").select_option(label="Khovar")
    assert labels(page) == ["Rao", "taxes"]
    assert page.locator("#count").inner_text() == "1 of 3 claims"
    assert page.locator("#speaker option").all_inner_texts() == ["Anyone", "Rao (1)"]


def test_relation_that_is_switched_off_is_no_dispute(page, tmp_path):
    show(page, dispute(), tmp_path, "#picture=topics")
    page.locator("#legend button", has_text="contradicts").click()
    assert page.locator("#disputes").count() == 0


def test_when_has_a_lane_for_each_speaker_and_marks_who_changed(page, tmp_path):
    graph = dispute()
    graph.add_edge("Rao", "c2", kind="says")
    graph.remove_edge("Meyer", "c2")
    show(page, graph, tmp_path, "#picture=when")
    assert labels(page) == ["Rao"]
    assert page.locator("#argued circle").count() == 2
    assert page.locator("#argued title", has_text="Changed: one denies").count() == 1


def test_claims_and_articles_link_to_where_they_were_published(page, tmp_path):
    graph = graph_of()
    graph.nodes["document"]["url"] = "https://paper.example/a?b=1&c=<2>"
    show(page, graph, tmp_path, "#picture=topics&node=claim")
    assert page.locator("#panel a").get_attribute("href") == "https://paper.example/a?b=1&c=%3C2%3E"
    assert page.locator("#panel a").get_attribute("rel") == "noopener noreferrer"


@pytest.mark.parametrize("picture", PICTURES)
def test_picture_is_saved_as_svg_and_png(page, tmp_path, picture):
    show(page, dispute(), tmp_path, f"#picture={picture}")
    page.wait_for_timeout(100)
    for button, begins in (("#save-svg", b"<svg"), ("#save-png", b"\x89PNG")):
        with page.expect_download() as saved:
            page.locator(button).click()
        assert saved.value.suggested_filename == f"Border-{picture}{button.replace('#save-', '.')}"
        saved.value.save_as(tmp_path / "saved")
        assert (tmp_path / "saved").read_bytes().startswith(begins)


def test_sheet_at_the_foot_of_a_phone_is_pulled_up(page, tmp_path):
    page.set_viewport_size({"width": 390, "height": 844})
    show(page, dispute(), tmp_path, "#picture=topics")
    before = page.locator("#panel").bounding_box()["height"]
    page.locator("#sheet").click()
    assert page.locator("#panel").bounding_box()["height"] > before * 1.3
    assert page.evaluate("document.documentElement.scrollWidth") == 390
