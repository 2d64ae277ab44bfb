"""A `.mbox`: many messages in one file, one read after another, so that it may be of any size."""

from collections.abc import Iterator
from typing import BinaryIO

from kg.errors import DocumentError
from kg.model import Document
from kg.model.read_options import Reading
from kg.read.failure import Failure, Found, Note
from kg.read.formats.mail import MAX_MESSAGE_BYTES, message_id, read_message
from kg.read.raw import Raw

_START = b"From "


def read_mbox(raw: Raw, reading: Reading) -> Iterator[Found]:
    """Yield the article of each message, or why it has none, in order.

    A message is named by its Message-ID, else by its number in the file.

    Raises:
        DocumentError: It does not begin like an mbox. The message has no path.
    """
    seen: set[str] = set()
    with raw.open() as file:
        for number, content in enumerate(_messages(file), start=1):
            place = f"{raw.path}:{number}"
            if content is None:
                yield Failure(place, f"a message of more than {MAX_MESSAGE_BYTES / 1e6:,.0f} MB; take it out")
                continue
            key = message_id(content) or str(number)
            if key in seen:
                yield Note(place, f"the message {key} stands in it before; passed over")
                continue
            seen.add(key)
            try:
                for found in read_message(raw.part(key, content), reading):
                    yield found if isinstance(found, Document) else Note(place, found.message)
            except DocumentError as error:
                yield Failure(place, str(error))


def _messages(file: BinaryIO) -> Iterator[bytes | None]:
    """Yield the messages of an mbox without their "From " lines; None for one that is too long."""
    first = file.readline(MAX_MESSAGE_BYTES)
    while first and not first.strip():
        first = file.readline(MAX_MESSAGE_BYTES)
    if not first:
        raise DocumentError("the file is empty; was it saved?")
    if not first.startswith(_START):
        raise DocumentError('no mbox: it does not begin with "From "; is it one message (.eml)?')
    lines: list[bytes] = []
    size, after_blank = 0, False
    while line := file.readline(MAX_MESSAGE_BYTES):
        if after_blank and line.startswith(_START):
            yield None if size > MAX_MESSAGE_BYTES else b"".join(lines)
            lines, size, after_blank = [], 0, False
            continue
        size += len(line)
        after_blank = not line.strip()
        if size <= MAX_MESSAGE_BYTES:
            lines.append(line[1:] if line.lstrip(b">").startswith(_START) and line[:1] == b">" else line)
        else:
            lines.clear()
    yield None if size > MAX_MESSAGE_BYTES else b"".join(lines)
