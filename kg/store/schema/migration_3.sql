-- Migration 3: what comparing claims needs and finds. All of it are judgements, computed again at any time.

CREATE TABLE claim_period (                 -- dates as values; three dates: said, holds, and document.published
    claim_id TEXT NOT NULL REFERENCES claim(id) ON DELETE CASCADE,
    role     TEXT NOT NULL,                 -- said: when it was said; holds: when what it says holds
    position INTEGER NOT NULL,
    text     TEXT NOT NULL,                 -- as written: "in the past week"
    start    TEXT,                          -- ISO 8601 day, part of it; NULL: open
    end      TEXT,
    PRIMARY KEY (claim_id, role, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_quantity (               -- numbers as values
    claim_id TEXT NOT NULL REFERENCES claim(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    text     TEXT NOT NULL,                 -- as written: "up to 6,000 militants"
    low      REAL NOT NULL,
    high     REAL NOT NULL,                 -- equal to low but for ranges
    bound    TEXT NOT NULL,                 -- exactly, about, at least, more than, at most, less than
    unit     TEXT NOT NULL,                 -- what is counted, folded: "militant"; '' where none is named
    PRIMARY KEY (claim_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_inferred (               -- what a claim is about though its own words do not name it
    claim_id  TEXT NOT NULL REFERENCES claim(id) ON DELETE CASCADE,
    entity_id TEXT NOT NULL REFERENCES entity(id) ON DELETE CASCADE,
    why       TEXT NOT NULL,
    PRIMARY KEY (claim_id, entity_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_inferred_entity ON claim_inferred(entity_id);

CREATE TABLE broader (                      -- concepts: each narrower is a broader
    narrower TEXT NOT NULL REFERENCES entity(id) ON DELETE CASCADE,
    broader  TEXT NOT NULL REFERENCES entity(id) ON DELETE CASCADE,
    why      TEXT NOT NULL,
    PRIMARY KEY (narrower, broader)
) STRICT, WITHOUT ROWID;
CREATE INDEX broader_broader ON broader(broader);

CREATE TABLE origin (                       -- claims of one origin: one utterance, told once or retold
    claim_id TEXT PRIMARY KEY REFERENCES claim(id) ON DELETE CASCADE,
    origin   TEXT NOT NULL                  -- the id of the earliest of these claims
) STRICT, WITHOUT ROWID;
CREATE INDEX origin_origin ON origin(origin);

CREATE TABLE judged (                       -- what the entailment model said of two texts: asking it again is slow
    pair          TEXT PRIMARY KEY,         -- hash of the model's name and the two texts
    entailment    REAL NOT NULL,
    neutral       REAL NOT NULL,
    contradiction REAL NOT NULL
) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO pending (judgement) VALUES ('links'); -- claims of an older store are compared at the next ingest
