"""The Teams app package: its manifest and languages as data (`app/`), its icons, its checks, and how it is built."""
