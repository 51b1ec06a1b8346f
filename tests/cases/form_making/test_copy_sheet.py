"""The copy sheet for the online application system, and its bulk file."""

from __future__ import annotations

import csv
import io

import pytest
from django.urls import reverse

from cases import services
from compliance.audit.models import AuditEntry
from compliance.workers.services import change_worker

CARD = "PF45909953ER"
SLUG = "extension_of_stay_v"


@pytest.fixture
def extension(lan, aoki):
    case = services.open_case(organization=lan.organization, procedure="extension", worker=lan, by=aoki)
    return services.answer_for_case(case=case, answers={"desired_months": 12}, by=aoki)


def test_every_value_stands_in_the_format_of_the_system_and_numbers_are_masked(
    extension, aoki, lan, client_as
):
    change_worker(worker=lan, by=aoki, mobile="090-1234-5678")
    page = client_as(aoki).get(reverse("forms:copy-sheet", args=[SLUG, extension.pk]))
    values = {line.label: line.value for line in page.context["lines"]}
    assert page.status_code == 200
    assert values["生年月日"] == f"{lan.birth_date:%Y%m%d}"
    assert values["性別"] == "女"
    assert values["携帯電話番号"] == "09012345678"
    assert values["希望する在留期間"] == "1年"
    assert CARD not in page.content.decode()


def test_numbers_in_full_are_recorded(extension, aoki, client_as):
    before = AuditEntry.objects.filter(verb="official_form.rendered").count()
    page = client_as(aoki).get(reverse("forms:copy-sheet", args=[SLUG, extension.pk]) + "?numbers=1")
    assert CARD in page.content.decode()
    assert AuditEntry.objects.filter(verb="official_form.rendered").count() == before + 1


def test_the_bulk_file_has_the_known_columns_and_marks_the_unknown(extension, aoki, lan, client_as):
    answer = client_as(aoki).get(reverse("forms:bulk-file", args=[SLUG, extension.pk]))
    headings, values = list(csv.reader(io.StringIO(answer.content.decode("cp932"))))
    row = dict(zip(headings, values, strict=True))
    assert row["在留カード番号"] == CARD
    assert row["生年月日"] == f"{lan.birth_date:%Y%m%d}"
    assert row["受領官署（未確認）"] == ""
    assert len([heading for heading in headings if heading.startswith("続柄")]) == 6


def test_letters_the_file_cannot_hold_are_named_and_nothing_is_cut(extension, aoki, lan, client_as):
    change_worker(worker=lan, by=aoki, home_address="Nghệ An")
    answer = client_as(aoki).get(reverse("forms:bulk-file", args=[SLUG, extension.pk]))
    assert answer.status_code == 422
    assert "本国における居住地: ệ" in answer.content.decode()


def test_other_forms_and_outsiders_have_no_copy_sheet(extension, lan, aoki, mori_hr, client_as):
    assert (
        client_as(aoki).get(reverse("forms:copy-sheet", args=["extension_of_stay", lan.pk])).status_code
        == 404
    )
    assert client_as(mori_hr).get(reverse("forms:copy-sheet", args=[SLUG, extension.pk])).status_code == 404
