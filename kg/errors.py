"""Every error that kg raises on purpose. A message says what, where and what to do next."""


class KGError(Exception):
    """Root of the tree; `cli.py` shows it as one line `Error: ...`.

    KGError
    ├── DocumentError   an article cannot be read: missing, empty, binary, broken
    ├── LanguageError   a word list of a language is missing or damaged
    ├── ModelError      a language pipeline is missing or lacks what extraction needs
    ├── StoreError      the database cannot be opened, is another program's, or is locked
    ├── QuestionError   a question cannot be understood, or names nothing that is known
    ├── DecisionError   a person's decision contradicts another or names nothing that is known
    └── ExchangeError   a file cannot be exported, or what is to be imported is not ours, or cut off
    """


class DocumentError(KGError):
    """An article cannot be read."""


class LanguageError(KGError):
    """A word list of a language is missing or damaged."""


class ModelError(KGError):
    """A language pipeline is missing or lacks what extraction needs."""


class StoreError(KGError):
    """The database cannot be opened, read or written."""


class QuestionError(KGError):
    """A question cannot be understood, or names nothing that is known."""


class DecisionError(KGError):
    """A decision contradicts another, or names nothing that is known."""


class ExchangeError(KGError):
    """A file cannot be exported; what is to be imported was not exported by kg, or is cut off."""
