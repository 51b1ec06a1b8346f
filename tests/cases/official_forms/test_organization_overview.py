"""1-11-1: officers, the three last business years and separations stand in their places."""

from __future__ import annotations

from datetime import date

import pytest

from cases.official_forms import organization_overview
from compliance.organizations.eligibility_services import (
    add_financial_year,
    add_officer,
    add_separation_report,
    change_officer,
)

FILED_ON = date(2026, 11, 25)
COUNTS = {
    "japanese_voluntary": 2, "japanese_involuntary": 0, "foreign_voluntary": 1, "foreign_involuntary": 0,
}  # fmt: skip


def made(organization):
    return organization_overview.collect(organization, filed_on=FILED_ON, language="ja", user=None)


def year(organization, ends_on, **figures):
    usual = {"sales": 100_000, "ordinary_profit": 5_000, "net_profit": 3_000, "net_assets": 40_000}
    add_financial_year(organization=organization, by="tests", ends_on=ends_on, **usual | figures)


@pytest.mark.django_db
def test_an_employer_with_all_facts_is_complete(yamada):
    for number in range(1, 8):
        add_officer(
            organization=yamada, by="tests", name=f"役員{number}", name_kana=f"やくいん{number}",
            title="取締役", position=number,
        )  # fmt: skip
    change_officer(officer=yamada.officers.get(name="役員2"), by="tests", left_on=date(2026, 6, 30))
    year(yamada, date(2026, 3, 31), net_profit=-1_500)
    year(yamada, date(2025, 3, 31))
    year(yamada, date(2024, 3, 31))
    year(yamada, date(2023, 3, 31), sales=1)
    add_separation_report(
        organization=yamada, by="tests", as_of_on=date(2026, 11, 1), missing_ssw=1, missing_ssw_by_fault=0,
        **COUNTS,
    )  # fmt: skip
    form = made(yamada)
    texts = {
        "year_1_net_profit": "-1,500", "year_3_sales": "100,000", "japanese_voluntary": "2",
        "foreign_involuntary": "0", "missing_ssw": "1", "fault_ssw": "no", "missing_trainees": "",
    }  # fmt: skip
    assert {key: form[key].value for key in texts} == texts
    names = [row["name"].value for of in ("officers", "further_officers") for row in form.rows_of(of)]
    assert names == ["役員1", "役員3", "役員4", "役員5", "役員6", "役員7"]
    assert (form.is_complete, form.warnings) == (True, ())


@pytest.mark.django_db
def test_a_year_left_out_stays_a_gap_and_is_named(yamada):
    year(yamada, date(2026, 3, 31))
    year(yamada, date(2024, 3, 31))
    form = made(yamada)
    assert (form["year_2_sales"].value, form["year_3_sales"].value) == ("", "100,000")
    lacking = {lack.key for lack in form.missing}
    assert {"officers", "year_2_sales", "japanese_voluntary", "missing_ssw"} <= lacking


@pytest.mark.django_db
def test_old_results_and_negative_assets_are_warnings(yamada):
    year(yamada, date(2025, 3, 31), net_assets=-1)
    assert made(yamada).warnings == ("latest_business_year_not_entered", "net_assets_negative")
