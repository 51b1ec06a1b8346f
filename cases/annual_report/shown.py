"""A report's figures for reading: each row of the form with both statuses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.annual_report.figures import AVERAGED
from compliance.desk import wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cases.annual_report.models import AnnualReport

_ROWS: Final = {
    "days": _("days worked a month"),
    "regular_hours": _("regular hours a month"),
    "overtime_hours": _("overtime hours a month"),
    "cash": _("regular cash pay a month (yen)"),
    "overtime_pay": _("of it overtime pay (yen)"),
    "commuting": _("of it commuting (yen)"),
    "attendance": _("of it full attendance (yen)"),
    "family": _("of it family (yen)"),
    "bonus": _("bonus or special pay of the year (yen)"),
    "food": _("food deducted a month (yen)"),
    "housing": _("housing and utilities deducted a month (yen)"),
    "tax_and_insurance": _("tax and social insurance a month (yen)"),
    "other_deductions": _("other deductions a month (yen)"),
    "raise_rate": _("rate of raise (%)"),
}


def averages(data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Item 4: a row a figure, with the sum and the months it is the average of."""
    found = data["averages"]
    return [
        {"label": _ROWS[name], "cells": [_cell(found[status], name) for status in ("ssw1", "ssw2")]}
        for name in AVERAGED
    ]


def _cell(averages_of: Mapping[str, Any], name: str) -> dict[str, Any]:
    if name == "bonus":
        sum_, count, unit = averages_of["bonus_total"], averages_of["persons"], "persons"
    elif name == "raise_rate":
        sum_, count, unit = None, averages_of["raise_rate_persons"], "persons"
    else:
        sum_, count, unit = averages_of["sums"][name], averages_of["sums"]["months"], "months"
    return {"value": averages_of[name], "sum": sum_, "count": count, "unit": unit}


def lines(data: Mapping[str, Any], report: AnnualReport | None) -> list[dict[str, Any]]:
    """Annex 1: each site with its workers."""
    return [
        {
            "site": sheet["site"],
            "pages": len(sheet["pages"]),
            "lines": [_line(line, report) for page in sheet["pages"] for line in page],
        }
        for sheet in data["sites"]
    ]


def _line(line: Mapping[str, Any], report: AnnualReport | None) -> dict[str, Any]:
    may_note = report is not None and not report.is_submitted
    return {
        **line,
        "nationality": wording.country(line["nationality"]),
        "field": wording.field_title(line["field"]),
        "status": wording.status_title(line["status"]) if line["status"] else "",
        "note_url": reverse("annual_report:note", args=[report.pk, line["worker"]])
        if may_note and report
        else "",
    }


def gaps(data: Mapping[str, Any], organization_id: int) -> list[dict[str, Any]]:
    """Months without payroll by worker, each leading to its grid; and whose status no card tells."""
    found: dict[int, dict[str, Any]] = {}
    for gap in data["missing"]:
        entry = found.setdefault(gap["worker"], {"name": gap["name"], "months": []})
        month = f"{gap['year']}-{gap['month']:02}"
        entry["months"].append(
            {
                "month": month,
                "url": f"{reverse('desk:payroll')}?organization={organization_id}&month={month}",
            }
        )
    return list(found.values())
