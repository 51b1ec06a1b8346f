"""Which kind of file something is, read from its content. What its name says is not to be believed."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from typing import IO, Final

_HEAD: Final = 64


@dataclass(frozen=True, slots=True)
class FileType:
    """A type that proves something, and the endings its name may have."""

    content_type: str
    endings: tuple[str, ...]


PDF: Final = FileType("application/pdf", ("pdf",))
PNG: Final = FileType("image/png", ("png",))
JPEG: Final = FileType("image/jpeg", ("jpg", "jpeg", "jfif"))
HEIC: Final = FileType("image/heic", ("heic", "heif"))
MP4: Final = FileType("video/mp4", ("mp4", "m4v"))
MOV: Final = FileType("video/quicktime", ("mov", "qt"))
M4A: Final = FileType("audio/mp4", ("m4a",))
MP3: Final = FileType("audio/mpeg", ("mp3",))
WAV: Final = FileType("audio/wav", ("wav",))
DOCX: Final = FileType("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ("docx",))
XLSX: Final = FileType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ("xlsx",))

TYPES: Final = (PDF, PNG, JPEG, HEIC, MP4, MOV, M4A, MP3, WAV, DOCX, XLSX)
_BY_ENDING: Final = {ending: kind for kind in TYPES for ending in kind.endings}
_SIGNATURES: Final = ((b"%PDF-", PDF), (b"\x89PNG\r\n\x1a\n", PNG), (b"\xff\xd8\xff", JPEG), (b"ID3", MP3))
# The brand in the first box of a file of the MPEG-4 family.
_BRANDS: Final = {
    b"heic": HEIC,
    b"heix": HEIC,
    b"hevc": HEIC,
    b"mif1": HEIC,
    b"msf1": HEIC,
    b"qt  ": MOV,
    b"M4A ": M4A,
    b"M4B ": M4A,
    b"isom": MP4,
    b"iso2": MP4,
    b"iso4": MP4,
    b"iso5": MP4,
    b"iso6": MP4,
    b"mp41": MP4,
    b"mp42": MP4,
    b"avc1": MP4,
    b"M4V ": MP4,
    b"MSNV": MP4,
    b"dash": MP4,
    b"3gp4": MP4,
    b"3gp5": MP4,
}
_OFFICE: Final = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX}
_MACROS: Final = "vbaproject.bin"


def type_of(content: IO[bytes]) -> FileType | None:
    """The type by content; ``None`` for everything that is not kept here."""
    content.seek(0)
    head = content.read(_HEAD)
    content.seek(0)
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12])
    if head.startswith(b"RIFF") and head[8:12] == b"WAVE":
        return WAV
    if _is_mpeg_audio(head):
        return MP3
    return _office(content) if head.startswith(b"PK\x03\x04") else None


def type_by_name(name: str) -> FileType | None:
    """What the ending claims, where it is one of ours."""
    return _BY_ENDING.get(name.rpartition(".")[2].lower()) if "." in name else None


def _is_mpeg_audio(head: bytes) -> bool:
    """A frame of MPEG audio, layer III: eleven bits of ones, then a version and the layer."""
    return len(head) > 2 and head[0] == 0xFF and head[1] in {0xFB, 0xF3, 0xF2, 0xFA}


def _office(content: IO[bytes]) -> FileType | None:
    """A document or sheet without macros, by what is inside the archive."""
    try:
        with zipfile.ZipFile(content) as archive:
            names = {name.lower() for name in archive.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return None
    finally:
        content.seek(0)
    if "[content_types].xml" not in names or any(name.endswith(_MACROS) for name in names):
        return None
    return next((kind for part, kind in _OFFICE.items() if part in names), None)
