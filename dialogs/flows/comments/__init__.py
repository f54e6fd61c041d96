"""Ask and comment, answer, and close a report for good when it was presented."""
