"""`klyngebot manifest`: the app package for a Teams administrator."""

from __future__ import annotations

import argparse
import asyncio
from importlib.metadata import version
from pathlib import Path


async def build(args: argparse.Namespace) -> None:
    """Build and check the package; every fault is named, and then nothing is written."""
    from manifest.package import build as make  # the schema's validator costs every other command nothing

    of = args.version or version("klyngebot")
    await asyncio.to_thread(make, args.app_id, args.domain, of, Path(args.out))
    print(f"{args.out}: Klyngebot {of} for {args.domain}.")
    print("Upload it in the Teams admin centre: Teams apps, Manage apps, Upload new app.")
