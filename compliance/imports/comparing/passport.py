"""The passport."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from compliance.common.text import canonical_number

if TYPE_CHECKING:
    from collections.abc import Container

    from compliance.imports.differences import Differences
    from compliance.imports.known import KnownWorker
    from compliance.imports.recognition import Person


def compare_passport(
    person: Person, found: KnownWorker | None, out: Differences, *, columns: Container[str]
) -> None:
    """A new passport, or other days of the one in use."""
    facts = person.facts
    current = found.passport if found else None
    given = {
        name: facts[target]
        for target, name in (("passport_issued_on", "issued_on"), ("passport_expires_on", "expires_on"))
        if target in facts
    }
    number = facts.get("passport_number", "")
    if not number and current is None:
        has_error = person.has_error("passport_number")
        if given and not has_error and "passport_number" in columns:
            person.fails("passport_number", _("Write the passport's number beside its last day."))
        return
    is_same = current is not None and number in {"", canonical_number(current.number)}
    before = {"issued_on": current.issued_on, "expires_on": current.expires_on} if current and is_same else {}
    differing = {name: value for name, value in given.items() if before.get(name) != value}
    if is_same and not differing:
        return
    kept = {name: value for name, value in before.items() if value is not None}
    out.passport = {"number": number or (current.number if current else ""), **kept, **given}
    if not is_same:
        out.note("passport_number", current.number if current else "", number)
    for name, value in differing.items():
        out.note(f"passport_{name}", before.get(name), value)
