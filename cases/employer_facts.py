"""What the record of an employer says already, under the names that papers and checks know it by.

Forms, papers and checks rest on the same entries: nobody is asked twice. Only what stands in no record of
the employer is asked here (`cases.answers`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from compliance.organizations.models import AcceptingOrganization, OrganizationDeclaration, SeparationReport
from compliance.organizations.models.registry import BusinessScale

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

_DECLARED: Final = {"had_separation": "involuntary_separation", "had_missing": "missing_persons"}
_SEPARATED: Final = ("japanese_involuntary", "foreign_involuntary")
_MISSING: Final = (("missing_ssw", "missing_ssw_by_fault"), ("missing_trainees", "missing_trainees_by_fault"))
_TRACK_RECORDS: Final[Mapping[str, str]] = {
    BusinessScale.LISTED: "listed_company",
    BusinessScale.MUTUAL: "mutual_company",
    BusinessScale.INNOVATION: "innovation_company",
    BusinessScale.CERTIFIED: "certified_company",
    BusinessScale.WITHHOLDING: "withholding_tax",
    BusinessScale.THREE_YEARS: "three_years_acceptance",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployerRecord:
    """One employer with its counts of separations, the latest first, and what it declared."""

    organization: AcceptingOrganization
    reports: list[SeparationReport] = field(default_factory=list)
    declared: dict[str, bool] = field(default_factory=dict)

    def facts(self, *, on: date) -> dict[str, Any]:
        """What is known on a day; what nobody entered is left out, and never a no."""
        report = next((one for one in self.reports if one.as_of_on <= on), None)
        found = {
            "employer_kind": "corporation" if self.organization.is_corporation else "sole_proprietor",
            "track_record": _TRACK_RECORDS.get(self.organization.scale),
            "had_separation": _any(_separated(report), self.declared.get(_DECLARED["had_separation"])),
            "had_missing": _any(_missing(report), self.declared.get(_DECLARED["had_missing"])),
        }
        return {name: value for name, value in found.items() if value is not None}


def records_of(organization_ids: Iterable[int]) -> dict[int, EmployerRecord]:
    """The records of many employers, in three queries."""
    ids = set(organization_ids)
    found = {
        organization.pk: EmployerRecord(organization=organization)
        for organization in AcceptingOrganization.objects.filter(pk__in=ids)
    }
    for report in SeparationReport.objects.filter(organization__in=ids).order_by("-as_of_on"):
        found[report.organization_id].reports.append(report)
    declared = OrganizationDeclaration.objects.filter(
        organization__in=ids, key__in=_DECLARED.values(), answer__isnull=False
    )
    for row in declared:
        found[row.organization_id].declared[row.key] = bool(row.answer)
    return found


def _any(*said: bool | None) -> bool | None:
    """A yes anywhere stands; a no is one where nothing says yes."""
    known = [one for one in said if one is not None]
    return any(known) if known else None


def _separated(report: SeparationReport | None) -> bool | None:
    counts = [getattr(report, name) for name in _SEPARATED] if report else [None]
    if any(counts):
        return True
    return None if None in counts else False


def _missing(report: SeparationReport | None) -> bool | None:
    """By the employer's fault; where nobody is missing, nobody's fault is asked."""
    if report is None:
        return None
    counts = [0 if getattr(report, missing) == 0 else getattr(report, fault) for missing, fault in _MISSING]
    if any(counts):
        return True
    return None if None in counts else False
