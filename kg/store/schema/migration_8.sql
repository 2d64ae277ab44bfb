-- Migration 8.

-- Stories: articles about one event stand together. A judgement, computed from documents and referents.

CREATE TABLE story (                        -- of each document that shares its event with another one
    document_id TEXT PRIMARY KEY REFERENCES document(id) ON DELETE CASCADE,
    story_id    TEXT NOT NULL               -- the same for all documents of one story
) STRICT, WITHOUT ROWID;
CREATE INDEX story_story ON story(story_id);
INSERT OR IGNORE INTO pending (judgement) SELECT 'stories' WHERE EXISTS (SELECT 1 FROM document);
