"""What may be asked, by whom, and what every answer carries: one layer around all pages.

A page of some other site, open in the same browser, can send requests to this computer. It shall learn
nothing and change nothing: the Host must be one of ours (else a name that was pointed here would make the
other site "same-origin"), a request that another site starts may only open a page as a link does, and
nothing can be written at all, unless the server was started to edit: then only by a form of its own pages,
which names its origin (`kg.web.editing` asks for more).
"""

import ipaddress
import socket
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_QUERY_BYTES = 4000
ANY_ADDRESS = "*"  # among the hosts: an address of digits will do, as no name can be pointed here by it
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# Pages of kg.present.page and kg.present.briefing have a stricter one, with the hashes of what they hold.
POLICY_OF_WHOLE_PAGES = "base-uri 'none'; form-action 'none'; object-src 'none'; frame-ancestors 'none'"
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def own_hosts(host: str, port: int) -> frozenset[str]:
    """Return what a Host header may be, lower case, where the server listens on this host and port."""
    names = {"127.0.0.1", "localhost", "[::1]"}
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        names.add(host.lower())
    else:
        names.add(host if number.version == 4 else f"[{number.compressed}]")
        if number.is_unspecified:
            names |= {socket.gethostname().lower(), ANY_ADDRESS}
    ports = {f":{port}", ""} if port == 80 else {f":{port}"}
    return frozenset(f"{name}{end}" for name in names for end in ports)


class Guard:
    """Refuses what no page of ours asks, each time in one line, and adds the headers to every answer."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str], *, edits: bool = False) -> None:
        self._app, self._hosts, self._edits = app, frozenset(hosts), edits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                headers.setdefault("Content-Security-Policy", POLICY)
                if self._edits:  # without a referrer, a form of our own would name no origin
                    headers["Referrer-Policy"] = "same-origin"
            await send(message)

        refused = self._refusal(scope)
        app = PlainTextResponse(f"{refused[1]}\n", status_code=refused[0]) if refused else self._app
        await app(scope, receive, send_with_headers)

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        if len(hosts) != 1 or not self._is_own(hosts[0].lower()):
            return 421, "this server answers to its own address only"
        origin = headers.get("origin")
        if scope["method"] == "POST" and self._edits and scope["path"] == "/edit":
            if origin is None or headers.get("sec-fetch-site", "same-origin") != "same-origin":
                return 403, "another site may not rule here"
        elif scope["method"] not in ("GET", "HEAD"):
            return 405, "nothing can be written here; rule on claims with kg accept and kg reject"
        if origin is not None and origin.lower() not in {f"http://{host}" for host in hosts}:
            return 403, "another site may not ask this"
        if headers.get("sec-fetch-site", "none") not in ("none", "same-origin") and not _is_link(
            scope, headers
        ):
            return 403, "another site may not ask this"
        if len(scope["query_string"]) + len(scope.get("raw_path") or b"") > MOST_QUERY_BYTES:
            return 414, f"too long: at most {MOST_QUERY_BYTES:,} bytes"
        return None

    def _is_own(self, host: str) -> bool:
        if host in self._hosts:
            return True
        name, _, port = host.rpartition(":")
        return f"{ANY_ADDRESS}:{port}" in self._hosts and _is_number(name)


def _is_link(scope: Scope, headers: Headers) -> bool:
    """Say whether another site does no more than open one of our pages in place of its own."""
    opens = headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
    return opens and not scope["path"].startswith("/api/")


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True
