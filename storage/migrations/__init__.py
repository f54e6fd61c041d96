"""The schema's history. `HEAD` is the newest revision, told here so that a start need not load Alembic."""

HEAD = "0010"
