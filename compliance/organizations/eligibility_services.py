"""Writes about what application forms ask of an employer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from compliance.audit.services import audited, record
from compliance.common import clock
from compliance.organizations.models import (
    FinancialYear,
    Officer,
    OrganizationDeclaration,
    SeparationReport,
)
from compliance.organizations.services import change_fields
from compliance.organizations.upward import repost
from compliance.rulebook import history, rule

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from compliance.organizations.models import AcceptingOrganization

Actor = Any
M = TypeVar("M", bound=models.Model)


@audited
def add_officer(*, organization: AcceptingOrganization, name: str, by: Actor, **facts: Any) -> Officer:
    """Add an officer."""
    facts.setdefault("position", organization.officers.count() + 1)
    officer = Officer(organization=organization, name=name.strip(), **facts)
    return _add(officer, "officer.added", by)


@audited
def change_officer(*, officer: Officer, by: Actor, **facts: Any) -> Officer:
    """Change facts of an officer."""
    return _change(officer, "officer.changed", by, facts)


@audited
def add_financial_year(
    *, organization: AcceptingOrganization, ends_on: date, by: Actor, **facts: Any
) -> FinancialYear:
    """Note the result of a business year."""
    return _add(
        FinancialYear(organization=organization, ends_on=ends_on, **facts), "financial_year.added", by
    )


@audited
def change_financial_year(*, year: FinancialYear, by: Actor, **facts: Any) -> FinancialYear:
    """Correct the result of a business year."""
    return _change(year, "financial_year.changed", by, facts)


@audited
def add_separation_report(
    *, organization: AcceptingOrganization, as_of_on: date, by: Actor, **facts: Any
) -> SeparationReport:
    """Note who left or went missing in the year before that day."""
    report = SeparationReport(organization=organization, as_of_on=as_of_on, **facts)
    return _add(report, "separations.added", by)


@audited
def change_separation_report(*, report: SeparationReport, by: Actor, **facts: Any) -> SeparationReport:
    """Correct the count."""
    return _change(report, "separations.changed", by, facts)


_LISTS: dict[str, type[models.Model]] = {
    "officers": Officer,
    "financial_years": FinancialYear,
    "separation_reports": SeparationReport,
}


@audited
def set_lists(
    *, organization: AcceptingOrganization, lists: Mapping[str, Sequence[Mapping[str, Any]]], by: Actor
) -> None:
    """Put whole lists (officers, business years, separations) in the place of those on file."""
    for name, rows in lists.items():
        stored = list(getattr(organization, name).order_by("pk"))
        if [
            {field: getattr(row, field) for field in given} for row, given in zip(stored, rows, strict=False)
        ] == [dict(given) for given in rows] and len(stored) == len(rows):
            continue
        getattr(organization, name).all().delete()
        for position, given in enumerate(rows, 1):
            ordered = {"position": position} if name == "officers" else {}
            made = _LISTS[name](organization=organization, **ordered, **given)
            made.full_clean()
            made.save()
        record(
            by=by,
            verb=f"organization.{name}_set",
            target=organization,
            organization_id=organization.pk,
            label=organization.name,
            details={"rows": len(rows), "before": [str(row) for row in stored]},
        )
        repost("employer_facts", [organization.pk])


def declaration_keys(*, on: date | None = None) -> tuple[str, ...]:
    """The questions an employer is asked, in the order of the form."""
    return tuple(rule("employer/declarations", on=on or clock.today()).value)


def known_declaration_keys() -> tuple[str, ...]:
    """Every question any edition of the form asks."""
    versions = history("employer/declarations").versions
    return tuple(dict.fromkeys(key for version in versions for key in version.value))


@audited
def declare(
    *,
    organization: AcceptingOrganization,
    key: str,
    answer: bool | None,
    by: Actor,
    detail: str = "",
    declared_on: date | None = None,
    declared_by: str = "",
) -> OrganizationDeclaration:
    """Answer one question of the application; a later answer replaces it, and the record keeps both."""
    if key not in declaration_keys():
        raise ValidationError({"key": _("There is no such question.")})
    found = OrganizationDeclaration.objects.filter(organization=organization, key=key).first()
    facts: dict[str, Any] = {
        "answer": answer,
        "detail": detail,
        "declared_on": None if answer is None else declared_on or clock.today(),
        "declared_by": declared_by or str(by)[:100],
    }
    if found is None:
        return _add(
            OrganizationDeclaration(organization=organization, key=key, **facts), "organization.declared", by
        )
    unchanged = found.answer == answer and found.detail == detail and declared_on in {None, found.declared_on}
    return found if unchanged else _change(found, "organization.declared", by, facts)


def _add(row: M, verb: str, by: Actor) -> M:
    row.full_clean()
    row.save()
    _record(row, verb, by, {})
    return row


def _change(row: M, verb: str, by: Actor, facts: dict[str, Any]) -> M:
    changed = change_fields(row, facts)
    if changed:
        _record(row, verb, by, {"changed": changed})
    return row


def _record(row: Any, verb: str, by: Actor, details: dict[str, Any]) -> None:
    record(
        by=by,
        verb=verb,
        target=row,
        organization_id=row.organization_id,
        label=str(row),
        details=details,
    )
    repost("employer_facts", [row.organization_id])
