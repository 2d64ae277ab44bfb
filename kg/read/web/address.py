"""Web addresses of strangers: taken apart, and looked up once, so that what was checked is what is asked."""

import ipaddress
import re
import socket
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit

from kg.errors import DocumentError

MAX_URL_CHARS = 2_000
MAX_HOST_CHARS = 253
_PORTS = {"http": 80, "https": 443}
_SAFE = "/?:@!$&'()*+,;=%~-._"
_HOST = re.compile(r"[\w.-]+|[0-9a-f:.]+", re.IGNORECASE)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Target(NamedTuple):
    """An address of the web, taken apart."""

    url: str
    scheme: str
    host: str
    port: int
    path: str  # with its query

    @property
    def origin(self) -> str:
        return f"{self.scheme}://{self.netloc}"

    @property
    def netloc(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def target_of(url: str, base: str = "") -> Target:
    """Take an address apart, which may be relative to another; what comes after "#" is dropped.

    Raises:
        DocumentError: It is none, or holds a password. The message has no path.
    """
    try:
        parts = urlsplit(urljoin(base, url.strip()) if base else url.strip())
        scheme, host, port = parts.scheme.lower(), parts.hostname or "", parts.port
        if not host.isascii() and len(host) <= MAX_HOST_CHARS:
            host = host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as error:
        raise DocumentError("no web address; check how it is written") from error
    if scheme not in _PORTS:
        raise DocumentError(f"only http and https are fetched, not {scheme or 'this'}; save it to a file")
    if not host or len(host) > MAX_HOST_CHARS or len(url) > MAX_URL_CHARS or not _HOST.fullmatch(host):
        raise DocumentError("no web address; check how it is written")
    if parts.username or parts.password:
        raise DocumentError("a password in an address would be stored; save the page to a file instead")
    query = f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
    path = quote(parts.path or "/", safe=_SAFE) + query
    target = Target("", scheme, host.lower(), port or _PORTS[scheme], path)
    return target._replace(url=f"{target.origin}{path}")


def look_up(target: Target, *, allow_private: bool) -> list[str]:
    """Return the numeric addresses of a host, each of which may be asked.

    Raises:
        DocumentError: It is not known, or any of them is private. The message has no path.
    """
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise DocumentError(f"no computer is called {target.host}; check address and network") from error
    addresses = list(dict.fromkeys(str(one[4][0]).partition("%")[0] for one in found))
    private = [address for address in addresses if not is_public(address)]
    if private and not allow_private:
        raise DocumentError(
            f"{target.host} is a private address ({private[0]}), which a page may name to read your own "
            "network; --allow-private fetches it"
        )
    return addresses


def is_public(address: str) -> bool:
    """Tell whether a numeric address is one of the public internet, also where it stands for another one."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast
