-- Migration 8.

-- Stories: articles about one event stand together. A judgement, computed from documents and referents.

CREATE TABLE story (
    id    TEXT PRIMARY KEY,                 -- the same for stories of the same first document
    title TEXT NOT NULL                     -- the most telling headline, else the names that most have
) STRICT, WITHOUT ROWID;

CREATE TABLE story_document (               -- of each document that shares its event with another one
    document_id TEXT PRIMARY KEY REFERENCES document(id) ON DELETE CASCADE,
    story_id    TEXT NOT NULL REFERENCES story(id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX story_document_story ON story_document(story_id);
CREATE TRIGGER story_ended AFTER DELETE ON story_document BEGIN
    DELETE FROM story WHERE id = old.story_id
        AND NOT EXISTS (SELECT 1 FROM story_document WHERE story_id = old.story_id);
END;

CREATE TABLE reported (                     -- documents as they are grouped
    number      INTEGER PRIMARY KEY,        -- names the document to posting, in this file only
    document_id TEXT NOT NULL UNIQUE REFERENCES document(id) ON DELETE CASCADE,
    day         INTEGER,                    -- published, in days since the year 1
    features    TEXT NOT NULL,              -- JSON [word or "@" and folded name, ...], sorted
    size        INTEGER NOT NULL            -- how many
) STRICT;

CREATE TABLE posting (                      -- which documents have a feature
    feature TEXT NOT NULL,
    number  INTEGER NOT NULL,               -- reported.number
    PRIMARY KEY (feature, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE feature (                      -- in how many documents a feature stands; '' is in all of them
    feature  TEXT PRIMARY KEY,
    articles INTEGER NOT NULL,
    low      INTEGER NOT NULL,              -- the level that likenesses were computed with reaches from here
    high     INTEGER NOT NULL               -- to here
) STRICT, WITHOUT ROWID;
CREATE INDEX feature_moved ON feature(feature) WHERE articles < low OR articles > high;

CREATE TABLE alike (                        -- documents that may be of one story, the lesser id first
    a        TEXT NOT NULL,
    b        TEXT NOT NULL,
    likeness REAL NOT NULL,
    PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX alike_b ON alike(b);

CREATE TABLE regroup (                      -- documents that something alike has left since they were grouped
    document_id TEXT PRIMARY KEY REFERENCES document(id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TRIGGER reported_gone AFTER DELETE ON reported BEGIN
    INSERT OR IGNORE INTO regroup (document_id)
        SELECT b FROM alike WHERE a = old.document_id UNION SELECT a FROM alike WHERE b = old.document_id;
    DELETE FROM alike WHERE a = old.document_id;
    DELETE FROM alike WHERE b = old.document_id;
    DELETE FROM posting WHERE number = old.number AND feature IN (SELECT value FROM json_each(old.features));
    UPDATE feature SET articles = articles - 1
        WHERE feature IN (SELECT value FROM json_each(old.features) UNION SELECT '');
END;

INSERT OR IGNORE INTO pending (judgement) SELECT 'stories' WHERE EXISTS (SELECT 1 FROM document);
