"""Feeds and OPML: read offline by their entries, or followed to the pages that they name."""

import sys

import pytest
from needs import needs_module
from reading import read_all, write
from served_pages import site

from kg.model.read_options import Reading
from kg.read import given_id
from kg.read.formats.markup import text_of_markup
from kg.read.web.fetch import Fetcher

needs_module("feedparser", "feedparser is not installed")

LOCAL = Reading(allow_private=True)
PAGE = "<html><head><title>{0}</title></head><body><article><p>The minister said on Monday that {0} would come in the next year.</p><p>He denied that he had known anything about it for long.</p></article></body></html>"  # noqa: E501
RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>The Daily</title>
<item><title>Taxes &amp; tolls to rise</title><link>{0}/taxes</link><guid>n1</guid><author>Jane Doe</author>
<pubDate>Mon, 10 Jan 2022 10:00:00 +0300</pubDate><description>In short.</description>
<content:encoded><![CDATA[<p>The minister said so.</p><script>x</script><p>He denied <b>more</b>.</p>]]></content:encoded></item>
<item><title>Oil falls</title><link>{0}/oil</link><description>&lt;p&gt;Oil fell on Monday.&lt;/p&gt;</description></item>
</channel></rss>"""  # noqa: E501
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Nord</title>
<entry><id>a1</id><title>Oil falls</title>
<link href="{0}/oil"/><updated>2022-01-10T10:00:00Z</updated>
<content type="html">&lt;p&gt;Oil fell.&lt;/p&gt;</content></entry></feed>"""
OPML = '<opml version="2.0"><body><outline text="x"><outline xmlUrl="{0}/rss"/></outline><outline xmlUrl="{0}/atom"/></body></opml>'  # noqa: E501


@pytest.fixture(autouse=True)
def no_pause(monkeypatch):
    monkeypatch.setattr(Fetcher.__init__, "__kwdefaults__", Fetcher.__init__.__kwdefaults__ | {"pause": 0.0})


def test_a_feed_s_file_is_read_offline_an_article_an_entry(tmp_path):
    path = write(tmp_path / "f.rss", RSS.format("https://news.example"))
    (taxes, oil), failures, notes = read_all(path)
    assert taxes.text == "Taxes & tolls to rise\n\nThe minister said so.\n\nHe denied more."
    assert (taxes.title, taxes.outlet, taxes.author) == ("Taxes & tolls to rise", "The Daily", "Jane Doe")
    assert (taxes.published, taxes.url) == ("2022-01-10T07:00:00Z", "https://news.example/taxes")
    assert (taxes.path, given_id(taxes)) == (f"{path}#n1", "n1")
    assert (oil.text, oil.published) == ("Oil falls\n\nOil fell on Monday.", None)
    assert failures == []
    assert notes == [f"{path}: 1 entry has no more than a summary; --follow fetches the pages"]


def test_atom_is_read_too(tmp_path):
    (document,), _, notes = read_all(write(tmp_path / "f.xml", ATOM.format("https://news.example")))
    assert (document.text, document.outlet) == ("Oil falls\n\nOil fell.", "Nord")
    assert (document.published, notes) == ("2022-01-10T10:00:00Z", [])


def served(address: str) -> dict[str, object]:
    return {
        "/rss": ("application/rss+xml", RSS.format(address).encode()),
        "/atom": ("text/html", ATOM.format(address).encode()),  # as many servers call it
        "/taxes": PAGE.format("taxes").encode(), "/oil": PAGE.format("oil").encode(),
    }  # fmt: skip


def test_a_feed_that_is_fetched_is_followed_and_tells_what_pages_do_not():
    pages: dict = {}
    with site(pages) as local:
        pages |= served(local.address)
        (taxes, oil), failures, _ = read_all(f"{local.address}/rss", reading=LOCAL)
        assert (taxes.path, oil.path) == (f"{local.address}/taxes", f"{local.address}/oil")
    assert (taxes.published, taxes.author, taxes.title) == ("2022-01-10T07:00:00Z", "Jane Doe", "taxes")
    assert "The minister said on Monday that taxes" in taxes.text
    assert failures == []
    assert local.asked == ["/robots.txt", "/rss", "/taxes", "/oil"]


def test_an_opml_is_followed_only_when_it_is_asked_for_and_no_page_is_fetched_twice(tmp_path):
    pages: dict = {}
    with site(pages) as local:
        pages |= served(local.address)
        path = write(tmp_path / "feeds.opml", OPML.format(local.address))
        assert read_all(path, reading=LOCAL)[:2] == ([], [f"{path}: it names 2 feeds; --follow fetches them"])
        assert local.asked == []
        documents, failures, _ = read_all(path, reading=Reading(allow_private=True, follow=True))
    assert [document.title for document in documents] == ["taxes", "oil"]
    assert failures == []
    assert local.asked == ["/robots.txt", "/rss", "/taxes", "/oil", "/atom"]


def test_a_feed_that_names_itself_ends(tmp_path):
    pages: dict = {}
    loop = "<rss version='2.0'><channel><item><title>x</title><link>{0}</link></item></channel></rss>"
    with site(pages) as local:
        for number in range(9):
            to = f"{local.address}/{number + 1}"
            pages[f"/{number}"] = ("application/rss+xml", loop.format(to).encode())
        documents, _, _ = read_all(f"{local.address}/0", reading=LOCAL)
    assert documents == []
    assert local.asked == ["/robots.txt", "/0", "/1", "/2"]


def test_a_feed_names_no_private_address_unless_allowed(tmp_path):
    path = write(tmp_path / "f.rss", RSS.format("http://127.0.0.1:9"))
    documents, failures, _ = read_all(path, reading=Reading(follow=True))
    assert documents == []
    assert ["is a private address" in failure for failure in failures] == [True, True]


BOMB = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]><rss><channel><title>&b;</title></channel></rss>'


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.rss", "", "empty"),
        ("a.rss", "<rss><channel>", "no entries in it"),
        ("a.xml", "<invoice><sum>7</sum></invoice>", "no entries in it"),
        ("a.rss", BOMB, "its XML defines entities"),
        ("a.rss", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss/>', "its XML defines entities"),
        ("a.opml", "<opml><body/></opml>", "no feed is named in it"),
        ("a.opml", "<opml><body>", "its XML is damaged"),
        ("a.opml", '<opml><outline xmlUrl="file:///etc/passwd"/></opml>', "no feed is named in it"),
    ],
)
def test_what_is_no_feed_fails_with_one_line(tmp_path, name, content, words):
    documents, (failure,), _ = read_all(write(tmp_path / name, content))
    assert documents == []
    assert words in failure


def test_an_xml_in_a_folder_that_is_no_feed_is_noted_and_a_page_is_read(tmp_path):
    write(tmp_path / "a.xml", "<invoice><sum>7</sum></invoice>")
    write(tmp_path / "b.xml", '<?xml version="1.0"?>' + PAGE.format("oil"))
    documents, failures, notes = read_all(tmp_path)
    assert [document.title for document in documents] == ["oil"]
    assert failures == []
    assert [note.split(": ", 1)[1] for note in notes] == ["passed over: an XML that is no feed"]


def test_without_feedparser_the_extra_is_named(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "feedparser", None)
    _, (failure,), _ = read_all(write(tmp_path / "a.rss", RSS))
    assert failure.endswith("feedparser is not installed; install with: pip install 'kg[feeds]'")


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("Oil < gas", "Oil < gas"),
        ("AT&amp;T &#8220;won&#8221;", "AT&T “won”"),
        ("<p>One</p>\n<p>two<br>three</p>", "One\n\ntwo\n\nthree"),
        ("<script>x</script>a<style>y</style>", "a"),
        ("<p>a <b>b</b>\n  c", "a b c"),
        ("</p></div>a</script>b", "ab"),
    ],
)
def test_markup_gives_its_text(markup, text):
    assert text_of_markup(markup) == text
