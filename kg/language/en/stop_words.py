"""Word lists of folding: what carries no content, and which spelling stands for another."""

from kg.language.word_lists import read_table, read_words

STOP_WORDS = read_words("grammar/stop_words")
UPPER_CASE_WORDS = read_table("forms/upper_case_words")
AMERICAN_SPELLINGS = read_table("forms/american_spellings")
