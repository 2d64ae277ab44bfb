-- Migration 2: decisions that are found again, and what became of them.

-- JSON [{"argument", "document", "path", "form" | "cue" and "content"}, ...]: where what a decision
-- names stands, where its name alone does not tell.
ALTER TABLE decision ADD COLUMN evidence TEXT NOT NULL DEFAULT '[]';

-- Judgements, like entities: computed from evidence and decisions, and computed again with them.

CREATE TABLE ruling (                       -- claims that a person accepted or rejected
    claim_id    TEXT PRIMARY KEY REFERENCES claim(id) ON DELETE CASCADE,
    verb        TEXT NOT NULL,              -- accept, reject
    decision_id TEXT NOT NULL REFERENCES decision(id)
) STRICT, WITHOUT ROWID;

CREATE TABLE outcome (                      -- what became of each decision
    decision_id TEXT PRIMARY KEY REFERENCES decision(id),
    state       TEXT NOT NULL,              -- stands, sleeps, conflicts, overruled, withdrawn
    why         TEXT NOT NULL
) STRICT, WITHOUT ROWID;
