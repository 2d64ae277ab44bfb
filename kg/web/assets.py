"""The few files that pages load, each by its name; no other name is looked for anywhere."""

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg.present.briefing.briefing_page import read_style
from kg.present.relation_styles import read_rules

_STATIC = Path(__file__).parent / "static"
_TYPES = {
    "page.css": "text/css; charset=utf-8",
    "serve.css": "text/css; charset=utf-8",
    "page.js": "text/javascript; charset=utf-8",
    "reading.js": "text/javascript; charset=utf-8",
}


def static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _TYPES:
        raise HTTPException(404, "no such file")
    text = read_style() if name == "page.css" else (_STATIC / name).read_text(encoding="utf-8")
    if name == "serve.css":
        text += read_rules()
    return Response(text, media_type=_TYPES[name])
