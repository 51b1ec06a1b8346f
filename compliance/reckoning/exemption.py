"""Exemption from tests after technical intern training (ii), completed well (技能実習2号の良好修了)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from compliance.rulebook import UnknownRule, rule

from .facts import ImpossibleFacts
from .fields import listed

if TYPE_CHECKING:
    from datetime import date

    from compliance.rulebook import Rule

NO_TABLE: Final = "exemption_table_unknown"
SUPERSEDED: Final = "exemption_table_superseded"
EXTRA_TEST: Final = "field_language_test_not_waived"
HIGHER_LEVEL: Final = "higher_language_level_not_waived"
_OCCUPATION: Final = re.compile(r"[1-9]\d?-[1-9]\d?(-[1-9]\d?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    skills_test_exempt: bool
    language_test_exempt: bool
    because: tuple[Rule, ...]
    warnings: tuple[str, ...] = ()


def technical_intern_exemption(
    *,
    occupation: str,
    field: str,
    on: date,
    months_completed: int,
    passed_practical: bool = False,
    evaluation_report: bool = False,
) -> Exemption:
    """Months and exam are judged first; then the language test falls away for any occupation, the skills test
    for a corresponding one only.
    """
    if not _OCCUPATION.fullmatch(occupation):
        raise ImpossibleFacts("occupation", f"{occupation!r} is no occupation number; write it like 7-11.")
    completion = rule("fields/technical_intern_completion", on=on)
    enough = months_completed >= completion.value["months"]
    if not (enough and (passed_practical or evaluation_report)):
        return Exemption(skills_test_exempt=False, language_test_exempt=False, because=(completion,))
    listed(field, on=on)
    corresponds, because, warnings = _corresponds(occupation, field, on)
    extra, extra_warnings = _still_asked(field, on, corresponds=corresponds)
    return Exemption(
        skills_test_exempt=corresponds,
        language_test_exempt=True,
        because=(completion, *because, *extra),
        warnings=warnings + extra_warnings,
    )


def _corresponds(occupation: str, field: str, on: date) -> tuple[bool, tuple[Rule, ...], tuple[str, ...]]:
    try:
        works = rule(f"fields/work_{field}", on=on)
    except UnknownRule:
        return False, (), (NO_TABLE,)
    edition = rule("fields/industry_table", on=on)
    # 7-14-1 is a task (作業) of the occupation 7-14.
    corresponds = any(
        occupation == code or occupation.startswith(f"{code}-")
        for work in works.value
        for code in work["occupations"]
    )
    return corresponds, (works, edition), (SUPERSEDED,) if edition.value["superseded"] else ()


def _still_asked(field: str, on: date, *, corresponds: bool) -> tuple[tuple[Rule, ...], tuple[str, ...]]:
    """What the waiver of the general language test leaves standing."""
    own_test = rule("fields/language_extra_test", on=on)
    higher = rule("fields/language_level_higher", on=on)
    if field in own_test.value and not corresponds:
        return (own_test,), (EXTRA_TEST,)
    if field in higher.value:
        return (higher,), (HIGHER_LEVEL,)
    return (), ()
