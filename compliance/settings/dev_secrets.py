"""Secrets of a development machine: made once into VAR_DIR/dev-secrets.env, readable by their owner only."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from cryptography.fernet import Fernet


def load_or_make(var_dir: str) -> None:
    """Put each secret into the environment unless it is there already."""
    path = Path(var_dir).resolve() / "dev-secrets.env"
    if not path.exists():
        _make(path)
    for line in path.read_text(encoding="ascii").splitlines():
        name, _, value = line.partition("=")
        os.environ.setdefault(name, value)


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    made = {
        "SECRET_KEY": secrets.token_urlsafe(64),
        "FIELD_ENCRYPTION_KEYS": Fernet.generate_key().decode("ascii"),
    }
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(
        os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii"
    ) as file:
        file.writelines(f"{name}={value}\n" for name, value in made.items())
    try:
        os.link(draft, path)  # the first of two processes wins, and both read what it wrote
    except FileExistsError:
        pass
    finally:
        draft.unlink()
