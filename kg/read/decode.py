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
_SAVE_TEXT = "save its text first"
_SIGNATURES = {
    b"%PDF-": ("a PDF", "name it .pdf"),
    b"PK\x03\x04": ("a ZIP archive or an office document", "name it .docx if it is one, else unpack it"),
    b"\x89PNG": ("a PNG picture", _SAVE_TEXT),
    b"\xff\xd8\xff": ("a JPEG picture", _SAVE_TEXT),
    b"GIF8": ("a GIF picture", _SAVE_TEXT),
    b"\x1f\x8b": ("a gzip archive", "unpack it first"),
    b"SQLite format 3": ("an SQLite database", _SAVE_TEXT),
    b"{\\rtf": ("an RTF document", _SAVE_TEXT),
    b"PAR1": ("a Parquet table", "name it .parquet"),
    b"\xd0\xcf\x11\xe0": ("an old office document", "save it as .docx or .txt"),
}
_HOSTILE = {"idna", "punycode"}  # Python takes time that grows with the square of what they hold
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_GUESSED = ("cp1252", "cp1251", "koi8_r", "cp1250", "cp1254", "mac_roman", "gb18030", "shift_jis", "euc_kr")


def read_bytes(path: Path, most: int = MAX_FILE_BYTES) -> bytes:
    """Return the content of a file of bearable size.

    Raises:
        DocumentError: Missing, unreadable, empty or too large. The message has no path.
    """
    check_content(b"-", check_file(path), most)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DocumentError(f"cannot be opened ({error.strerror or error}); check its permissions") from error
    check_content(content, len(content), most)
    return content


def check_content(content: bytes, size: int, most: int) -> None:
    """Raise DocumentError for what is too large, or empty. The message has no path."""
    if size > most:
        raise DocumentError(
            f"{size / 1e6:,.0f} MB are more than one article may have ({most / 1e6:,.0f} MB); "
            "split it into one file or row an article"
        )
    if not content.strip():
        raise DocumentError("the file is empty; was it saved?")


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
    check_is_text(content)
    encoding = encoding_of(content, declared=declared)
    return decode_as(content, encoding)


def check_is_text(content: bytes) -> None:
    """Raise DocumentError for what begins like a file of another kind. The message has no path."""
    for signature, (what, advice) in _SIGNATURES.items():
        if content.startswith(signature):
            raise DocumentError(f"this is {what}, not text; {advice}")


def encoding_of(content: bytes, *, declared: str | None = None) -> str:
    """Return the encoding of a text: by its byte order mark, UTF-8, as declared, else by its letters.

    Raises:
        DocumentError: It is binary, or in no encoding that can be told. The message has no path.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding
    if b"\0" in content:
        raise DocumentError("binary content (NUL bytes), not text; save its text as UTF-8 first")
    if _in(content, "utf-8") is not None:
        return "utf-8"
    found = declared if declared and _in(content, declared) is not None else _by_letters(content)
    text = _in(content, found) if found else None
    if found is None or text is None or len(_CONTROL.findall(text)) > MAX_CONTROL_SHARE * len(text):
        raise DocumentError("neither UTF-8 nor any other encoding that can be told; save it again as UTF-8")
    return found


def decode_as(content: bytes, encoding: str) -> str:
    """Return bytes as text.

    Raises:
        DocumentError: They are in another encoding. The message has no path.
    """
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"begins as {encoding} but breaks off at byte {error.start}; save it again as UTF-8"
        ) from error


def _in(content: bytes, encoding: str) -> str | None:
    try:
        return None if codecs.lookup(encoding).name in _HOSTILE else content.decode(encoding)
    except (LookupError, UnicodeError):
        return None


def _by_letters(content: bytes) -> str | None:
    """Tell the encoding of what is not UTF-8: mostly ASCII is Western; for the rest letters are counted."""
    foreign = sum(1 for byte in content if byte > 127)
    if foreign < 0.1 * len(content) and _in(content, "cp1252") is not None:
        return "cp1252"
    import charset_normalizer  # slow to import, seldom needed

    best = charset_normalizer.from_bytes(content[:200_000], cp_isolation=list(_GUESSED)).best()
    return best.encoding if best else None
