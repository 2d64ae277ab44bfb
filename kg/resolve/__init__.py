"""Mentions → referents in a document → entities across documents, a person's decisions kept. Pure.

Its doors are `document.resolution` (one document), `corpus.joints` (many), `names.sameness` (two names)
and `rulings.standing`. None is imported here: the store and the questions need small pieces of this room.
"""
