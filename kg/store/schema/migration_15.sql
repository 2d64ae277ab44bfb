-- Migration 15: articles that were fetched again with another text keep what they said before.

CREATE TABLE version (                      -- evidence: a text that another one of the same article replaced
    number      INTEGER PRIMARY KEY,        -- in order of time
    path        TEXT NOT NULL,
    url         TEXT,
    document_id TEXT NOT NULL,              -- the id that it had
    read_at     TEXT NOT NULL,              -- ISO 8601, UTC
    replaced_at TEXT NOT NULL,
    title       TEXT,
    extractor   TEXT NOT NULL,
    text        BLOB NOT NULL,              -- UTF-8, compressed by zlib
    claims      TEXT NOT NULL               -- JSON: what was claimed in it, as model.VersionClaim has it
) STRICT;
CREATE INDEX version_path ON version(path, number);
