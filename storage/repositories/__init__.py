"""One repository per aggregate. They speak records, never rows."""
