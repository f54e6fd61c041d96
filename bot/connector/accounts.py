"""What Teams calls an account."""

from __future__ import annotations


def invited_address(upn: str) -> str:
    """A guest's own address in the name the host gave: `ann_home.dk#EXT#@host` is `ann@home.dk`."""
    local, mark, _ = upn.partition("#EXT#")
    if not mark:
        local, mark, _ = upn.partition("#ext#")
    name, underscore, domain = local.rpartition("_")
    return f"{name}@{domain}" if mark and underscore and name and domain else upn
