-- Migration 11: links are judged by one network, and compared again only where something has changed.
-- All of it are judgements, computed again at any time. Rows outlive their claims until the next comparison, so
-- that it sees what has gone.

DROP TABLE judged;

CREATE TABLE compared (                     -- claims as they were when last compared
    claim_id TEXT PRIMARY KEY,
    key      TEXT NOT NULL,                 -- another one where what it says, or who, has changed
    document TEXT NOT NULL,
    story    TEXT,
    age      TEXT NOT NULL,                 -- what sorts by when it was published
    vector   BLOB NOT NULL,                 -- one small integer a byte
    runs     BLOB NOT NULL,                 -- hashes of runs of words, four bytes each
    compared INTEGER NOT NULL,              -- 1: it says something to compare
    root     TEXT NOT NULL,                 -- the least claim of those that are one utterance with it
    stands   INTEGER NOT NULL               -- 0: another telling of it says more
) STRICT, WITHOUT ROWID;

CREATE TABLE telling (                      -- two claims of one utterance, told by their words
    a      TEXT NOT NULL,
    b      TEXT NOT NULL,
    lesser TEXT NOT NULL,                   -- which says no more than the other; '' for none
    why    TEXT NOT NULL,                   -- '' where no reader would call it a link
    PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;

CREATE TABLE candidate (                    -- two claims that may answer one question
    a          TEXT NOT NULL,
    b          TEXT NOT NULL,
    likely     REAL NOT NULL,
    together   INTEGER NOT NULL,            -- 1: of one story
    asked      INTEGER NOT NULL,            -- 1: among the likeliest of one of them
    same       REAL,                        -- what the judge said; NULL: it was not asked
    opposed    REAL,
    compatible REAL,
    another    REAL,
    PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;

ALTER TABLE link ADD COLUMN sure INTEGER NOT NULL DEFAULT 1;    -- 0: a question, not shown as fact
DELETE FROM link;
DELETE FROM origin;
INSERT OR IGNORE INTO pending (judgement) VALUES ('links');     -- compared at the next ingest

CREATE TABLE concept_form (                 -- the keys of a concept's names: folding them again is slow
    entity_id TEXT PRIMARY KEY REFERENCES entity(id) ON DELETE CASCADE,
    forms     TEXT NOT NULL,                -- JSON: its aliases and its name, as they were folded
    keys      TEXT NOT NULL,                -- JSON [key, ...]
    phrase    TEXT NOT NULL                 -- JSON [[folded word, ...], [word of its head, ...]], or null
) STRICT, WITHOUT ROWID;

CREATE TABLE wording (                      -- where contents have the words of a concept, whoever it is
    claim_id TEXT NOT NULL REFERENCES claim(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    key      TEXT NOT NULL,
    words    TEXT NOT NULL,                 -- as they stand there
    PRIMARY KEY (claim_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE worded (                       -- claims that were read for them
    claim_id TEXT PRIMARY KEY REFERENCES claim(id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE worded_key (                   -- the keys that were looked for
    key TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
