"""The copy sheet: one click copies, also where there is no clipboard; a refusal is said and helped."""

from __future__ import annotations

import pytest
from django.urls import reverse

from cases import services
from compliance.workers.services import change_worker
from tests.browser.test_walk import sign_in, untranslated

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MOBILE = "09012345678"
WITHOUT_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
REFUSED = """
Object.defineProperty(navigator, 'clipboard', {
  value: {writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError'))}
});
document.execCommand = () => false;
"""


@pytest.fixture
def sheet(page, live_server, aoki, lan):
    """Lan's copy sheet, opened by a browser of these powers."""
    change_worker(worker=lan, by=aoki, mobile="090-1234-5678")
    case = services.open_case(organization=lan.organization, procedure="extension", worker=lan, by=aoki)

    def show(script: str = "", *granted: str):
        page.context.grant_permissions(list(granted), origin=live_server.url)
        sign_in(page, live_server, "aoki@example.jp")
        if script:
            page.add_init_script(script)
        page.goto(live_server.url + reverse("forms:copy-sheet", args=["extension_of_stay_v", case.pk]))
        return page.locator(f"[data-copy='{MOBILE}']").first

    return show


def pasted(page) -> str:
    """What the clipboard holds, as a person would paste it."""
    page.evaluate(
        "() => { document.body.append(Object.assign(document.createElement('textarea'), {id: 'here'})); }"
    )
    page.locator("#here").press("Control+V")
    return page.locator("#here").input_value()


def said(page) -> str:
    return page.locator("[data-copied]").inner_text()


def test_a_click_copies_the_value_and_says_so(page, sheet):
    value = sheet("", "clipboard-read", "clipboard-write")
    assert untranslated(page) == []

    value.click()

    page.wait_for_selector("[data-copy][aria-pressed=true]")
    assert said(page) == f"コピーしました: {MOBILE}"
    assert page.locator("[data-copied]").is_visible()
    assert page.locator("[data-copy-by-hand]").is_hidden()
    assert page.evaluate("navigator.clipboard.readText()") == MOBILE


def test_without_tls_there_is_no_clipboard_and_it_is_copied_all_the_same(page, sheet):
    sheet(WITHOUT_CLIPBOARD).click()

    page.wait_for_selector("[data-copy][aria-pressed=true]")
    assert said(page) == f"コピーしました: {MOBILE}"
    assert pasted(page) == MOBILE


def test_a_refusal_is_said_and_the_value_is_selected_to_be_copied_by_hand(page, sheet):
    page.set_viewport_size({"width": 390, "height": 844})
    value = sheet(REFUSED)

    assert value.evaluate("button => button.clientWidth") > 90, "a value is read along a line"

    value.click()

    page.wait_for_selector("[data-copy-by-hand]:not([hidden])")
    assert said(page).startswith("ブラウザーの設定によりコピーできませんでした。")
    assert page.locator("[data-copied]").is_visible()
    assert value.get_attribute("aria-pressed") is None
    by_hand = page.locator("[data-copy-by-hand]")
    assert by_hand.evaluate("box => box.value.slice(box.selectionStart, box.selectionEnd)") == MOBILE
    assert by_hand.evaluate("box => document.activeElement === box")
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 1
