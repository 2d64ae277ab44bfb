-- Migration 16: articles that are one text in several outlets. Judgements, computed from texts at any time.

CREATE TABLE copied (                       -- of which text an article is a copy
    document_id TEXT PRIMARY KEY REFERENCES document(id) ON DELETE CASCADE,
    text_of     TEXT NOT NULL               -- the id of the first that was met with that text; its own: none before
) STRICT, WITHOUT ROWID;
CREATE INDEX copied_text ON copied(text_of);

CREATE TABLE copy_band (                    -- how texts are found that may be the same: parts of their sketches
    band        INTEGER NOT NULL,
    document_id TEXT NOT NULL REFERENCES document(id) ON DELETE CASCADE,
    PRIMARY KEY (band, document_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX copy_band_document ON copy_band(document_id);

CREATE TRIGGER copied_gone AFTER DELETE ON copied WHEN old.text_of = old.document_id BEGIN
    DELETE FROM copied WHERE text_of = old.document_id;
END;
