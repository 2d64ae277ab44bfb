-- Migration 13: listings begin where they are read from, and counts of entities are kept, however large the store is.

CREATE INDEX document_newest ON document(published DESC, path);
DROP INDEX document_published;
CREATE INDEX claim_confidence ON claim(confidence);
CREATE INDEX link_surest ON link(score DESC, a, b, relation);
CREATE INDEX link_relation ON link(relation, score DESC, a, b);

CREATE INDEX name_surname ON name(substr(key, length(rtrim(key, replace(key, ' ', ''))) + 1))
    WHERE instr(key, ' ');

CREATE TABLE entity_count (                 -- an entity as `kg entities` lists it where nothing narrows it
    entity_id TEXT PRIMARY KEY REFERENCES entity(id) ON DELETE CASCADE,
    documents INTEGER NOT NULL,
    mentions  INTEGER NOT NULL,
    made      INTEGER NOT NULL,             -- claims that stand and are as sure as is shown
    about     INTEGER NOT NULL,
    said      INTEGER NOT NULL              -- claims made that stand, however unsure
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_count_claims ON entity_count(made + about);

CREATE TABLE uncounted (                    -- entities whose counts are overtaken
    entity_id TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
INSERT INTO uncounted (entity_id) SELECT id FROM entity;

CREATE TRIGGER identity_made AFTER INSERT ON identity BEGIN
    INSERT OR IGNORE INTO uncounted (entity_id) VALUES (new.entity_id);
END;
CREATE TRIGGER identity_unmade AFTER DELETE ON identity BEGIN
    INSERT OR IGNORE INTO uncounted (entity_id) VALUES (old.entity_id);
END;
CREATE TRIGGER ruling_made AFTER INSERT ON ruling BEGIN
    INSERT OR IGNORE INTO uncounted (entity_id) SELECT entity_id FROM identity WHERE referent_id IN (
        SELECT speaker_id FROM claim WHERE id = new.claim_id
        UNION ALL SELECT referent_id FROM claim_about WHERE claim_id = new.claim_id);
END;
CREATE TRIGGER ruling_unmade AFTER DELETE ON ruling BEGIN
    INSERT OR IGNORE INTO uncounted (entity_id) SELECT entity_id FROM identity WHERE referent_id IN (
        SELECT speaker_id FROM claim WHERE id = old.claim_id
        UNION ALL SELECT referent_id FROM claim_about WHERE claim_id = old.claim_id);
END;
CREATE TRIGGER speaker_attributed AFTER UPDATE OF speaker_id ON claim BEGIN
    INSERT OR IGNORE INTO uncounted (entity_id) SELECT entity_id FROM identity
        WHERE referent_id IN (old.speaker_id, new.speaker_id);
END;
