"""Files from outside: taken by what they contain, kept under a name of our own, handed out to be saved."""

from __future__ import annotations

import hashlib
import re
import unicodedata
import uuid
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError
from django.http import FileResponse
from django.utils.translation import gettext as _

from compliance.common.file_types import TYPES, FileType, type_by_name, type_of

if TYPE_CHECKING:
    from typing import IO

    from django.core.files.uploadedfile import UploadedFile

_MEGABYTE: Final = 1024 * 1024
_NOT_IN_A_LABEL: Final = re.compile(r'[\x00-\x1f\x7f"<>|:*?\\/]+')
_LONGEST_NAME: Final = 200


def stored_name(_file: Any, _filename: str) -> str:
    """A name of our own: what the sender called it is a fact in the row, never a path."""
    name = uuid.uuid4().hex
    return f"{name[:2]}/{name}"


def checked(upload: UploadedFile[Any], *, megabytes: int) -> FileType:
    """What the file is; ValidationError where it is empty, too large, of no kind kept here, or misnamed."""
    size = upload.size or 0
    if not size:
        raise ValidationError({"file": _("This file is empty.")})
    if size > megabytes * _MEGABYTE:
        raise ValidationError(
            {
                "file": _("This file has %(size).1f MB; at most %(limit)s MB are taken. Make it smaller.")
                % {"size": size / _MEGABYTE, "limit": megabytes}
            }
        )
    kind = type_of(upload.file)  # type: ignore[arg-type]
    if kind is None:
        endings = ", ".join(kind.endings[0] for kind in TYPES)
        raise ValidationError(
            {
                "file": _("This is no file of a kind that is kept here. Choose one of: %(kinds)s.")
                % {"kinds": endings}
            }
        )
    claimed = type_by_name(upload.name or "")
    if claimed is not None and claimed != kind:
        raise ValidationError(
            {
                "file": _(
                    "The name says %(claimed)s, the content is %(kind)s. Choose the right file, or rename it."
                )
                % {"claimed": claimed.endings[0], "kind": kind.endings[0]}
            }
        )
    return kind


def label(name: str) -> str:
    """What the sender called it, fit to be shown: no path, nothing that a browser or a shell would act on."""
    plain = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    plain = "".join(
        char for char in plain if unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    )
    plain = _NOT_IN_A_LABEL.sub("_", plain).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    if dot and len(plain) > _LONGEST_NAME:
        plain = f"{stem[: _LONGEST_NAME - len(ending) - 1]}.{ending}"
    return plain[:_LONGEST_NAME] or "file"


def hash_of(upload: UploadedFile[Any]) -> str:
    """SHA-256 of the content."""
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest()


def to_be_saved(content: IO[bytes], *, name: str, content_type: str) -> FileResponse:
    """The content, to be saved and never shown in place: it came from outside."""
    answer = FileResponse(content, as_attachment=True, filename=name, content_type=content_type)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = "no-store, private"
    return answer
