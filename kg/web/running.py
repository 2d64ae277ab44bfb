"""A socket, an application and uvicorn, from start to interruption."""

import contextlib
import ipaddress
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from kg.errors import KGError
from kg.store.database import Store
from kg.web.application import make_application
from kg.web.editing import new_token
from kg.web.guard import own_hosts

MOST_AT_ONCE = 64  # connections


def run(path: Path, *, host: str, port: int, edit: bool, on_ready: Callable[[str], None] | None) -> None:
    """Serve until interrupted; see `kg.web.serve`."""
    token = new_token() if edit else ""
    Store.open(path, read_only=True).close()  # says now what would be said to every request
    with contextlib.closing(_listen(host, port)) as listening:
        port = listening.getsockname()[1]
        config = uvicorn.Config(
            make_application(path, hosts=own_hosts(host, port), token=token),
            log_level="warning", access_log=False, server_header=False, proxy_headers=False, lifespan="off",
            ws="none", limit_concurrency=MOST_AT_ONCE, timeout_keep_alive=5, timeout_graceful_shutdown=2,
        )  # fmt: skip
        if on_ready:
            on_ready(f"http://{_shown(host)}:{port}/{f'?token={token}' if token else ''}")
        with contextlib.suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listening = socket.socket(family, kind, protocol)
        try:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind(address)
            listening.listen()
        except BaseException:
            listening.close()
            raise
    except (OSError, OverflowError) as error:
        said = getattr(error, "strerror", None) or str(error)
        raise KGError(f"{host}:{port}: cannot listen there ({said}); choose another with --port") from error
    return listening


def _shown(host: str) -> str:
    """Return a host as an address has it; one that stands for all of this computer's as the loopback."""
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        return host
    if number.is_unspecified:
        return "127.0.0.1" if number.version == 4 else "[::1]"
    return host if number.version == 4 else f"[{host}]"
