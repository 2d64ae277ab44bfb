-- Migration 10: what a person ruled on links and on outlets. Judgements, computed from decisions and evidence.

CREATE TABLE link_ruling (                  -- links that a person made or confirmed (link), or dismissed (unlink)
    a           TEXT NOT NULL REFERENCES claim(id) ON DELETE CASCADE,   -- the lesser id
    b           TEXT NOT NULL REFERENCES claim(id) ON DELETE CASCADE,
    relation    TEXT NOT NULL,
    verb        TEXT NOT NULL,              -- link: this relation alone holds of the two; unlink: it does not
    why         TEXT NOT NULL,              -- who ruled so, when, and why
    decision_id TEXT NOT NULL REFERENCES decision(id),
    retold      INTEGER NOT NULL DEFAULT 0, -- 1: not ruled on itself, but between other tellings of the same two
    PRIMARY KEY (a, b, relation)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_ruling_b ON link_ruling(b);

CREATE TABLE origin_ruling (                -- claims whose origin is another one than in `origin`, by such a ruling
    claim_id TEXT PRIMARY KEY REFERENCES claim(id) ON DELETE CASCADE,
    origin   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX origin_ruling_origin ON origin_ruling(origin);
