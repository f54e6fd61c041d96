"""Where messages that nobody asked for leave."""
