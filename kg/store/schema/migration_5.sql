-- Migration 5: what claims are about beyond the names in them. Judgements, computed from evidence.

CREATE TABLE claim_implied (                -- what a claim is about by the words around it, within its document
    claim_id    TEXT NOT NULL REFERENCES claim(id) ON DELETE CASCADE,
    referent_id TEXT NOT NULL REFERENCES referent(id) ON DELETE CASCADE,
    why         TEXT NOT NULL,              -- in words; claim_inferred has the entities
    PRIMARY KEY (claim_id, referent_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_implied_referent ON claim_implied(referent_id);

CREATE TABLE claim_concept (                -- concepts that stand in a claim in other words, or as part of longer ones
    claim_id  TEXT NOT NULL REFERENCES claim(id) ON DELETE CASCADE,
    entity_id TEXT NOT NULL REFERENCES entity(id) ON DELETE CASCADE,
    why       TEXT NOT NULL,                -- in words: '“groups of militants”'
    PRIMARY KEY (claim_id, entity_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_concept_entity ON claim_concept(entity_id);

CREATE TABLE concept (                      -- entities that no document names as such: wider than several that are named
    entity_id TEXT PRIMARY KEY REFERENCES entity(id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Of claims written before, values are computed at the next ingest.
INSERT OR IGNORE INTO pending (judgement) SELECT 'values' WHERE EXISTS (SELECT 1 FROM claim);
