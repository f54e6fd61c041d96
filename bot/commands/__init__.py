"""What the `klyngebot` command does: one module per group of commands."""

from __future__ import annotations


class CommandError(Exception):
    """A command could not do what it was asked; the message is a sentence for the person at the terminal."""
