"""The conversation: what a person says, what they get back. No Teams, no HTTP, no SQL."""
