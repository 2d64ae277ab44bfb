-- Migration 7: evidence is whole, so that a document can be resolved again without being read again.
-- Since then what mentions and claims mean within their document is a judgement as well (referent, claim_via,
-- claim_about, claim_joint, mention.referent_id, claim.speaker_id, claim.folded), written with the evidence
-- and computed anew by `kg refresh`.

-- claim_span has two roles more: via (the channels, outermost first) and speaker (the mention that names
-- the source, at most one). What an older kg found has neither: then `whole` is 0, and the document is
-- extracted again at the next ingest of its path, or by `kg refresh` while its file is there.
ALTER TABLE document ADD COLUMN whole INTEGER NOT NULL DEFAULT 1;
UPDATE document SET whole = 0;

-- Where a date or number stands: `said` in the document, the others in the content, its pieces joined by
-- " … ". NULL where an older kg did not keep it; computed at the next ingest.
ALTER TABLE claim_period ADD COLUMN span_start INTEGER;
ALTER TABLE claim_period ADD COLUMN span_end INTEGER;
ALTER TABLE claim_quantity ADD COLUMN span_start INTEGER;
ALTER TABLE claim_quantity ADD COLUMN span_end INTEGER;
INSERT OR IGNORE INTO pending (judgement) SELECT 'values' WHERE EXISTS (SELECT 1 FROM claim);

-- A folded name is one of a language: of the document that has it.
ALTER TABLE referent ADD COLUMN language TEXT NOT NULL DEFAULT 'en';    -- ISO 639-1: what `key` was folded as
UPDATE referent SET language = (SELECT coalesce(language, 'en') FROM document WHERE id = document_id);

CREATE TABLE name_7 (                       -- every folded form of an entity, and each concept's key
    key       TEXT NOT NULL,
    language  TEXT NOT NULL DEFAULT 'en',
    entity_id TEXT NOT NULL REFERENCES entity(id) ON DELETE CASCADE,
    PRIMARY KEY (key, language, entity_id)
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO name_7 (key, language, entity_id)
    SELECT DISTINCT name.key, coalesce(referent.language, 'en'), name.entity_id
    FROM name LEFT JOIN identity ON identity.entity_id = name.entity_id
    LEFT JOIN referent ON referent.id = identity.referent_id;
DROP TABLE name;
ALTER TABLE name_7 RENAME TO name;
CREATE INDEX name_entity ON name(entity_id);

-- Resolving again may fold a content otherwise.
CREATE TRIGGER claim_folded AFTER UPDATE OF folded ON claim BEGIN
    INSERT INTO content_fts (content_fts, rowid, content, folded)
    VALUES ('delete', old.number, old.content, old.folded);
    INSERT INTO content_fts (rowid, content, folded) VALUES (new.number, new.content, new.folded);
END;

CREATE TABLE failure (                      -- what went wrong, until it is tried again and does not
    path        TEXT PRIMARY KEY,           -- file or URL; FILE#ID or FILE:LINE for a row of a table
    document_id TEXT REFERENCES document(id) ON DELETE CASCADE, -- NULL: it could not be read
    stage       TEXT NOT NULL,              -- read, extract, resolve, store
    why         TEXT NOT NULL,
    at          TEXT NOT NULL               -- ISO 8601, UTC
) STRICT;
CREATE INDEX failure_document ON failure(document_id);
