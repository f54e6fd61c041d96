"""Report status, ask for it, see it all at a glance."""
