"""Agenda items about status: drafted from the records, edited in words, and what was decided."""
