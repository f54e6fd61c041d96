"""What the secretariat looks after in the chat: people and roles, contacts, terms, templates, and the log."""
