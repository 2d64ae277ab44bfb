"""Ids: hashes of what makes a thing itself."""

import hashlib
import json

SHORT_ID = 8  # characters of a claim's id that are shown; every command takes any unique beginning


def digest(*parts: object) -> str:
    """Return 16 hex digits that are the same for the same parts, and unambiguous in how they join."""
    key = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
