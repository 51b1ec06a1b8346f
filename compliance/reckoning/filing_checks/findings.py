"""What a check before filing found: code, severity, the rules it rests on, and facts it had to do without."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compliance.reckoning.examined import Examined
    from compliance.rulebook import Rule

Severity: TypeAlias = Literal["block", "warn", "ok"]

IN_ORDER: Final = "check_in_order"
NOT_ASKED: Final = "check_not_asked_for"
FACTS_MISSING: Final = "check_lacks_facts"
NOT_IN_FORCE: Final = "rule_not_in_force_then"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding of one check. `missing` names the facts to give, `subject` what the finding is about."""

    check: str
    code: str
    severity: Severity
    because: tuple[Rule, ...] = ()
    missing: tuple[str, ...] = ()
    subject: str = ""

    @property
    def message(self) -> str:
        """The key of the words for it."""
        return self.code

    @property
    def blocks(self) -> bool:
        return self.severity == "block"


def in_order(check: str, because: Iterable[Rule] = ()) -> tuple[Finding, ...]:
    return (Finding(check=check, code=IN_ORDER, severity="ok", because=tuple(because)),)


def not_asked(check: str, because: Iterable[Rule] = ()) -> tuple[Finding, ...]:
    """The check does not concern this filing."""
    return (Finding(check=check, code=NOT_ASKED, severity="ok", because=tuple(because)),)


def lacking(check: str, *missing: str, because: Iterable[Rule] = ()) -> tuple[Finding, ...]:
    """Facts are wanted before anything can be said: that warns."""
    return (
        Finding(check=check, code=FACTS_MISSING, severity="warn", because=tuple(because), missing=missing),
    )


def blocked(check: str, code: str, *because: Rule, subject: str = "") -> Finding:
    """What stands in the way; where the law it rests on is unsettled it warns instead."""
    severity: Severity = "warn" if any(used.is_unsettled for used in because) else "block"
    return Finding(check=check, code=code, severity=severity, because=because, subject=subject)


def warned(check: str, code: str, *because: Rule, subject: str = "") -> Finding:
    return Finding(check=check, code=code, severity="warn", because=because, subject=subject)


def of_examined(check: str, examined: Examined) -> tuple[Finding, ...]:
    """The findings of an examination shared with the rulebook's questions."""
    found = [blocked(check, code, *examined.because) for code in examined.blocking]
    found += [warned(check, code, *examined.because) for code in examined.warnings]
    return tuple(found) or in_order(check, examined.because)
