"""One SQLite file; the only code that opens it. Each noun is written and read in one file.

    database.py     Store: opening, bringing up to date, transactions; has each noun as an attribute
    evidence.py     .evidence: a document with all that was found in it
    documents.py    .documents
    articles/       articles as texts
        fulltext.py     .full_text: which articles hold some words
    failures.py     .failures: what could not be read, or less well than others, and why
    mentions.py     .mentions: where documents name something, and in what form
    referent.py     .referents: what the mentions of one document mean, and what it tells of that
    claims.py       .claims: who said what
    values.py       .values: dates and numbers in claims
    decisions.py    .decisions of a person, .outcomes of them, .rulings on claims, .link_rulings
    judgements/     what is judged of all documents together
        entities.py     .entities: who is who in all documents; .names: under which each is found
        concepts.py     .concepts: which is a kind of which, and claims that name one in other words
        likenesses.py   .likenesses: documents as they are grouped, and which are alike
        stories.py      .stories: which documents tell of one event
        comparisons.py  .links between claims, .origins of them
        statements.py   .statements: claims as they are compared
        compared.py     .compared: what comparing remembers
    corpus.py       .corpus: all of it in numbers; .pending: what is to be judged again

`conditions.py` turns what is `Wanted` into SQL; `connection.py` says what all nouns have, and when SQL may
be put together.
"""
