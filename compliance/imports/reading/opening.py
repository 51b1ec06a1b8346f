"""What kind of file this is, told by its content: a name can lie."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from compliance.imports.problems import UnreadableFile
from compliance.imports.reading.delimited import read_delimited
from compliance.imports.reading.ledger import LIMITS, MEGABYTE
from compliance.imports.reading.places import password_protected
from compliance.imports.reading.workbook import read_workbook

if TYPE_CHECKING:
    from compliance.imports.reading.ledger import Ledger, Limits

_OLE: Final = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_OLD_WORKBOOK: Final = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_OTHER_KINDS: Final = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
    b"\x1f\x8b",
    b"Rar!",
    b"7z\xbc\xaf",
)


def open_ledger(content: bytes, *, limits: Limits = LIMITS) -> Ledger:
    """The file's sheets; :class:`UnreadableFile` says why there are none, and what to do."""
    if not content.strip():
        raise UnreadableFile(_("The file is empty. Save the ledger again and choose that file."))
    if len(content) > limits.file_bytes:
        raise UnreadableFile(too_large(limits))
    if content.startswith(_OLE):
        raise UnreadableFile(_what_is_wrong_with_ole(content))
    if content.startswith(b"PK"):
        return _open_zip(content, limits)
    if content.startswith(_OTHER_KINDS):
        raise UnreadableFile(_wrong_kind())
    if _is_html(content):
        raise UnreadableFile(
            _("This is a web page, not a workbook. Open it in Excel and save it as a workbook (.xlsx).")
        )
    return read_delimited(content, limits=limits)


def too_large(limits: Limits = LIMITS) -> str:
    """Said of a file that is not even opened."""
    return _("The file is too large: at most %(rows)s rows and %(megabytes)s MB are read. Split it.") % {
        "rows": f"{limits.rows:,}",
        "megabytes": limits.file_bytes // MEGABYTE,
    }


def _open_zip(content: bytes, limits: Limits) -> Ledger:
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableFile(
            _("The file is damaged and cannot be read. Open it in Excel and save it again.")
        ) from error
    if any(name.endswith("workbook.bin") for name in names):
        raise UnreadableFile(_("This is a binary workbook (.xlsb). Save it as an Excel workbook (.xlsx)."))
    if "[Content_Types].xml" not in names or not any(name.endswith("workbook.xml") for name in names):
        raise UnreadableFile(_wrong_kind())
    return read_workbook(content, archive, limits=limits)


def _what_is_wrong_with_ole(content: bytes) -> str:
    if _ENCRYPTED in content:
        return password_protected()
    if any(name in content for name in _OLD_WORKBOOK):
        return _(
            "This is an old Excel workbook (.xls). Save it as an Excel workbook (.xlsx) and choose that file."
        )
    return _wrong_kind()


def _wrong_kind() -> str:
    return _("This is neither an Excel workbook (.xlsx) nor a CSV file. Save the ledger as one of these.")


def _is_html(content: bytes) -> bool:
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html", b"<table", b"<?xml"))
