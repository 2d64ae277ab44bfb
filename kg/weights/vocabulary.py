"""The word pieces that the models of this package read."""

from functools import cache
from pathlib import Path

from tokenizers import Tokenizer

from kg.errors import ModelError
from kg.weights.hashes import check_weights

# BERT's uncased vocabulary. All models of kg start from MiniLM, so there is one file for them all.
VOCABULARY = Path(__file__).with_name("tokenizer.json")


@cache
def load_vocabulary() -> Tokenizer:
    """Read the vocabulary, once a process.

    Raises:
        ModelError: The file is missing or is none.
    """
    check_weights(VOCABULARY)
    try:
        return Tokenizer.from_file(str(VOCABULARY))
    except Exception as error:  # tokenizers raises plain Exception
        raise ModelError(f"{VOCABULARY}: no vocabulary that can be read; reinstall kg") from error
