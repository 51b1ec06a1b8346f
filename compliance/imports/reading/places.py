"""Names of cells, failed values, and what is said of a sheet that is too long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

if TYPE_CHECKING:
    from compliance.imports.reading.ledger import Limits

ERRORS: Final = frozenset(
    {"#N/A", "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#SPILL!", "#CALC!", "#FIELD!"}
)


def place_of(row: int, column: int) -> str:
    """``L18``: the row from 1, the column from 0."""
    return f"{get_column_letter(column + 1)}{row}"


def too_many_rows(limits: Limits) -> str:
    return _("The sheet has more than %(rows)s rows. Split it into smaller files.") % {
        "rows": f"{limits.rows:,}"
    }


def password_protected() -> str:
    return _("The workbook is protected with a password. Remove the password in Excel and save it again.")
