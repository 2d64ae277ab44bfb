"""A web server on this computer that serves what a test gives it, and remembers what it was asked for."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Serve = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """What is served by path: bytes, or a function that answers by itself."""

    address: str
    asked: list[str] = field(default_factory=list)


@contextmanager
def site(pages: Mapping[str, bytes | tuple[str, bytes] | Serve]) -> Iterator[Site]:
    """Serve pages: of a type of their own as (type, bytes), else as HTML; what is not there is a 404."""
    served = Site("")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.asked.append(self.path)
            page = pages.get(self.path)
            if callable(page):
                page(self)
            elif page is None:
                self.send_error(404)
            else:
                kind, content = page if isinstance(page, tuple) else ("text/html; charset=utf-8", page)
                answer(self, content, {"Content-Type": kind})

        def log_message(self, *_: object) -> None:
            """Print nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        served.address = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield served
        finally:
            server.shutdown()
            thread.join()


def answer(
    handler: BaseHTTPRequestHandler, content: bytes, headers: Mapping[str, str], status: int = 200
) -> None:
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name, value)
    if "Content-Length" not in headers:
        handler.send_header("Content-Length", str(len(content)))
    handler.end_headers()
    handler.wfile.write(content)


def moved(to: str, status: int = 302) -> Serve:
    return lambda handler: answer(handler, b"", {"Location": to}, status)
