-- Migration 6: who says a claim together with its speaker. Evidence, written with the claim.

CREATE TABLE claim_joint (                  -- "both Moscow and Beijing": each of them
    claim_id    TEXT NOT NULL REFERENCES claim(id) ON DELETE CASCADE,
    referent_id TEXT NOT NULL REFERENCES referent(id) ON DELETE CASCADE,
    PRIMARY KEY (claim_id, referent_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_joint_referent ON claim_joint(referent_id);
