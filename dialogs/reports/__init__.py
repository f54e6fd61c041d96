"""What a report is in conversation: its draft, what is asked next, how an answer is saved, how it looks."""
