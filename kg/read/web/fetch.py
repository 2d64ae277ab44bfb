"""Asking a server for a page: bounded in size, time and redirects, at the address that was checked.

What robots.txt forbids is not asked for, and one host is asked only so often.
"""

import contextlib
import http.client
import socket
import ssl
import threading
import time
import zlib
from datetime import UTC, datetime
from typing import NamedTuple

from kg.errors import DocumentError
from kg.model.document import Page
from kg.read.web.address import Target, look_up, target_of
from kg.read.web.robots import CLOSED, MAX_BYTES, NOTHING_ASKED, Robots, read_robots

MAX_PAGE_BYTES = 64_000_000  # packed and unpacked
MAX_REDIRECTS = 5
CONNECT_SECONDS = 10.0
TOTAL_SECONDS = 60.0  # of one request, its answer included
PAUSE_SECONDS = 1.0  # between two requests to one host, unless it asks for more
BLOCK_BYTES = 65_536
_MOVED = {301, 302, 303, 307, 308}
_HEADERS = {"User-Agent": "kg", "Accept": "*/*", "Accept-Encoding": "gzip", "Connection": "close"}
_ADVICE = {
    401: "it wants a login; save the page to a file instead",
    403: "it refuses; save the page to a file instead",
    404: "check the address",
    410: "it is gone; an archive may have it",
    429: "it was asked too often; try again later",
}


class _Answer(NamedTuple):
    status: int
    reason: str
    headers: http.client.HTTPMessage
    content: bytes


class Fetcher:
    """Fetches pages for one run; it knows what each host asks of robots, and when it was asked last."""

    def __init__(
        self, *, allow_private: bool = False, pause: float = PAUSE_SECONDS, total: float = TOTAL_SECONDS
    ) -> None:
        self._allow_private = allow_private
        self._pause, self._total = pause, total
        self._robots: dict[str, Robots] = {}
        self._asked: dict[str, float] = {}

    def get(self, url: str) -> Page:
        """Return the page of an address.

        Raises:
            DocumentError: It may not be asked for, or does not come whole. The message has no path.
        """
        target = target_of(url)
        for _ in range(MAX_REDIRECTS + 1):
            robots = self._robots_of(target)
            if not robots.allows(target.path):
                raise DocumentError(
                    f"robots.txt of {target.netloc} asks not to fetch it; save the page to a file, if you may"
                )
            self._wait(target, robots)
            answer = self._ask(target, MAX_PAGE_BYTES)
            if answer.status not in _MOVED:
                return _page(url, target, answer)
            target = target_of(answer.headers.get("Location", ""), base=target.url)
        raise DocumentError(f"more than {MAX_REDIRECTS} redirects; does it want a login or cookies?")

    def _robots_of(self, target: Target) -> Robots:
        if target.origin not in self._robots:
            self._robots[target.origin] = self._read_robots(target)
        return self._robots[target.origin]

    def _read_robots(self, target: Target) -> Robots:
        """Return what a site asks: nothing where it has no robots.txt, all where that cannot be had."""
        place = target_of("/robots.txt", base=target.url)
        for _ in range(MAX_REDIRECTS + 1):
            answer = self._ask(place, MAX_BYTES, cut=True)
            if answer.status in _MOVED:
                place = target_of(answer.headers.get("Location", ""), base=place.url)
            elif answer.status >= 500 or answer.status == 429:
                return CLOSED
            elif answer.status == 200:
                return read_robots(answer.content.decode("utf-8", "replace"))
            else:
                break
        return NOTHING_ASKED

    def _wait(self, target: Target, robots: Robots) -> None:
        since = time.monotonic() - self._asked.get(target.netloc, float("-inf"))
        wait = max(self._pause, robots.delay) - since
        if wait > 0:
            time.sleep(wait)
        self._asked[target.netloc] = time.monotonic()

    def _ask(self, target: Target, most: int, *, cut: bool = False) -> _Answer:
        """Return what a server answers, at the address that was looked up and checked here, and no other.

        Args:
            cut: Of a larger answer return the beginning, rather than fail.
        """
        addresses = look_up(target, allow_private=self._allow_private)
        connection = http.client.HTTPConnection(target.host, target.port)
        line = _Line(_connect(target, addresses), self._total)
        try:
            connection.sock = line.secured(target)
            connection.request("GET", target.path, headers={"Host": target.netloc, **_HEADERS})
            with connection.getresponse() as response:
                content = _body(response, most, cut=cut) if response.status == 200 else b""
            if line.is_late:  # what has no length seems whole when it is hung up
                raise TimeoutError
            return _Answer(response.status, response.reason, response.headers, content)
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise DocumentError(self._why(error, line.is_late)) from error
        finally:
            connection.close()
            line.close()

    def _why(self, error: Exception, late: bool) -> str:
        if late or isinstance(error, TimeoutError):
            return f"no whole answer in {self._total:.0f} s; try again later"
        if isinstance(error, ssl.SSLCertVerificationError):
            return f"its certificate is not valid ({error.verify_message}); look at it in a browser"
        told = (str(error).splitlines() or [""])[0][:80] or type(error).__name__
        return f"the connection failed ({told}); try again later"


def _connect(target: Target, addresses: list[str]) -> socket.socket:
    failed: OSError | None = None
    for address in addresses:
        try:
            return socket.create_connection((address, target.port), timeout=CONNECT_SECONDS)
        except OSError as error:
            failed = error
    told = "no answer" if isinstance(failed, TimeoutError) else str(getattr(failed, "strerror", failed))
    raise DocumentError(f"{target.netloc} cannot be reached ({told}); try again later") from failed


class _Line:
    """An open connection that is hung up when its time is over, however slowly the other side goes on."""

    def __init__(self, sock: socket.socket, seconds: float) -> None:
        self._sock = sock
        self.is_late = False
        self._timer = threading.Timer(seconds, self._hang_up)
        self._timer.daemon = True
        self._timer.start()

    def secured(self, target: Target) -> socket.socket:
        """Return what to talk through: for https with the certificate of the host checked."""
        if target.scheme == "https":
            context = ssl.create_default_context()
            wrapped = context.wrap_socket(
                self._sock, server_hostname=target.host, do_handshake_on_connect=False
            )
            self._sock = wrapped  # before it shakes hands: that may be slow, too
            wrapped.do_handshake()
        return self._sock

    def close(self) -> None:
        self._timer.cancel()
        self._sock.close()

    def _hang_up(self) -> None:
        self.is_late = True
        with contextlib.suppress(OSError):  # it is closed already
            socket.socket.shutdown(self._sock, socket.SHUT_RDWR)


def _body(response: http.client.HTTPResponse, most: int, *, cut: bool) -> bytes:
    """Return what an answer holds, unpacked; neither packed nor unpacked larger than is borne."""
    packed = (response.headers.get("Content-Encoding") or "identity").strip().lower()
    if packed not in ("identity", "gzip", "x-gzip"):
        raise ValueError(f"packed as {packed[:20]}, which was not asked for")
    unpack = zlib.decompressobj(47) if packed != "identity" else None
    pieces: list[bytes] = []
    size = received = 0
    while block := response.read(BLOCK_BYTES):
        received += len(block)
        try:
            piece = unpack.decompress(block, most + 1 - size) if unpack else block
        except zlib.error as error:
            raise ValueError("it is packed in a damaged way") from error
        pieces.append(piece)
        size += len(piece)
        if max(size, received) > most:
            if cut:
                return b"".join(pieces)[:most]
            raise DocumentError(f"more than {most / 1e6:,.0f} MB; save it to a file and split it")
    if response.length or (unpack and not unpack.eof):
        raise ValueError("the answer breaks off")
    return b"".join(pieces)


def _page(asked: str, target: Target, answer: _Answer) -> Page:
    if answer.status != 200:
        other = "try again later" if answer.status >= 500 else "look at it in a browser"
        advice = _ADVICE.get(answer.status, other)
        reason = "".join(letter for letter in answer.reason if letter.isprintable())[:40]
        raise DocumentError(f"the server answers {answer.status} {reason}; {advice}")
    return Page(
        asked=asked,
        url=target.url,
        fetched_at=datetime.now(UTC).isoformat(timespec="seconds"),
        media_type=answer.headers.get_content_type() if "Content-Type" in answer.headers else "",
        encoding=answer.headers.get_content_charset(),
        content=answer.content,
    )
