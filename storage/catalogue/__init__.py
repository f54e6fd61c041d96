"""The starting content: templates, initiatives, people, events and terms, as data files with their sources."""
