"""Writing to many, following it, and answering it."""
