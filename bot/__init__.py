"""Everything that knows Microsoft Teams, HTTP or files."""
