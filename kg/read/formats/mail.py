"""A `.eml` message, or a page that a browser saved as `.mhtml`: one article, read with Python's own parser.

Of a message with a plain text that is read, else its HTML; what is attached is named in a note, not read.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, cast

from kg.errors import DocumentError
from kg.model.read_options import Reading
from kg.read.article import Known, make_document
from kg.read.credits import person_name
from kg.read.decode import decode, decode_as
from kg.read.failure import Found, Note
from kg.read.formats.html import read_page
from kg.read.printed_dates import normalise_date
from kg.read.raw import Raw

if TYPE_CHECKING:
    from email.message import EmailMessage

MAX_MESSAGE_BYTES = 64_000_000  # with what is attached
MAX_PARTS = 1_000
MOST_NAMED = 8  # attachments

_HEADERS = {"from", "subject", "date", "message-id", "mime-version"}
_TYPES = ("text/plain", "text/html")


def read_message(raw: Raw, reading: Reading) -> Iterator[Found]:
    """Yield the article of a message, and a note on what is attached to it.

    Raises:
        DocumentError: It is no message, or has no text. The message has no path.
    """
    message = _parse(raw.read(MAX_MESSAGE_BYTES))
    parts = _leaves(message)
    text, known = _article(message, parts, raw)
    yield make_document(text, path=raw.path, key=raw.key, known=known)
    attached = [_name(part) for part in parts if part.get_content_disposition() == "attachment"]
    if attached:
        more = f" and {len(attached) - MOST_NAMED} more" if len(attached) > MOST_NAMED else ""
        yield Note(raw.path, f"attached, not read: {', '.join(attached[:MOST_NAMED])}{more}")


def message_id(content: bytes) -> str | None:
    """Return the id that a message has on every machine, if it has one."""
    head = content[:20_000].split(b"\n\n", 1)[0].split(b"\r\n\r\n", 1)[0]
    found = _header(_parse(head + b"\n\n", whole=False), "message-id")
    return found.strip("<> ") or None


def _parse(content: bytes, *, whole: bool = True) -> "EmailMessage":
    from email import message_from_bytes, policy  # 20 ms that only messages need

    if content.count(b"\n--") > 10 * MAX_PARTS:
        raise DocumentError("more parts than a message has; save its text as .txt")
    try:
        message = message_from_bytes(content, policy=policy.default)
        known = set(map(str.lower, message.keys())) & {
            "from",
            "subject",
            "date",
            "message-id",
            "mime-version",
        }
    except (ValueError, LookupError, RecursionError, IndexError, AttributeError) as error:
        raise DocumentError("no message that can be read; save its text as .txt") from error
    if whole and not known:
        raise DocumentError('no message: none of "From", "Subject", "Date" at its head; is it named rightly?')
    return message


def _leaves(message: "EmailMessage") -> "list[EmailMessage]":
    found: list[EmailMessage] = []
    waiting: list[EmailMessage] = [message]
    while waiting and len(found) < MAX_PARTS:
        part = waiting.pop()
        inner = part.get_payload() if part.is_multipart() else None
        if isinstance(inner, list):
            waiting += [cast("EmailMessage", one) for one in reversed(inner) if not isinstance(one, str)]
        else:
            found.append(part)
    return found


def _article(message: "EmailMessage", parts: "list[EmailMessage]", raw: Raw) -> tuple[str, Known]:
    texts = [part for part in parts if part.get_content_disposition() != "attachment"]
    by_type = {kind: [part for part in texts if part.get_content_type() == kind] for kind in _TYPES}
    saved = _header(message, "snapshot-content-location")  # as Chromium saves a page
    told = Known(
        title=_header(message, "subject") or None,
        outlet=None,
        author=None if saved else _sender(message),
        published=None if saved else _sent(message),
        url=saved or raw.url,
    )
    plain = "\n\n".join(_text(part) for part in by_type["text/plain"]).strip("\r\n")
    if plain and not saved:
        return plain, told
    if not by_type["text/html"]:
        raise DocumentError("no text in this message; is all of it attached?")
    text, of_page = read_page(_text(by_type["text/html"][0]), url=told.url)
    if saved:
        return text, of_page
    return text, Known(
        title=told.title or of_page.title, outlet=of_page.outlet, author=told.author or of_page.author,
        published=told.published or of_page.published, url=of_page.url,
    )  # fmt: skip


def _text(part: "EmailMessage") -> str:
    """Return the text of a part in the encoding that it declares, or in that of its letters."""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes) or not content.strip():
        return ""
    declared = part.get_content_charset()
    if declared and declared not in ("us-ascii", "ascii"):
        try:
            return decode_as(content, declared)
        except (LookupError, DocumentError):
            pass
    return decode(content)


def _header(message: "EmailMessage", name: str) -> str:
    """Return a header as one line; "" where it is missing or damaged."""
    try:
        return " ".join(str(message[name] or "").split())
    except (ValueError, LookupError, IndexError, AttributeError, TypeError):  # of damaged ones
        return ""


def _sender(message: "EmailMessage") -> str | None:
    from email.utils import parseaddr

    return person_name(parseaddr(_header(message, "from"))[0])


def _sent(message: "EmailMessage") -> str | None:
    from email.utils import parsedate_to_datetime

    try:
        sent: datetime = parsedate_to_datetime(_header(message, "date"))
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return normalise_date(sent.isoformat())


def _name(part: "EmailMessage") -> str:
    try:
        name = part.get_filename()
    except (ValueError, LookupError, IndexError, AttributeError, TypeError):
        name = None
    return " ".join((name or part.get_content_type()).split())[:60]
