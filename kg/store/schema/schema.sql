-- The store: one SQLite file. Written by kg/store alone; any SQLite tool may read it.
-- Evidence (document, mention, alias, claim, claim_span, claim_via, claim_about, referent) is
-- written once, one document one transaction, and goes only with its document. Judgements (entity,
-- identity, name, link) are computed from evidence and decisions, and may be computed again at any
-- time; `pending` names those that evidence has overtaken.
-- PRAGMA application_id = 0x6B670001 ("kg"); PRAGMA user_version = number of the last migration.
-- This file is migration 1.

CREATE TABLE document (
    id         TEXT PRIMARY KEY,            -- hash of name, outlet and text
    path       TEXT NOT NULL UNIQUE,        -- file or URL; FILE#ID for a row of a table
    title      TEXT,
    outlet     TEXT,
    author     TEXT,
    published  TEXT,                        -- ISO 8601
    url        TEXT,
    credit     TEXT,                        -- "TRTWorld and agencies"
    language   TEXT,
    text       TEXT NOT NULL,               -- all that was read; every offset points into it
    body       TEXT NOT NULL,               -- JSON [[start, end], ...]: what is the article itself
    extractor  TEXT NOT NULL,               -- what read it: "rules 0.1.0 / en_core_web_md 3.8.0"
    read_at    TEXT NOT NULL                -- ISO 8601, UTC
) STRICT;
CREATE INDEX document_published ON document(published);
CREATE INDEX document_outlet ON document(outlet);

CREATE TABLE referent (                     -- what some mentions of one document mean
    id          TEXT PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES document(id) ON DELETE CASCADE,
    name        TEXT NOT NULL,
    type        TEXT NOT NULL,
    key         TEXT NOT NULL,              -- folded name: the block for resolution
    forms       TEXT NOT NULL,              -- JSON [form, ...]
    why         TEXT NOT NULL,              -- JSON [reason, ...]
    roles       TEXT NOT NULL,              -- JSON ["press secretary of ...", ...]
    generic     INTEGER NOT NULL,           -- 1: "analysts", "Western media"
    mentions    INTEGER NOT NULL            -- how many
) STRICT;
CREATE INDEX referent_document ON referent(document_id);
CREATE INDEX referent_key ON referent(key);

CREATE TABLE mention (
    document_id TEXT NOT NULL REFERENCES document(id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,           -- order in the document, from 0
    start       INTEGER NOT NULL,
    end         INTEGER NOT NULL,
    text        TEXT NOT NULL,
    type        TEXT NOT NULL,
    form        TEXT NOT NULL,              -- name, description, pronoun, concept
    referent_id TEXT REFERENCES referent(id) ON DELETE CASCADE,
    features    TEXT NOT NULL,              -- JSON of the remaining fields of model.Mention
    PRIMARY KEY (document_id, position)
) STRICT;
CREATE INDEX mention_referent ON mention(referent_id);

CREATE TABLE alias (                        -- the text itself says that two mentions are one
    document_id TEXT NOT NULL REFERENCES document(id) ON DELETE CASCADE,
    first       INTEGER NOT NULL,           -- mention.position
    second      INTEGER NOT NULL,
    why         TEXT NOT NULL,
    PRIMARY KEY (document_id, first, second)
) STRICT;

CREATE TABLE claim (
    number      INTEGER PRIMARY KEY,        -- names the claim to content_fts, in this file only
    id          TEXT NOT NULL UNIQUE,       -- hash of document and spans: the same in every file
    document_id TEXT NOT NULL REFERENCES document(id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,           -- order in the document, from 0
    speaker_id  TEXT REFERENCES referent(id) ON DELETE CASCADE,
    kind        TEXT NOT NULL,              -- direct, indirect, mixed
    modality    TEXT NOT NULL,
    negated     INTEGER NOT NULL,
    within_id   TEXT REFERENCES claim(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    confidence  REAL NOT NULL,
    source      TEXT NOT NULL,              -- the words, pieces joined by " … "
    cue         TEXT NOT NULL,
    content     TEXT NOT NULL,
    folded      TEXT NOT NULL,              -- content's words singular, demonyms as countries
    UNIQUE (document_id, position)
) STRICT;
CREATE INDEX claim_speaker ON claim(speaker_id);
CREATE INDEX claim_within ON claim(within_id);

CREATE TABLE claim_span (                   -- where a claim's words stand
    claim_id TEXT NOT NULL REFERENCES claim(id) ON DELETE CASCADE,
    role     TEXT NOT NULL,                 -- source, cue, content
    position INTEGER NOT NULL,
    start    INTEGER NOT NULL,
    end      INTEGER NOT NULL,
    PRIMARY KEY (claim_id, role, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_via (                    -- through whom it came, outermost first
    claim_id    TEXT NOT NULL REFERENCES claim(id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    referent_id TEXT NOT NULL REFERENCES referent(id) ON DELETE CASCADE,
    PRIMARY KEY (claim_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_via_referent ON claim_via(referent_id);

CREATE TABLE claim_about (                  -- what stands in its content
    claim_id    TEXT NOT NULL REFERENCES claim(id) ON DELETE CASCADE,
    referent_id TEXT NOT NULL REFERENCES referent(id) ON DELETE CASCADE,
    PRIMARY KEY (claim_id, referent_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_about_referent ON claim_about(referent_id);

-- Judgements: computed from the rows above and from decisions.

CREATE TABLE entity (
    id       TEXT PRIMARY KEY,
    name     TEXT NOT NULL,
    type     TEXT NOT NULL,
    aliases  TEXT NOT NULL,                 -- JSON [form, ...], most frequent first
    why      TEXT NOT NULL,                 -- JSON [reason of each merge, ...]
    mentions INTEGER NOT NULL,              -- in the whole corpus
    listed   INTEGER NOT NULL               -- 0: a concept met only once, found by name but not listed
        GENERATED ALWAYS AS (type <> 'CONCEPT' OR mentions > 1) VIRTUAL
) STRICT;
CREATE INDEX entity_name ON entity(name);

CREATE TABLE identity (                     -- this referent is that entity
    referent_id TEXT PRIMARY KEY REFERENCES referent(id) ON DELETE CASCADE,
    entity_id   TEXT NOT NULL REFERENCES entity(id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX identity_entity ON identity(entity_id);

CREATE TABLE name (                         -- every folded form of an entity, and each concept's key
    key       TEXT NOT NULL,
    entity_id TEXT NOT NULL REFERENCES entity(id) ON DELETE CASCADE,
    PRIMARY KEY (key, entity_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX name_entity ON name(entity_id);

CREATE TABLE link (                         -- how two claims relate
    relation TEXT NOT NULL,                 -- repeats, corroborates, contradicts, evolves, related
    a        TEXT NOT NULL REFERENCES claim(id) ON DELETE CASCADE,
    b        TEXT NOT NULL REFERENCES claim(id) ON DELETE CASCADE,
    score    REAL NOT NULL,
    why      TEXT NOT NULL,
    PRIMARY KEY (a, b, relation)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_b ON link(b);

CREATE VIEW meaning AS                      -- what a referent is shown as: its entity, or itself until it has one
    SELECT referent.id                      AS referent_id,
           coalesce(entity.id, referent.id) AS id,
           coalesce(entity.name, referent.name) AS name,
           coalesce(entity.type, referent.type) AS type,
           coalesce(entity.listed, referent.type <> 'CONCEPT') AS listed
    FROM referent
    LEFT JOIN identity ON identity.referent_id = referent.id
    LEFT JOIN entity ON entity.id = identity.entity_id;

CREATE TABLE pending (                      -- judgements to compute again: 'entities'
    judgement TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE decision (                     -- what a person ruled; never rewritten
    id        TEXT PRIMARY KEY,
    verb      TEXT NOT NULL,
    arguments TEXT NOT NULL,                -- JSON [name or claim id, ...]
    who       TEXT NOT NULL,
    at        TEXT NOT NULL,                -- ISO 8601, UTC
    reason    TEXT
) STRICT;

-- Full text of contents, kept in step with `claim` by the two triggers; claims are never updated.

CREATE VIRTUAL TABLE content_fts USING fts5(
    content, folded, content = 'claim', content_rowid = 'number',
    tokenize = "porter unicode61 remove_diacritics 2"
);
CREATE TRIGGER claim_written AFTER INSERT ON claim BEGIN
    INSERT INTO content_fts (rowid, content, folded) VALUES (new.number, new.content, new.folded);
END;
CREATE TRIGGER claim_gone AFTER DELETE ON claim BEGIN
    INSERT INTO content_fts (content_fts, rowid, content, folded)
    VALUES ('delete', old.number, old.content, old.folded);
END;
