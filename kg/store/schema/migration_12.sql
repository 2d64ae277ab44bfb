-- Migration 12: the full text of articles is searched.

CREATE TABLE document_number (
    number      INTEGER PRIMARY KEY,        -- names the document to document_fts, in this file only
    document_id TEXT NOT NULL UNIQUE REFERENCES document(id) ON DELETE CASCADE
) STRICT;

CREATE VIEW document_words AS               -- what document_fts indexes; it keeps no text of its own
    SELECT number, title, text FROM document_number JOIN document ON document.id = document_id;

CREATE VIRTUAL TABLE document_fts USING fts5(
    title, text, content = 'document_words', content_rowid = 'number',
    tokenize = "porter unicode61 remove_diacritics 2"
);

CREATE TRIGGER document_written AFTER INSERT ON document BEGIN
    INSERT INTO document_number (document_id) VALUES (new.id);
    INSERT INTO document_fts (rowid, title, text)
        SELECT number, new.title, new.text FROM document_number WHERE document_id = new.id;
END;
CREATE TRIGGER document_described AFTER UPDATE OF title, text ON document BEGIN
    INSERT INTO document_fts (document_fts, rowid, title, text)
        SELECT 'delete', number, old.title, old.text FROM document_number WHERE document_id = old.id;
    INSERT INTO document_fts (rowid, title, text)
        SELECT number, new.title, new.text FROM document_number WHERE document_id = new.id;
END;
CREATE TRIGGER document_gone BEFORE DELETE ON document BEGIN
    INSERT INTO document_fts (document_fts, rowid, title, text)
        SELECT 'delete', number, old.title, old.text FROM document_number WHERE document_id = old.id;
    DELETE FROM document_number WHERE document_id = old.id;
END;

INSERT INTO document_number (document_id) SELECT id FROM document ORDER BY path;
INSERT INTO document_fts (document_fts) VALUES ('rebuild');
