"""Reading files: what kind of file it is, its sheets, its rows.  Knows nothing of workers."""

from .ledger import LIMITS, Broken, Cell, Ledger, Limits, Row, Sheet
from .opening import open_ledger

__all__ = ["LIMITS", "Broken", "Cell", "Ledger", "Limits", "Row", "Sheet", "open_ledger"]
