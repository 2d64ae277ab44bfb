"""Bytes of a file → text, every character kept, line ends included."""

import codecs
import os
import re
import stat
from pathlib import Path

from kg.errors import DocumentError

MAX_FILE_BYTES = 16_000_000  # pages with pictures inside them included
MAX_CONTROL_SHARE = 0.01

_MARKS = (  # UTF-32 before UTF-16, whose mark it begins with
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\x1f\x8b": "a gzip archive",
    b"SQLite format 3": "an SQLite database",
    b"{\\rtf": "an RTF document",
}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_GUESSED = ("cp1252", "cp1251", "koi8_r", "cp1250", "cp1254", "mac_roman", "gb18030", "shift_jis", "euc_kr")


def read_bytes(path: Path) -> bytes:
    """Return the content of a file of bearable size.

    Raises:
        DocumentError: Missing, unreadable, empty or too large. The message has no path.
    """
    size = check_file(path)
    if size > MAX_FILE_BYTES:
        raise DocumentError(
            f"{size / 1e6:,.0f} MB are more than one article may have ({MAX_FILE_BYTES / 1e6:,.0f} MB); "
            "split it into one file or row an article"
        )
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DocumentError(f"cannot be opened ({error.strerror or error}); check its permissions") from error
    if not content.strip():
        raise DocumentError("the file is empty; was it saved?")
    return content


def check_file(path: Path) -> int:
    """Return the size of a regular file in bytes.

    Raises:
        DocumentError: It is missing, or a folder, a pipe, a device. The message has no path.
    """
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:  # ValueError: a NUL in the name
        raise DocumentError("no such file or folder; check the name") from error
    except OSError as error:
        raise DocumentError(f"cannot be opened ({error.strerror or error}); check its permissions") from error
    if not stat.S_ISREG(status.st_mode):
        raise DocumentError("not a regular file; save the article to a file first")
    return status.st_size


def path_text(path: str | Path) -> str:
    """Return a path as text that can be stored and printed, whatever bytes its name has."""
    return os.fsencode(path).decode("utf-8", "replace")


def decode(content: bytes, *, declared: str | None = None) -> str:
    """Return the text of a file: by its byte order mark, as UTF-8, as declared, else by its letters.

    Args:
        declared: The encoding an HTML page names.
    Raises:
        DocumentError: It is binary, or in no encoding that can be told. The message has no path.
    """
    for signature, what in _SIGNATURES.items():
        if content.startswith(signature):
            raise DocumentError(f"this is {what}, not text; save its text first")
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decode_as(content, encoding)
    if b"\0" in content:
        raise DocumentError("binary content (NUL bytes), not text; save its text as UTF-8 first")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        text = _in_declared(content, declared) or _by_letters(content)
    if text is None or len(_CONTROL.findall(text)) > MAX_CONTROL_SHARE * len(text):
        raise DocumentError("neither UTF-8 nor any other encoding that can be told; save it again as UTF-8")
    return text


def _decode_as(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"begins as {encoding} but breaks off at byte {error.start}; save it again as UTF-8"
        ) from error


def _in_declared(content: bytes, declared: str | None) -> str | None:
    try:
        return content.decode(declared) if declared else None
    except (LookupError, UnicodeError):
        return None


def _by_letters(content: bytes) -> str | None:
    """Decode what is not UTF-8: mostly ASCII is Western; for the rest the letters' statistics decide."""
    foreign = sum(1 for byte in content if byte > 127)
    if foreign < 0.1 * len(content):
        try:
            return content.decode("cp1252")
        except UnicodeDecodeError:
            pass
    import charset_normalizer  # slow to import, seldom needed

    best = charset_normalizer.from_bytes(content[:200_000], cp_isolation=list(_GUESSED)).best()
    return _in_declared(content, best.encoding) if best else None
