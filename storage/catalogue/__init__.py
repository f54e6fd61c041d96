"""The starting content: templates, initiatives, people, events and terms, as files with their sources."""
