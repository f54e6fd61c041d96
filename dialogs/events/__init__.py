"""Events in conversation: when they are, who has a seat, how they look."""
