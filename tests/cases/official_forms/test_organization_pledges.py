"""1-23 and 1-29: the pledges of the employer, made of what is known of it."""

from __future__ import annotations

from datetime import date

import pytest

from cases.form_making import subjects
from cases.official_forms.model import Lack, Place
from compliance.organizations.eligibility_services import add_officer, change_officer
from compliance.organizations.services import change_organization
from tests.compliance.desk.sheet_data import rows_of, typed

FILED_ON = date(2026, 11, 23)
BY = "tests"
pytestmark = pytest.mark.django_db


def made(slug, organization):
    return subjects.form(slug).collect(organization, filed_on=FILED_ON, language="ja", user=None)


def officer(organization, name, *, takes_part):
    return add_officer(
        organization=organization, by=BY, name=name, name_kana=f"{name}よみ", title="取締役",
        takes_part_in_acceptance=takes_part,
    )  # fmt: skip


def names(form):
    return [row["name"].value for of in ("officers", "further_officers") for row in form.rows_of(of)]


def test_only_officers_in_office_who_take_no_part_are_named(yamada):
    officer(yamada, "山田太郎", takes_part=True)
    officer(yamada, "山田花子", takes_part=False)
    gone = officer(yamada, "去田次郎", takes_part=False)
    change_officer(officer=gone, by=BY, left_on=date(2026, 6, 30))
    form = made("officers_pledge", yamada)

    assert names(form) == ["山田花子"]
    assert form.rows[0]["kana"].value == "山田花子よみ"
    assert form["organization"].value == "株式会社山田食品"
    assert form.is_complete


def test_an_officer_of_whom_nobody_said_it_is_named_as_missing(yamada):
    officer(yamada, "山田花子", takes_part=False)
    officer(yamada, "謎野三郎", takes_part=None)
    form = made("officers_pledge", yamada)
    (lack,) = form.missing

    assert names(form) == ["山田花子"]
    assert (lack.key, lack.lack, lack.place) == ("officers", Lack.UNANSWERED, Place.OFFICER)
    assert lack.detail == "謎野三郎"


def test_a_pledge_about_nobody_is_a_draft(yamada):
    officer(yamada, "山田太郎", takes_part=True)

    assert [lack.key for lack in made("officers_pledge", yamada).missing] == ["officers"]


def test_the_fifteenth_officer_stands_on_a_sheet_of_its_own(yamada):
    for number in range(1, 16):
        officer(yamada, f"役員{number}", takes_part=False)
    form = made("officers_pledge", yamada)

    assert len(form.rows_of("officers")) == 14
    assert [row["name"].value for row in form.rows_of("further_officers")] == ["役員15"]


def test_whether_an_officer_takes_part_is_entered_on_the_employers_sheet(yamada, sato, client_as):
    client, base = client_as(sato), f"/desk/organizations/{yamada.pk}/sheets/facts/"
    shown = client.get(f"/api/v1/forms/officers_pledge/{yamada.pk}/?filed_on=2026-11-23").json()
    assert shown["missing"][0]["link"] == base

    rows = [
        {
            "title": "取締役",
            "name": "山田花子",
            "name_kana": "やまだはなこ",
            "takes_part_in_acceptance": "false",
        }
    ]
    data = {
        **typed(client.get(base)),
        **rows_of("officers", rows),
        **rows_of("financial_years", []),
        **rows_of("separation_reports", []),
    }
    sent = client.post(base, data)

    assert sent.status_code == 302, sent.context["form"].errors
    assert names(made("officers_pledge", yamada)) == ["山田花子"]


def test_the_pledge_on_papers_left_out_names_the_employer(yamada):
    form = made("paper_omission_pledge", yamada)

    assert form["organization"].value == "株式会社山田食品"
    assert form.is_complete


def test_an_employer_that_is_no_corporation_pledges_nothing_about_officers(yamada):
    change_organization(organization=yamada, by=BY, is_corporation=False)
    fitting = [form.slug for form in subjects.forms_of("organization") if form.fits(yamada)]

    assert "officers_pledge" not in fitting
    assert "paper_omission_pledge" in fitting
