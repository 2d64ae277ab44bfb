"""The live store in the browser, on this computer only: serve(path).

Starlette and uvicorn are known here alone and imported when they are needed: they are an extra.
"""

import ipaddress
from collections.abc import Callable
from pathlib import Path

from kg.errors import KGError

HOST, PORT = "127.0.0.1", 8765
_EXTRA = ("starlette", "uvicorn", "anyio", "h11")


def serve(
    path: str | Path,
    *,
    host: str = HOST,
    port: int = PORT,
    edit: bool = False,
    on_ready: Callable[[str], None] | None = None,
) -> None:
    """Serve a store until the process is interrupted: for reading, or for ruling as well.

    Args:
        host: Another than the loopback shows the store to everyone who reaches this computer.
        port: 0 takes one that is free.
        edit: Whoever opens the address that `on_ready` is given may rule; on the loopback only.
        on_ready: Called with the address when the server listens.

    Raises:
        KGError: What serving needs is not installed, or the port is taken.
        StoreError: The store cannot be opened.
    """
    if edit and not is_loopback(host):
        raise KGError(f"{host}: rulings are taken on this computer only; leave out --host, or --edit")
    try:
        from kg.web.running import run
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] not in _EXTRA:
            raise
        raise KGError(
            "serving needs what the extra kg[serve] holds; install it: pip install starlette uvicorn"
        ) from error
    run(Path(path), host=host, port=port, edit=edit, on_ready=on_ready)


def is_loopback(host: str) -> bool:
    """Say whether only this computer can reach what listens there."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
