-- Migration 4: who must be resolved again when a document comes or goes. Judgements, like entities.

CREATE TABLE block (                        -- under which keys an entity is found by those it may be one with
    key       TEXT NOT NULL,                -- see kg/resolve/corpus/blocks.py
    entity_id TEXT NOT NULL REFERENCES entity(id) ON DELETE CASCADE,
    PRIMARY KEY (key, entity_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX block_entity ON block(entity_id);

CREATE TABLE vacated (                      -- keys under which something was found that is gone since
    key TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO pending (judgement) VALUES ('blocks');    -- none are known yet: next time resolve everything
