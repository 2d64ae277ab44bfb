"""A spaCy component: a sentence never runs on into the next paragraph."""

from spacy.language import Language
from spacy.tokens import Doc

# Behind a full stop and a space they go on with a name: "Pravda. Ru". Without this three of ten such names in
# our articles ("ESPN. com", "Deadline. com", too) are cut by the end of a sentence. "by" is a word.
TOP_LEVEL_DOMAINS = frozenset("ru com net org ua kz tj kg uz".split())
NAME = "kg_paragraphs"


@Language.component(NAME)
def start_sentences_at_paragraphs(doc: Doc) -> Doc:
    """Mark the word after a line break as the start of a sentence, which the parser then keeps."""
    for token in doc[:-1]:
        following = doc[token.i + 1]
        if token.is_space and "\n" in token.text:
            following.is_sent_start = True
        elif token.text.endswith(".") and following.lower_ in TOP_LEVEL_DOMAINS:
            following.is_sent_start = False
    return doc
