"""Resolve: a date as an article words it -> an event date, with its reasons.

`expressions.py` is the door: `find_expressions` for running text, `read_expression` for words that an author names.
Both use the same ordered rules, one wording a file, in `rules/`; `grammar.py` runs them and knows none of them.
"""
