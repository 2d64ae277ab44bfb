-- Migration 9: a person says whose a claim is.

-- claim.speaker_id is then somebody of whom perhaps another document speaks; here stands who it was before.
CREATE TABLE attributed (
    claim_id    TEXT PRIMARY KEY REFERENCES claim(id) ON DELETE CASCADE,
    read_as     TEXT,                       -- the referent that resolution found, NULL: none
    decision_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A document that goes takes along whom it speaks of, but no claim of another document.
CREATE TRIGGER attributed_referent_gone BEFORE DELETE ON referent
WHEN EXISTS (SELECT 1 FROM attributed)
BEGIN
    UPDATE claim SET speaker_id = (SELECT nullif(read_as, old.id) FROM attributed WHERE claim_id = claim.id)
    WHERE speaker_id = old.id AND id IN (SELECT claim_id FROM attributed);
END;

-- Who is who goes by more than before: who is found under which keys is to be computed anew, once.
INSERT OR IGNORE INTO pending (judgement) VALUES ('blocks');
