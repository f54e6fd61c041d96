"""Free text to intent and slots, or to an answer with its source."""
