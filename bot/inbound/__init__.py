"""Where a Teams turn enters."""
