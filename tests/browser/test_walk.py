"""An HR person's walk through the desk, at a desk and on the phone: it works, and in Japanese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.urls import reverse

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PASSWORD = "correct horse 電池 staple"
WIDTHS = {"desk": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}

# Latin words that belong on a Japanese screen: names, units, formats, codes of the law's own.
ALLOWED = {
    *("ssw", "desk", "api", "csv", "xlsx", "pdf", "excel", "utf", "shift_jis", "jis", "json", "html"),
    *("esc", "nguyen", "thi", "lan", "aoki", "example", "worker"),
}
# What a person reads, without the names of icons, what they type, and what is written as code.
READ_TEXT = """() => {
  const copy = document.body.cloneNode(true);
  copy.querySelectorAll(
    '.material-symbols-outlined, script, style, input, select, textarea, code, pre, .desk-mono, template'
  ).forEach(node => node.remove());
  const labelled = '[aria-label]:not([class^=simplebar]), [title], [placeholder]';
  const said = [...document.querySelectorAll(labelled)].flatMap(
    node => ['aria-label', 'title', 'placeholder'].map(name => node.getAttribute(name) || ''));
  return [copy.innerText || copy.textContent, ...said, document.title].join('\\n');
}"""


@pytest.fixture
def troubles(page) -> Iterator[list[str]]:
    """Everything the browser complains about."""
    found: list[str] = []
    page.on("console", lambda said: said.type == "error" and found.append(said.text))
    page.on("pageerror", lambda error: found.append(f"script: {error}"))
    page.on(
        "response",
        lambda answer: found.append(f"{answer.status}: {answer.url}") if answer.status >= 400 else None,
    )
    page.on(
        "request",
        lambda asked: (
            found.append(f"elsewhere: {asked.url}")
            if urlsplit(asked.url).hostname not in {"localhost", "127.0.0.1", None, ""}
            else None
        ),
    )
    return found


def sign_in(page, live_server, email: str) -> None:
    page.goto(f"{live_server.url}{reverse('admin:index')}")
    page.fill("input[name=username]", email)
    page.fill("input[name=password]", PASSWORD)
    page.click("#login-form button[type=submit]")
    page.wait_for_load_state()


def untranslated(page) -> list[str]:
    words = re.findall(r"[A-Za-z][A-Za-z_']{2,}", page.evaluate(READ_TEXT))
    return sorted({word for word in words if word.lower() not in ALLOWED})


@pytest.mark.parametrize("width", WIDTHS)
def test_the_whole_walk(width, page, live_server, troubles, aoki, lan):
    page.set_viewport_size(WIDTHS[width])
    page.goto(f"{live_server.url}{reverse('admin:login')}")
    assert untranslated(page) == []
    sign_in(page, live_server, "aoki@example.jp")
    walk = [
        reverse("admin:index") + "?within=90",
        reverse("admin:workers_worker_changelist"),
        reverse("admin:workers_worker_change", args=[lan.pk]),
        reverse("desk:worker", args=[lan.pk]),
        reverse("desk:act", args=[lan.pk, "card"]),
        reverse("admin:deadlines_deadline_changelist"),
        reverse("desk:deadline", args=[lan.deadlines.filter(kind="card_expiry").get().pk]),
        reverse("desk:gaps"),
        reverse("admin:workers_worker_export"),
        reverse("admin:reminders_reminder_changelist"),
        reverse("admin:organizations_acceptingorganization_changelist"),
        reverse("admin:organizations_registeredsupportorganization_changelist"),
        reverse("admin:accounts_apitoken_changelist"),
        reverse("admin:password_change"),
        "/imports/",
        "/rules/",
    ]
    left_in_english = {}
    for path in walk:
        page.goto(f"{live_server.url}{path}")
        page.wait_for_load_state("networkidle")
        page.evaluate("document.fonts.ready")
        if words := untranslated(page):
            left_in_english[path] = words
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 1, f"{path} is {wide} pixels wider than the window"
    assert left_in_english == {}
    assert troubles == []


def test_a_deadline_is_settled_by_hand(page, live_server, troubles, aoki, lan):
    deadline = lan.deadlines.get(kind="card_expiry")
    sign_in(page, live_server, "aoki@example.jp")
    page.goto(f"{live_server.url}{reverse('admin:index')}?within=90")
    row = page.locator(f"#deadline-{deadline.pk}")
    row.get_by_text("なぜこの日？").click()
    assert row.get_by_text("出入国管理及び難民認定法").first.is_visible()
    row.locator("summary", has_text="完了にする").click()
    row.locator("input[name=note]").fill("申請書を提出")
    row.locator("form").first.locator("button").click()
    page.wait_for_load_state()

    deadline.refresh_from_db()
    assert deadline.settle_note == "申請書を提出"
    assert page.url.endswith("?within=90")
    assert troubles == []


def test_the_name_stays_in_sight_while_the_ledger_scrolls(page, live_server, aoki, lan):
    sign_in(page, live_server, "aoki@example.jp")
    page.set_viewport_size({"width": 1100, "height": 800})
    page.goto(f"{live_server.url}{reverse('admin:workers_worker_changelist')}")
    name = page.locator("#result_list tbody .field-name_link").first

    assert name.evaluate("cell => getComputedStyle(cell).position") == "sticky"
