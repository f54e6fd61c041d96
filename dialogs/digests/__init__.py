"""Digests: when one is due, what it tells, and how it looks."""
