"""A stand-in for Teams in a terminal: the same HTTP to the bot, cards as text with numbers to type."""
