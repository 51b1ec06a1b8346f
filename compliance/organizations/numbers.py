"""Numbers of organizations: the corporate number and the support body's registration number."""

from __future__ import annotations

import re
import unicodedata

from stdnum.exceptions import ValidationError as NumberError
from stdnum.jp import cn

# The year's last two digits, the character the ministry puts between, and six digits.
_REGISTRATION = re.compile(r"^(?P<year>\d{2})\s*登\s*-?\s*(?P<number>\d{6})$")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−ー－"), "-")


def corporate_number(text: str) -> str:
    """The 13 digits of a corporate number, its check digit verified.

    Raises :class:`ValueError` when it is not one.
    """
    plain = unicodedata.normalize("NFKC", text).translate(_DASHES)
    try:
        return str(cn.validate(plain))
    except NumberError as error:
        raise ValueError(str(error)) from error


def registration_number(text: str) -> str:
    """A support body's registration number in its canonical form, ``19登-000123``.

    Raises :class:`ValueError` when it is not one.
    """
    plain = unicodedata.normalize("NFKC", text).translate(_DASHES).strip()
    match = _REGISTRATION.match(plain)
    if match is None:
        message = f"not a registration number: {text!r}"
        raise ValueError(message)
    return f"{match['year']}登-{match['number']}"
