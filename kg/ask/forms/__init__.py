"""The forms of questions: patterns of English, and what each asks for."""
