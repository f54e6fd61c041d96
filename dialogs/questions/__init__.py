"""Questions that the secretariat answers, as conversation: how they look, and when the bot offers to send one."""
