"""Files of this room: encrypted, under MEDIA_ROOT, never served as they lie.

Copies as filed stay for years; what a job made is deleted when its time is over.
"""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Final

from cryptography.fernet import InvalidToken
from django.conf import settings

from compliance.common.encryption import decrypt_bytes, encrypt_bytes

FILED: Final = "filed_forms"
JOBS: Final = "form_jobs"


class UnreadableFile(RuntimeError):  # noqa: N818 - says what is the matter with the file
    """The file is gone, or is not what was written."""


def keep(content: bytes, *, folder: str) -> str:
    """Store the content; returns the name to ask for it by."""
    name = f"{folder}/{secrets.token_hex(16)}.bin"
    path = _path(name)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with path.open("xb") as file:
        path.chmod(0o600)
        file.write(encrypt_bytes(content))
    return name


def read(name: str) -> bytes:
    """The content again; UnreadableFile when it is gone or was tampered with."""
    try:
        return decrypt_bytes(_path(name).read_bytes())
    except (OSError, InvalidToken) as error:
        raise UnreadableFile(name) from error


def delete(name: str) -> None:
    """Forget the file."""
    if name:
        _path(name).unlink(missing_ok=True)


def _path(name: str) -> Path:
    return Path(settings.MEDIA_ROOT) / name
