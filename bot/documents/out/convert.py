"""To PDF, by LibreOffice where it is installed."""

from __future__ import annotations

import resource
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from bot.documents.out import deck, word
from bot.documents.out.contents import Contents
from bot.documents.refused import NotMade

PROGRAMS: Final = ("soffice", "libreoffice")
SECONDS: Final = 120


def office() -> str | None:
    """Where LibreOffice is, if anywhere."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


def deck_pdf(contents: Contents) -> bytes:
    """The report's slides as PDF."""
    return pdf(deck.deck(contents), "pptx")


def document_pdf(contents: Contents) -> bytes:
    """The report's document as PDF."""
    return pdf(word.document(contents), "docx")


def pdf(content: bytes, form: str) -> bytes:
    """The file as PDF. Raises NotMade where LibreOffice is not there or does not manage."""
    program = office()
    if program is None:
        raise NotMade("documents-no-pdf")
    with tempfile.TemporaryDirectory(prefix="klyngebot-") as folder:
        source = Path(folder) / f"it.{form}"
        source.write_bytes(content)
        # A profile of its own: LibreOffice refuses to start twice on one.
        command = [
            program, "--headless", f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}",
            "--convert-to", "pdf", "--outdir", folder, str(source),
        ]  # fmt: skip
        try:
            subprocess.run(command, timeout=SECONDS, check=True, capture_output=True, preexec_fn=_roomy)
        except (subprocess.SubprocessError, OSError):
            raise NotMade("documents-failed") from None
        made = source.with_suffix(".pdf")
        if not made.exists():
            raise NotMade("documents-failed")
        return made.read_bytes()


def _roomy() -> None:
    """LibreOffice maps more memory than it uses."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
