"""Learning communities: who works with the same, changed by the steering group, and what is shared there."""
