"""What a row would write, in the shape the services take it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from compliance.imports.display import shown

if TYPE_CHECKING:
    from datetime import date

    from compliance.employment.models import EmploymentContract
    from compliance.imports.support import Support


@dataclass(frozen=True, slots=True)
class Change:
    """One value that would change, as a person reads it."""

    field: str
    old: str
    new: str

    def as_json(self) -> dict[str, str]:
        return {"field": self.field, "old": self.old, "new": self.new}


@dataclass(slots=True)
class Differences:
    """What differs from the record; all of it for a new person."""

    today: date
    is_new: bool = False
    worker: dict[str, Any] = field(default_factory=dict)
    site: str = ""
    """The site to work at, by name, where that changes."""
    support: Support | None = None
    """Who supports the worker, where that changes."""
    new_card: dict[str, Any] = field(default_factory=dict)
    corrected_card: dict[str, Any] = field(default_factory=dict)
    passport: dict[str, Any] = field(default_factory=dict)
    new_contract: dict[str, Any] = field(default_factory=dict)
    changed_contract: tuple[EmploymentContract, dict[str, Any]] | None = None
    contract_site: str = ""
    changes: list[Change] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        written = (
            self.worker,
            self.site,
            self.support,
            self.new_card,
            self.corrected_card,
            self.passport,
            self.new_contract,
            self.changed_contract,
        )
        return not any(written)

    def note(self, target: str, old: Any, new: Any) -> None:
        """List a change; of a new person everything is new, and there is nothing to list."""
        if not self.is_new and not any(change.field == target for change in self.changes):
            old, new = (shown(target, value, today=self.today) for value in (old, new))
            self.changes.append(Change(target, old, new))
