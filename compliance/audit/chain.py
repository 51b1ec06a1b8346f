"""How entries are chained: pure, so that a verifier needs no database."""

from __future__ import annotations

import hashlib
import json
from typing import Any


def entry_hash(previous_hash: str, content: dict[str, Any]) -> str:
    """The hash of one entry, over its content and the hash before it."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(f"{previous_hash}\n{text}".encode()).hexdigest()
