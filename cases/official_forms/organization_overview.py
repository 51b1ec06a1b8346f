"""特定技能所属機関概要書 (1-11-1): officers, results of three years, separations. Parts 4 and 5 by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cases.official_forms.filling import fill as fill_form
from cases.official_forms.registry import edition
from compliance.common.dates import subtract_months

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from cases.official_forms.filling import Value
    from cases.official_forms.model import FilledForm
    from compliance.accounts.models import User
    from compliance.organizations.models import (
        AcceptingOrganization,
        FinancialYear,
        Officer,
        SeparationReport,
    )

SLUG: Final = "organization_overview"
_FIGURES: Final = ("sales", "ordinary_profit", "net_profit", "net_assets")
_YEARS: Final = 3
_PRINTED: Final = 5
# A business year whose papers are made up half a year later is still the latest one.
_LATEST_MONTHS: Final = 18
_COUNTS: Final = (
    "japanese_voluntary", "japanese_involuntary", "foreign_voluntary", "foreign_involuntary", "missing_ssw",
    "missing_trainees",
)  # fmt: skip


def fill(
    values: Mapping[str, Value],
    officers: Sequence[Mapping[str, Value]] = (),
    *,
    filed_on: date,
    language: str = "ja",
    warnings: Iterable[str] = (),
) -> FilledForm:
    """The overview as data. Who drew it up, and when, is written by hand."""
    return fill_form(
        edition(SLUG, filed_on=filed_on),
        values,
        {"officers": officers[:_PRINTED], "further_officers": officers[_PRINTED:]},
        subject=str(values.get("organization") or ""),
        language=language,
        warnings=warnings,
    )


def collect(
    organization: AcceptingOrganization, /, *, filed_on: date, language: str, user: User
) -> FilledForm:
    """One employer as it stands on the day of filing."""
    del user
    years = _by_age(organization.financial_years.filter(ends_on__lte=filed_on))
    report = organization.separation_reports.filter(as_of_on__lte=filed_on).first()
    values: dict[str, Value] = {"organization": organization.name, **_results(years)}
    if report is not None:
        values |= _separations(report)
    serving = [each for each in organization.officers.all() if not _has_left(each, filed_on)]
    officers = [{"name": each.name, "kana": each.name_kana, "title": each.title} for each in serving]
    return fill(
        values,
        officers,
        filed_on=filed_on,
        language=language,
        warnings=_warnings(years.get(0), filed_on),
    )


def _has_left(officer: Officer, on: date) -> bool:
    return officer.left_on is not None and officer.left_on <= on


def _by_age(years: Iterable[FinancialYear]) -> dict[int, FinancialYear]:
    """The latest year, the one before and the one before that, each in its column; a gap stays a gap."""
    found = list(years)
    if not found:
        return {}
    latest = found[0].ends_on.year
    return {latest - year.ends_on.year: year for year in reversed(found)}


def _results(years: Mapping[int, FinancialYear]) -> dict[str, Value]:
    return {
        f"year_{age + 1}_{figure}": getattr(years[age], figure)
        for age in range(_YEARS)
        if age in years
        for figure in _FIGURES
    }


def _separations(report: SeparationReport) -> dict[str, Value]:
    found: dict[str, Value] = {name: getattr(report, name) for name in _COUNTS}
    for whose in ("ssw", "trainees"):
        missing = getattr(report, f"missing_{whose}")
        at_fault = getattr(report, f"missing_{whose}_by_fault")
        found[f"any_missing_{whose}"] = None if missing is None else missing > 0
        if missing and at_fault is not None:
            found[f"fault_{whose}"] = at_fault > 0
    return found


def _warnings(latest: FinancialYear | None, filed_on: date) -> list[str]:
    if latest is None:
        return []
    found = []
    if latest.ends_on < subtract_months(filed_on, _LATEST_MONTHS):
        found.append("latest_business_year_not_entered")
    if latest.net_assets is not None and latest.net_assets < 0:
        found.append("net_assets_negative")
    return found
