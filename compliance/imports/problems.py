"""What can be wrong with a file, or with one row of it.

Texts are for the person who keeps the ledger: they say what is wrong and what to do.  They never carry a
whole card or passport number, so they may be stored, shown and written into an error workbook.
"""

from __future__ import annotations

from dataclasses import dataclass

from compliance.common.logs import mask_document_numbers

LONGEST_QUOTE = 40


class UnreadableFile(ValueError):  # noqa: N818 - says what is the matter with the file
    """The file as a whole cannot be read; the message names the remedy."""


class UnusableCell(ValueError):  # noqa: N818 - says what is the matter with the cell
    """One cell cannot mean what its column says."""


@dataclass(frozen=True, slots=True)
class RowError:
    """Why a row stays out: which field, and what to do."""

    field: str
    message: str

    def as_json(self) -> dict[str, str]:
        return {"field": self.field, "message": self.message}


def quoted(value: object) -> str:
    """What was written, short enough for a message, numbers of documents masked."""
    text = mask_document_numbers(" ".join(str(value).split()))
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…"
