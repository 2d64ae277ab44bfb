"""How English says that somebody says something: verbs and their forms, denials, a claim as a sentence."""
