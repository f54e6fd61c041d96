"""Channels: whose they are, pauses, and what Teams does to them."""
