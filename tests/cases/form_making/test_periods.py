"""A sheet of several rows covers a period: the quarter of the day unless another is asked for."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from cases.form_making import subjects
from cases.form_making.checking import batches, fillings
from cases.form_making.models import FiledCopy, FormJob
from tests.cases.form_making.sample import SHEET


@pytest.fixture
def sheet(sample, monkeypatch):
    monkeypatch.setattr(subjects, "all_forms", lambda: (SHEET,))
    return SHEET


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "2026-10-01 - 2026-12-31"),
        ("?filed_on=2027-01-15", "2027-01-01 - 2027-03-31"),
        ("?from_on=2026-07-01&to_on=2026-09-30", "2026-07-01 - 2026-09-30"),
    ],
)
def test_the_page_shows_the_period_asked_for(query, said, aoki, lan, sheet, client_as):
    page = client_as(aoki).get(reverse("forms:form", args=[sheet.slug, lan.pk]) + query)
    assert page.status_code == 200
    assert page.context["filled"]["address"].value == said


def test_a_period_that_ends_before_it_begins_is_refused(aoki, lan, sheet, client_as):
    address = reverse("forms:form", args=[sheet.slug, lan.pk])
    page = client_as(aoki).get(address, {"from_on": "2026-09-30", "to_on": "2026-07-01"})
    assert page.status_code == 422
    assert "to_on" in page.context["options"].errors


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ({}, "2026-10-01 - 2026-12-31"),
        ({"from_on": "2026-07-01", "to_on": "2026-09-30"}, "2026-07-01 - 2026-09-30"),
    ],
)
def test_a_job_makes_each_sheet_over_the_same_period(said, period, aoki, lan, yamada, sheet, client_as):
    data = {"form": sheet.slug, "place": f"organization-{yamada.pk}", "output": "zip"} | said
    assert client_as(aoki).post(reverse("forms:bulk"), data).status_code == 302
    job = FormJob.objects.get()
    assert [document.state for document in job.documents.all()] == ["complete"]
    ((filling,),) = [list(fillings(job, documents)) for documents in batches(job, 25)]
    assert filling.filled["address"].value == period


def test_a_copy_says_which_period_it_covers(aoki, lan, sheet, client_as):
    address = reverse("forms:keep", args=[sheet.slug, lan.pk])
    client_as(aoki).post(address, {"from_on": "2026-07-01", "to_on": "2026-09-30"})
    copy = FiledCopy.objects.get()
    assert (copy.period_from_on, copy.period_to_on) == (date(2026, 7, 1), date(2026, 9, 30))
