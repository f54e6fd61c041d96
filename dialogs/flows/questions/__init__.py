"""Questions to the secretariat, its answers, and those that become the bot's own."""
