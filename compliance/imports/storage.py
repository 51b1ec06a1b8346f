"""Uploaded files: encrypted, under MEDIA_ROOT, never served, deleted when the import is over.

The file beside it tells how far a running import is: the database cannot, its one transaction being open.
"""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Final

from django.conf import settings

from compliance.common.encryption import decrypt_bytes, encrypt_bytes

FOLDER: Final = "imports"
_PROGRESS: Final = ".progress"


def _folder() -> Path:
    folder = Path(settings.MEDIA_ROOT) / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def keep(content: bytes) -> str:
    """Store the file; returns the name to ask for it by."""
    name = f"{secrets.token_hex(16)}.bin"
    path = _folder() / name
    with path.open("xb") as file:
        path.chmod(0o600)
        file.write(encrypt_bytes(content))
    return name


def kept(name: str) -> bytes | None:
    """The file again; ``None`` when it is no longer there."""
    try:
        return decrypt_bytes((_folder() / name).read_bytes())
    except FileNotFoundError:
        return None


def delete(name: str) -> None:
    """Forget the file."""
    if name:
        (_folder() / name).unlink(missing_ok=True)
        (_folder() / f"{name}{_PROGRESS}").unlink(missing_ok=True)


def note_progress(name: str, percent: int) -> None:
    (_folder() / f"{name}{_PROGRESS}").write_text(str(percent), encoding="ascii")


def progress(name: str) -> int:
    """Per cent done, 0 when nothing is known."""
    try:
        return int((_folder() / f"{name}{_PROGRESS}").read_text(encoding="ascii") or 0)
    except (FileNotFoundError, ValueError):
        return 0
