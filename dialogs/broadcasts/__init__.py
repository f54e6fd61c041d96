"""What is sent to many, in conversation: to whom, what they see, when, and what they answered."""
