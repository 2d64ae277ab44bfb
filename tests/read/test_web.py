"""Pages that are fetched: from a server on this computer, so that private addresses must be allowed."""

import contextlib
import gzip
import socket
import subprocess
import sys
import time

import pytest
from reading import read_all
from served_pages import answer, moved, site

from kg.errors import DocumentError
from kg.model.read_options import Reading
from kg.read import read_paths
from kg.read.web import fetch
from kg.read.web.address import is_public, target_of
from kg.read.web.fetch import Fetcher
from kg.read.web.robots import read_robots

LOCAL = Reading(allow_private=True)
PAGE = b"""<html><head><title>Taxes to rise</title><meta property="og:site_name" content="The Daily"></head>
<body><article><h1>Taxes to rise</h1><p>The minister said on Monday that taxes would rise in the next year,
and he denied that he had known.</p><p>He said that nothing else mattered to him in this hour.</p></article>
</body></html>"""


@pytest.fixture(autouse=True)
def no_pause(monkeypatch):
    monkeypatch.setattr(fetch, "PAUSE_SECONDS", 0.0)
    monkeypatch.setattr(Fetcher.__init__, "__kwdefaults__", Fetcher.__init__.__kwdefaults__ | {"pause": 0.0})


def test_a_page_is_fetched_and_kept_as_it_came():
    kept = []
    with site({"/taxes": PAGE}) as served:
        (document,) = read_paths([f"{served.address}/taxes#top"], LOCAL, keep=kept.append)
        url = f"{served.address}/taxes"
    assert (document.path, document.url, document.title, document.outlet) == (
        url,
        url,
        "Taxes to rise",
        "The Daily",
    )
    assert served.asked == ["/robots.txt", "/taxes"]
    assert [(page.asked, page.url, page.content) for page in kept] == [(f"{url}#top", url, PAGE)]
    assert (kept[0].media_type, kept[0].encoding) == ("text/html", "utf-8")


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("text/plain; charset=windows-1251", "Министр сказал, что налоги вырастут.".encode("cp1251")),
        ("application/octet-stream", b'{"id": "a", "text": "Oil falls."}'),
        ("text/csv", b"id,text\n1,Oil falls.\n"),
    ],
)
def test_other_kinds_are_read_by_type_ending_or_beginning(kind, content):
    with site({"/x": (kind, content)}) as served:
        documents, failures, _ = read_all(f"{served.address}/x", reading=LOCAL)
    assert (len(documents), failures) == (1, [])


def test_private_addresses_are_refused_unless_allowed():
    with site({"/x": PAGE}) as served:
        for name in (served.address, served.address.replace("127.0.0.1", "localhost")):
            documents, (failure,), _ = read_all(f"{name}/x")
            assert documents == []
            assert "is a private address (" in failure and "--allow-private" in failure
    assert served.asked == []


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
     "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "::ffff:10.0.0.1",
     "64:ff9b::7f00:1", "2002:7f00:1::", "ff02::1"],
)  # fmt: skip
def test_address_is_private(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34"]
)
def test_address_is_public(address):
    assert is_public(address)


def test_a_redirect_to_a_private_address_is_refused(monkeypatch):
    """The first host is taken for a public one; where it leads to is not."""
    with site({"/x": moved("http://localhost:1/secret")}) as served:
        port = served.address.rpartition(":")[2]
        looked_up = []

        def look_up(host, *rest, **named):
            looked_up.append(host)
            address = "93.184.216.34" if host == "news.example" else "127.0.0.1"
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, int(port)))]

        connect = socket.create_connection
        monkeypatch.setattr(socket, "getaddrinfo", look_up)
        monkeypatch.setattr(
            socket, "create_connection", lambda place, **named: connect(("127.0.0.1", int(port)), **named)
        )
        _, (failure,), _ = read_all(f"http://news.example:{port}/x")
    assert "localhost is a private address (127.0.0.1)" in failure
    assert served.asked == ["/robots.txt", "/x"]


def test_a_name_is_looked_up_once_for_a_request_and_that_address_is_asked(monkeypatch):
    """A name that gives a public address first and a private one then must not lead there."""
    answers = iter(["93.184.216.34", "127.0.0.1", "127.0.0.1"])
    asked = []

    def connect(place, **named):
        asked.append(place[0])
        raise ConnectionRefusedError(111, "refused")

    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda *_, **__: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), 80))],
    )
    monkeypatch.setattr(socket, "create_connection", connect)
    _, (failure,), _ = read_all("http://rebind.example/x")
    assert asked == ["93.184.216.34"]
    assert "cannot be reached (refused)" in failure


def test_a_name_with_one_private_address_among_others_is_refused(monkeypatch):
    found = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80))
        for address in ("93.184.216.34", "10.0.0.1")
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    assert "is a private address (10.0.0.1)" in read_all("http://two.example/x")[1][0]


def test_robots_txt_is_asked_for_once_and_heeded():
    rules = b"User-agent: *\nDisallow: /private\n"
    with site({"/robots.txt": ("text/plain", rules), "/private/x": PAGE, "/y": PAGE, "/z": PAGE}) as served:
        pages = [f"{served.address}/{name}" for name in ("private/x", "y", "z")]
        documents, (failure,), _ = read_all(*pages, reading=LOCAL)
    assert len(documents) == 2
    assert "robots.txt of 127.0.0.1" in failure and "asks not to fetch it" in failure
    assert served.asked == ["/robots.txt", "/y", "/z"]


def test_a_site_whose_robots_txt_fails_is_not_asked_further():
    with site({"/robots.txt": lambda handler: handler.send_error(503), "/y": PAGE}) as served:
        assert "asks not to fetch it" in read_all(f"{served.address}/y", reading=LOCAL)[1][0]
    assert served.asked == ["/robots.txt"]


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/x", True),
        ("User-agent: *\nDisallow:", "/x", True),
        ("User-agent: *\nDisallow: /", "/x", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nDisallow: /a/b\nAllow: /a", "/a/b/c", False),
        ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", True),
        ("User-agent: *\nDisallow: /x$", "/x", False),
        ("User-agent: *\nDisallow: /x$", "/xy", True),
        ("User-agent: *\nDisallow: /*/*/z", "/x/y/z", False),
        ("User-agent: other\nDisallow: /", "/x", True),
        ("User-agent: KG\nDisallow: /x\n\nUser-agent: *\nDisallow: /", "/y", True),
        ("User-agent: kg/1.0\nUser-agent: other\nDisallow: /x # here", "/x", False),
        ("User-agent: kgb\nDisallow: /", "/x", True),
        ("\ufeffUser-Agent : *\r\nDISALLOW:/x", "/x", False),
        ("Disallow: /", "/x", True),
        ("User-agent: *\nDisallow: " + "/*a" * 5_000, "/" + "a" * 5_000, True),
    ],
)
def test_robots_txt_is_read_as_its_standard_says(text, path, allowed):
    assert read_robots(text).allows(path) is allowed


def test_a_delay_that_a_site_asks_for_is_kept_within_bounds():
    assert read_robots("User-agent: *\nCrawl-delay: 2.5").delay == 2.5
    assert read_robots("User-agent: *\nCrawl-delay: 99999").delay == 30
    assert read_robots("User-agent: *\nCrawl-delay: nan").delay == 0


def test_one_host_is_not_asked_faster_than_the_pause(monkeypatch):
    waited = []
    monkeypatch.setattr(time, "sleep", waited.append)
    with site({"/x": PAGE, "/y": PAGE}) as served:
        fetcher = Fetcher(allow_private=True, pause=5.0)
        fetcher.get(f"{served.address}/x")
        assert waited == []
        fetcher.get(f"{served.address}/y")
    assert len(waited) == 1 and 4 < waited[0] <= 5


# --- what goes wrong -------------------------------------------------------------------------------


def fail(pages, path="/x", **bounds) -> str:
    with site(pages) as served, pytest.raises(DocumentError) as caught:
        Fetcher(allow_private=True, pause=0, **bounds).get(f"{served.address}{path}")
    return str(caught.value)


def test_redirects_are_followed_but_not_for_ever():
    with site({"/a": moved("/b", 301), "/b": moved("c", 307), "/c": PAGE}) as served:
        page = Fetcher(allow_private=True, pause=0).get(f"{served.address}/a")
    assert (page.url, page.content) == (f"{served.address}/c", PAGE)
    assert "more than 5 redirects" in fail({"/x": moved("/x")})
    assert "only http and https are fetched, not file" in fail({"/x": moved("file:///etc/passwd")})


def test_what_is_too_large_is_not_read_to_its_end(monkeypatch):
    monkeypatch.setattr(fetch, "MAX_PAGE_BYTES", 100_000)

    def without_end(handler):
        answer(handler, b"", {"Content-Length": "9" * 12})
        with contextlib.suppress(OSError):
            while True:
                handler.wfile.write(b"word " * 10_000)

    assert "more than 0 MB" in fail({"/x": without_end})


def test_a_page_that_unpacks_to_a_thousandfold_is_refused(monkeypatch):
    monkeypatch.setattr(fetch, "MAX_PAGE_BYTES", 100_000)
    packed = gzip.compress(b"\0" * 50_000_000)
    assert len(packed) < 100_000
    assert "more than 0 MB" in fail(
        {"/x": lambda handler: answer(handler, packed, {"Content-Encoding": "gzip"})}
    )


def test_a_packed_page_is_unpacked():
    packed = gzip.compress(PAGE)
    with site({"/x": lambda handler: answer(handler, packed, {"Content-Encoding": "gzip"})}) as served:
        assert Fetcher(allow_private=True, pause=0).get(f"{served.address}/x").content == PAGE


@pytest.mark.parametrize(
    ("content", "headers", "words"),
    [
        (b"xxxx", {"Content-Encoding": "gzip"}, "packed in a damaged way"),
        (gzip.compress(PAGE)[:-20], {"Content-Encoding": "gzip"}, "breaks off"),
        (PAGE, {"Content-Encoding": "br"}, "packed as br, which was not asked for"),
        (PAGE[:50], {"Content-Length": "500"}, "breaks off|no whole answer"),
    ],
)
def test_an_answer_that_is_damaged_fails(content, headers, words):
    def served(handler):
        answer(handler, content, headers)
        handler.close_connection = True

    assert any(word in fail({"/x": served}) for word in words.split("|"))


def test_a_server_that_drips_is_hung_up():
    def drip(handler):
        handler.send_response(200)
        handler.end_headers()
        with contextlib.suppress(OSError):
            for _ in range(100):
                handler.wfile.write(b"x")
                time.sleep(0.05)

    began = time.monotonic()
    assert "no whole answer in 0 s" in fail({"/x": drip, "/robots.txt": b""}, total=0.4)
    assert time.monotonic() - began < 3


def test_a_server_that_says_nothing_is_hung_up():
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        pytest.raises(DocumentError, match="no whole answer"),
    ):
        Fetcher(allow_private=True, total=0.3).get(f"http://127.0.0.1:{silent.getsockname()[1]}/")


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (404, "404 Not Found; check the address"),
        (403, "it refuses"),
        (500, "try again later"),
        (418, "a browser"),
    ],
)
def test_what_a_server_refuses_is_told_with_what_to_do(status, words):
    assert words in fail({"/x": lambda handler: handler.send_error(status)})


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://", "no web address"),
        ("http://a b/", "no web address"),
        ("http://[::1", "no web address"),
        ("http://example.org:99999/", "no web address"),
        ("http://user:secret@example.org/", "a password in an address"),
        ("http://" + "a" * 300 + "/", "no web address"),
        ("http://example.org/" + "a" * 3_000, "no web address"),
        ("http://exa\r\nmple.org/", ""),
    ],
)
def test_what_is_no_address_fails_without_asking(monkeypatch, url, words):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: (_ for _ in ()).throw(OSError("no network")))
    documents, (failure,), _ = read_all(url)
    assert documents == []
    assert words in failure
    assert "secret" not in failure.partition(": ")[2] or words


def test_an_address_is_written_in_one_way():
    assert target_of("HTTP://Example.ORG:80/ä b?q=ü#x").url == "http://example.org/%C3%A4%20b?q=%C3%BC"
    assert target_of("http://bücher.example/").host == "xn--bcher-kva.example"
    assert target_of("../c", base="http://example.org/a/b").url == "http://example.org/c"


def test_reading_files_imports_nothing_that_fetches():
    code = (
        "import sys, kg.read; list(kg.read.read_paths(['x.txt'])); "
        "sys.exit(bool({'http.client', 'ssl', 'email', 'zipfile', 'lxml', 'pypdf', 'feedparser', 'warcio', "
        "'pyarrow', 'html.parser'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
