-- Migration 14: what an article is can be ruled by a person. Computed from decisions; `document` has what holds.

CREATE TABLE described (                    -- what a person ruled of a document, and what was read there
    document_id TEXT NOT NULL REFERENCES document(id) ON DELETE CASCADE,
    field       TEXT NOT NULL,              -- a column of document: title, outlet, author, published, url
    read_as     TEXT,
    decision_id TEXT NOT NULL REFERENCES decision(id),
    PRIMARY KEY (document_id, field)
) STRICT, WITHOUT ROWID;
