"""The employer's pages of support on a phone: nothing wider than the window, no column a letter wide."""

from __future__ import annotations

import pytest
from django.urls import reverse

from support_plans.services.plans import draft_plan, save_template
from tests.browser.test_walk import sign_in, untranslated
from tests.support_plans.planning import agreed_plan, staff_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NAMES = {"sato", "soudan", "csvxlsx", "kimura"}
A_LETTER_WIDE = """() => [...document.querySelectorAll('.desk-table td')]
  .filter(cell => cell.innerText.trim().length > 6 && cell.clientWidth < 70)
  .map(cell => cell.innerText.trim())"""


def test_pages_of_plans_fit_a_phone(page, live_server, sato, lan, yamada, kita):
    staff_of(kita)
    plan = agreed_plan(lan)
    save_template(organization=yamada, name="標準の支援計画（借上げ社宅・全部委託）", plan=plan, by="tests")
    draft = draft_plan(worker=lan, by="tests")
    page.set_viewport_size({"width": 390, "height": 844})
    sign_in(page, live_server, "sato@example.jp")
    pages = {
        **{name: [] for name in ("plans", "matrix", "duties", "interviews", "staff", "add-staff")},
        "worker": [lan.pk],
        "plan": [draft.pk],
        "edit": [draft.pk, "rows"],
    }
    for name, args in pages.items():
        page.goto(live_server.url + reverse(f"plans:{name}", args=args))
        page.wait_for_load_state("networkidle")
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 1, f"{name} is {wide} pixels wider than the window"
        assert page.evaluate(A_LETTER_WIDE) == [], name
        assert {word.lower() for word in untranslated(page)} <= NAMES, name
