"""Ruling where one reads (`kg serve --edit`): who may, what may be ruled, and what is done with it.

Off unless it is asked for, and then on this computer only. Whoever opens the address that the terminal shows
has its token as a cookie; a form must hold the token, too, and come from a page of this server. Each ruling
is a decision like those of `kg accept`, `kg merge` ...: kept with who and when, and to be withdrawn.
"""

import hmac
import re
import secrets
from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.api import open as open_graph
from kg.errors import DecisionError
from kg.model import Decision

COOKIE = "kg_edit"
ADDRESS = "/edit"
MOST_BYTES = 16_384  # of a form
# How many arguments each ruling has at least and at most.
VERBS = {
    "accept": (1, 2), "reject": (1, 2), "attribute": (2, 2), "merge": (2, 2), "distinct": (2, 2),
    "link": (3, 3), "rename": (2, 2), "withdraw": (1, 1), "describe": (3, 3),
}  # fmt: skip
FIELDS = ("published", "outlet")  # of an article, that are set where it is read
_DECISION = re.compile(r"[0-9a-f]{8,64}")


def new_token() -> str:
    """Return what nobody guesses."""
    return secrets.token_urlsafe(24)


def may_edit(request: Request, token: str) -> bool:
    """Say whether a request comes from a browser that was given the token."""
    return bool(token) and hmac.compare_digest(request.cookies.get(COOKIE, "").encode(), token.encode())


def let_in(request: Request, token: str) -> Response | None:
    """Return the answer that gives a browser the token which its address holds; None where it holds none."""
    given = request.query_params.get("token")
    if not token or given is None:
        return None
    if not hmac.compare_digest(given.encode(), token.encode()):
        raise HTTPException(403, "that token is not of this server; open the address that the terminal shows")
    answer = RedirectResponse(str(request.url.remove_query_params("token").path), status_code=303)
    answer.set_cookie(COOKIE, token, httponly=True, samesite="strict", path="/")
    return answer


def ruled(request: Request) -> str:
    """Return the id of the decision that was just made, as the address tells it; "" where it tells none."""
    done = request.query_params.get("ruled", "")
    return done if _DECISION.fullmatch(done) else ""


def make_endpoint(path: Path, token: str) -> Callable[[Request], Awaitable[Response]]:
    """Return what takes a form and records what it rules."""

    async def edit(request: Request) -> Response:
        if not may_edit(request, token):
            raise HTTPException(403, "rulings need the address that the terminal shows")
        form = parse_qs((await _body(request)).decode("utf-8", "replace"), max_num_fields=20)
        if not hmac.compare_digest(_one(form, "token").encode(), token.encode()):
            raise HTTPException(403, "this form is not of this server; load the page again")
        verb, arguments = _one(form, "verb"), [one for one in form.get("argument", []) if one.strip()]
        least, most = VERBS.get(verb, (0, -1))
        if not least <= len(arguments) <= most:
            raise HTTPException(400, f"{verb or 'nothing'}: that cannot be ruled here")
        made = await run_in_threadpool(_rule, path, verb, arguments, _one(form, "reason"))
        return RedirectResponse(_back(_one(form, "back"), made), status_code=303)

    return edit


def _rule(path: Path, verb: str, arguments: list[str], reason: str) -> Decision:
    with open_graph(path) as graph:
        if verb != "describe":
            return graph.decide(verb, *arguments, reason=reason or None)
        document, field, value = arguments
        if field not in FIELDS:
            raise DecisionError(f"{field}: not set here; {' or '.join(FIELDS)}")
        made = graph.describe(document, reason=reason or None, **{field: value})
        if not made:
            raise DecisionError(f"{value}: that is held of it already")
        return made[-1]


def _back(address: str, made: Decision) -> str:
    """Return the page of ours that a form stands on, with what was ruled; another site's is never led to."""
    parts = urlsplit(address)
    path = parts.path if parts.path.startswith("/") and not parts.path.startswith("//") else "/decisions"
    kept = {name: values for name, values in parse_qs(parts.query).items() if name != "ruled"}
    return f"{path}?{urlencode(kept | {'ruled': [made.id]}, doseq=True)}"


async def _body(request: Request) -> bytes:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise HTTPException(413, "too long for a ruling")
    return body


def _one(form: dict[str, list[str]], name: str) -> str:
    return " ".join(form.get(name, [""])[0].split())
