"""Documents in the conversation: what of a file belongs where."""
