"""Questions → answers: what a question means in words, whom and what it means in a store, what was said."""

from kg.ask.answer import Answer, answer, count_less_sure, find_claims, find_wanted
from kg.ask.named.name_meaning import find_entities, require_entities
from kg.ask.named.spokesmen import find_said_for
from kg.ask.origins import AnswerLine
from kg.ask.question import Question, ask_for, read_question
from kg.ask.understood import describe_less_sure

__all__ = [
    "Answer",
    "AnswerLine",
    "Question",
    "answer",
    "ask_for",
    "count_less_sure",
    "describe_less_sure",
    "find_claims",
    "find_entities",
    "find_said_for",
    "find_wanted",
    "read_question",
    "require_entities",
]
