"""Documents out of the bot: what goes into them, and how they are laid out."""
