"""A draft against the store: which of its quotations and reports the articles bear out.

draft.py        a file → a Draft: its text, and the passages in it that can be checked
word_runs.py    text → words that compare, whatever marks, case, dashes and blanks stand between them
quotations.py   a quotation in an article: word for word, or nearly, with the difference
printed.py      where in the store words stand, and whose claims hold them
voices_meant.py whether the speaker that a draft names is the one that the store names
reports.py      what somebody is said to have said, against what the store has him say
checked.py      Draft → CheckedDraft: a verdict for each passage, with its evidence
"""

from kg.checking.checked import VERDICTS, Checked, CheckedDraft, Verdict, check_draft
from kg.checking.draft import Draft, Passage, draft_of, read_draft

__all__ = [
    "VERDICTS", "Checked", "CheckedDraft", "Draft", "Passage", "Verdict", "check_draft", "draft_of",
    "read_draft",
]  # fmt: skip
