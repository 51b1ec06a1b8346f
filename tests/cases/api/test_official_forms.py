"""Official forms over the API."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from compliance.audit.models import AuditEntry

CARD = "PF45909953ER"


def address(worker, rest=""):
    return f"/api/v1/workers/{worker.pk}/official-forms/extension-of-stay/{rest}"


def test_the_registry_lists_editions_and_how_sure_they_are(aoki, client_as):
    forms = {form["slug"]: form for form in client_as(aoki).get("/api/v1/official-forms/").json()}
    form = forms["extension_of_stay"]
    assert form["edition"] == "2025-04"
    assert form["is_verified"] is False
    assert form["evidence"] == "X"
    assert form["title"]["ja"] == "在留期間更新許可申請書"


def test_the_form_as_data_names_what_is_missing_and_masks_numbers(aoki, lan, client_as):
    response = client_as(aoki).get(address(lan), {"desired_period": "12か月", "reason": "引き続き働くため。"})
    filled = response.json()
    boxes = {box["key"]: box for box in filled["boxes"]}
    assert response.status_code == 200
    assert boxes["desired_period"]["value"] == "1年"
    assert boxes["nationality"]["value"] == "ベトナム"
    assert CARD not in response.content.decode()
    assert boxes["card_number"]["value"].endswith("53ER")
    missing = {lack["key"]: lack for lack in filled["missing"]}
    assert missing["home_address"]["why"] == "blank"
    assert missing["has_criminal_record"]["why"] == "unanswered"
    assert filled["is_complete"] is False
    assert filled["because"][0]["rule"] == "official_forms/extension_of_stay"
    assert not AuditEntry.objects.filter(verb="official_form.rendered").exists()


def test_a_period_that_cannot_be_granted_names_its_field(aoki, lan, client_as):
    response = client_as(aoki).get(address(lan), {"desired_period": "5年"})
    assert response.status_code == 400
    assert [problem["field"] for problem in response.json()["errors"]] == ["desired_period"]


def test_the_pdf_has_the_numbers_in_full_and_is_recorded(aoki, lan, client_as):
    response = client_as(aoki).get(address(lan, "pdf/"), {"desired_period": "1年"})
    assert response.headers["Content-Type"] == "application/pdf"
    assert CARD in PdfReader(io.BytesIO(response.content)).pages[0].extract_text()
    assert AuditEntry.objects.filter(verb="official_form.rendered", actor_id=aoki.pk).count() == 1


def test_a_client_may_ask_for_pdf_by_its_media_type(aoki, lan, client_as):
    response = client_as(aoki).get(address(lan, "pdf/"), headers={"accept": "application/pdf"})
    assert response.content.startswith(b"%PDF")


@pytest.mark.parametrize("rest", ["", "pdf/"])
@pytest.mark.parametrize(
    ("who", "status"), [("mori_hr", 404), ("sysadm", 404), ("kansa", 403), ("kimura", 403), ("gyoda", 200)]
)
def test_outsiders_find_nothing_and_insiders_need_the_capability(who, status, rest, lan, client_as, request):
    response = client_as(request.getfixturevalue(who)).get(address(lan, rest))
    assert response.status_code == status


def test_a_number_no_worker_has_finds_nothing(aoki, client_as):
    huge = "9" * 30
    assert client_as(aoki).get(f"/api/v1/workers/{huge}/official-forms/extension-of-stay/").status_code == 404
    assert client_as(aoki).get(f"/cases/forms/extension/{huge}/").status_code == 404


def test_nobody_gets_in_without_signing_in(lan, client):
    for where in ("/api/v1/official-forms/", address(lan), address(lan, "pdf/")):
        assert client.get(where).status_code in {401, 403}
