"""How an API hands out files."""

from __future__ import annotations

from typing import Any

from rest_framework.renderers import BaseRenderer, JSONRenderer


class FileRenderer(BaseRenderer):
    """Lets a client ask for any type; the content itself is handed out by the view."""

    media_type = "*/*"
    format = "file"
    charset = None
    render_style = "binary"

    def render(self, data: Any, *_: Any, **__: Any) -> bytes:
        # Only an error comes here: it is told as JSON.
        return JSONRenderer().render(data)
