"""Many PDFs as one file: a ZIP with a list of what is in it, or one PDF."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Protocol

from compliance.common import clock

if TYPE_CHECKING:
    from collections.abc import Iterable

MANIFEST: Final = "manifest.csv"
# What file systems refuse in a name, and what would lead out of the folder.
_UNFIT: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
# A cell that a spreadsheet would take for a formula.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


class Bundle(Protocol):
    """Takes one PDF after the other, and then gives the whole."""

    extension: str

    def add(self, name: str, pdf: bytes) -> None: ...

    def finish(self, manifest: str) -> bytes: ...


class ZipBundle:
    """A ZIP: a file for each form, under its Japanese name, and the manifest."""

    extension = "zip"

    def __init__(self) -> None:
        self._content = io.BytesIO()
        self._archive = zipfile.ZipFile(self._content, "w", zipfile.ZIP_DEFLATED, compresslevel=1)

    def add(self, name: str, pdf: bytes) -> None:
        self._archive.writestr(_entry(name), pdf)

    def finish(self, manifest: str) -> bytes:
        # With the mark that makes spreadsheets read it as UTF-8.
        self._archive.writestr(_entry(MANIFEST), manifest.encode("utf-8-sig"))
        self._archive.close()
        return self._content.getvalue()


class OnePdf:
    """All forms one after the other in one PDF, each with an entry in its outline."""

    extension = "pdf"

    def __init__(self) -> None:
        import pikepdf  # noqa: PLC0415 - only the background needs it

        self._whole = pikepdf.Pdf.new()
        self._entries: list[tuple[str, int]] = []

    def add(self, name: str, pdf: bytes) -> None:
        import pikepdf  # noqa: PLC0415

        with pikepdf.Pdf.open(io.BytesIO(pdf)) as one:
            self._entries.append((name.removesuffix(".pdf"), len(self._whole.pages)))
            self._whole.pages.extend(one.pages)

    def finish(self, manifest: str) -> bytes:
        import pikepdf  # noqa: PLC0415

        del manifest  # it is on the job's page
        with self._whole.open_outline() as outline:
            outline.root.extend(pikepdf.OutlineItem(title, page) for title, page in self._entries)
        content = io.BytesIO()
        self._whole.save(content, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        self._whole.close()
        return content.getvalue()


@dataclass(frozen=True, slots=True)
class Names:
    """Names of files, none twice, none longer than file systems take."""

    taken: set[str] = field(default_factory=set)

    def give(self, *parts: str) -> str:
        stem = "_".join(_UNFIT.sub("・", part).strip(" .") for part in parts if part)
        # 255 bytes is what most file systems take; kana and kanji are three bytes each.
        stem = stem.encode()[:200].decode(errors="ignore")
        name = f"{stem}.pdf"
        number = 2
        while name in self.taken:
            name = f"{stem}_{number}.pdf"
            number += 1
        self.taken.add(name)
        return name


def manifest_of(headings: Iterable[Any], lines: Iterable[Iterable[Any]]) -> str:
    """The list as CSV; no cell of it can be taken for a formula."""
    content = io.StringIO()
    writer = csv.writer(content, lineterminator="\r\n")
    writer.writerow([str(heading) for heading in headings])
    writer.writerows([_plain(cell) for cell in line] for line in lines)
    return content.getvalue()


def sha256_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _entry(name: str) -> zipfile.ZipInfo:
    now = clock.now()
    entry = zipfile.ZipInfo(name, date_time=(now.year, now.month, now.day, now.hour, now.minute, now.second))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry


def _plain(cell: Any) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text
