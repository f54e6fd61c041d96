"""Teams' channels in conversation: which one is meant, whose it is, who may do what with it."""
