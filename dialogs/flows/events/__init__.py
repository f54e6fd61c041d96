"""Planning events, and answering invitations."""
