"""How far the initiatives are: what people say of it, what the documents told, and how both are shown."""
