"""Answers from the catalogue and the live records, one module per kind of question."""
