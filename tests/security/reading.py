"""What an answer says, wherever it says it: headers, text, sheets inside a workbook, text inside a PDF."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any

from django.db import transaction
from django.test import Client
from pypdf import PdfReader

from tests.security.routes import NONEXISTENT
from tests.security.world import NUMBERS

_CHANGES_EACH_TIME = re.compile(
    r'(name="csrfmiddlewaretoken" value="|csrfToken["\']?\s*[:=]\s*["\']|nonce=")[A-Za-z0-9]+'
    r"|\d{4}-\d\d-\d\dT[\d:.+]+|\d\d:\d\d:\d\d GMT|Content-Length: \d+"
)


@dataclass
class Said:
    """One answer, as far as anybody can read it."""

    status: int
    location: str
    text: str
    is_pdf: bool
    contexts: Any
    content_type: str

    @property
    def asks_to_sign_in(self) -> bool:
        return self.status == 401 or (self.status == 302 and "/login/" in self.location)

    @property
    def is_shown(self) -> bool:
        return self.status in {200, 201}

    def words(self, searched: frozenset[str]) -> set[str]:
        lowered = self.text.lower()
        return {word for word in searched if word in lowered}

    def numbers(self) -> set[str]:
        plain = re.sub(r"[\s\-]", "", self.text.upper())
        return {number for number in NUMBERS if number in plain}

    def without(self, *ids: int) -> str:
        """The answer with the ids of its own address taken out: two refusals must then be the same."""
        text = _CHANGES_EACH_TIME.sub("", self.text)
        for identifier in sorted(ids, reverse=True):
            text = re.sub(rf"(?<=[/=]){identifier}(?=[/&?\"'.\s]|%2F|$)", "ID", text)
        return text


def ask(client: Client, method: str, path: str, data: Any = None, **extra: Any) -> Said:
    """One request; whatever it writes is undone."""
    with transaction.atomic():
        answer = getattr(client, method.lower())(path, data, **extra)
        said = _read(answer)
        transaction.set_rollback(True)
    return said


def _read(answer: Any) -> Said:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    content_type = answer.headers.get("Content-Type", "")
    headers = "\n".join(f"{name}: {value}" for name, value in answer.items())
    return Said(
        status=answer.status_code,
        location=answer.headers.get("Location", ""),
        text=f"{headers}\n{text_in(body)}",
        is_pdf=body.startswith(b"%PDF"),
        contexts=getattr(answer, "context", None),
        content_type=content_type,
    )


def text_in(body: bytes) -> str:
    """Everything readable in a body."""
    if body.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(BytesIO(body)) as archive:
            return "\n".join(
                name + "\n" + archive.read(name).decode("utf-8", errors="replace")
                for name in archive.namelist()
            )
    if body.startswith(b"%PDF"):
        return _text_in_pdf(body)
    text = body.decode("utf-8", errors="replace")
    # JSON may escape what it says.
    return text + (
        re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), text) if "\\u" in text else ""
    )


@lru_cache(maxsize=64)
def _text_in_pdf(body: bytes) -> str:
    reader = PdfReader(BytesIO(body))
    said = [page.extract_text() for page in reader.pages]
    return "\n".join([*said, str(reader.metadata)])


__all__ = ["NONEXISTENT", "Said", "ask", "text_in"]
