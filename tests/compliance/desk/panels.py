"""A panel as a higher room would bring one."""

from __future__ import annotations

from typing import Any


def hello(_user: Any, worker: Any, _on: Any) -> dict[str, Any]:
    return {
        "title": "Panel",
        "template": "desk/confirm.html",
        "context": {"title": "Panel", "what": f"a panel about {worker.name}", "back": "/"},
    }
