"""Files: out, and in."""
