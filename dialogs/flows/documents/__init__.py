"""Documents: asked for, handed over, and read in."""

from dialogs.flows.documents.handing import consented as consented
