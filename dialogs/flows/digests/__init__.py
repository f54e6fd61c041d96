"""Digests in conversation: when they come, now, and refreshed where they stand."""
