"""From a line of the ledger to filed proof: HR staff at their desk, support staff on the phone."""

from __future__ import annotations

import pytest
from django.urls import reverse

from compliance.workers.models import Worker
from support_plans.models import RegularInterview, SupportLog, SupportPlan
from tests.support_plans.planning import staff_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LEDGER = (
    "氏名,性別,国籍,生年月日,在留カード番号,在留資格,在留期限,入社日,分野,母国語,住所,登録支援機関,登録支援機関番号\n"
    "TRAN THI MAI,女,ベトナム,2001-05-06,AB12345678CD,特定技能1号,2027-11-15,2026-11-16,外食業,ベトナム語,"
    "東京都大田区蒲田4-5-6,きた支援センター,19登-000123\n"
)
CHOICES = {
    "housing_search": ("false", "借上げ社宅を提供するため"),
    "housing_lease": ("true", "就労開始前"),
    "housing_company": ("false", "借上げ社宅を提供するため"),
    "japanese_classes": ("true", "随時"),
    "japanese_materials": ("true", "随時"),
    "japanese_teacher": ("false", "地域の教室を利用するため"),
    "job_change_information": ("true", "非自発的離職時"),
    "job_change_hello_work": ("true", "非自発的離職時"),
    "job_change_recommendation": ("true", "非自発的離職時"),
    "job_change_placement": ("false", "職業紹介事業の許可がないため"),
}


def sign_in(page, live_server, client_as, user, size):
    page.context.clear_cookies()
    session = client_as(user).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.set_viewport_size({"width": size[0], "height": size[1]})


def import_the_ledger(page, base):
    page.goto(f"{base}/imports/")
    page.set_input_files(
        "input[type=file]", {"name": "台帳.csv", "mimeType": "text/csv", "buffer": LEDGER.encode()}
    )
    page.get_by_role("button", name="台帳を読み込む").click()
    page.get_by_role("button", name="内容を確認する").click()
    page.get_by_role("button", name="1行を登録する").click()
    page.wait_for_load_state()
    return Worker.objects.get(name="TRAN THI MAI")


def part(page, base, plan, name):
    page.goto(f"{base}{reverse('plans:edit', args=[plan.pk, name])}")


def save(page):
    page.get_by_role("button", name="保存", exact=True).click()
    page.wait_for_load_state()


def fill_the_plan(page, base, plan):
    part(page, base, plan, "frame")
    page.select_option("[name=is_proper]", "true")
    page.fill("[name=author_name]", "青木 一郎")
    page.fill("[name=supported_count]", "12")
    save(page)
    part(page, base, plan, "rows")
    for key, (answer, words) in CHOICES.items():
        page.select_option(f"[name={key}-will_do]", answer)
        page.fill(f"[name={key}-{'timing' if answer == 'true' else 'reason'}]", words)
    for box in ("guidance-methods_in_person", "orientation-methods_in_person", "interview-methods_in_person"):
        page.check(f"[name={box}]")
    save(page)
    part(page, base, plan, "consultation")
    for day in ("monday", "wednesday", "friday", "saturday"):
        page.fill(f"[name=consultation_hours_{day}_from]", "9:00")
        page.fill(f"[name=consultation_hours_{day}_to]", "18:00")
    for ways in ("consultation_methods", "emergency_methods"):
        page.check(f"[name={ways}_phone]")
        page.fill(f"[name={ways}_phone_text]", "03-1111-2222")
    save(page)
    part(page, base, plan, "housing")
    page.select_option("[name=secured_at]", "at_application")
    page.select_option("[name=is_rent_charged]", "false")
    page.fill("[name=occupants]", "2")
    page.fill("[name=room_m2]", "20")
    save(page)
    part(page, base, plan, "municipalities")
    page.select_option("[name=is_municipality_checked]", "true")
    page.fill("[name=workplace-municipality]", "大田区")
    page.fill("[name=workplace-checked_on]", "2026-11-23")
    page.select_option("[name=workplace-method]", "website")
    page.check("[name=home-is_same_as_workplace]")
    save(page)


def log_session(page, base, worker, obligation, day, hours, words):
    page.goto(f"{base}{reverse('support:log_worker', args=[worker.pk])}?obligation={obligation}")
    page.select_option("[name=obligation]", obligation)
    page.fill("[name=performed_on]", day)
    page.fill("[name=started_at]", hours[0])
    page.fill("[name=ended_at]", hours[1])
    page.fill("[name=content]", words)
    page.wait_for_load_state("networkidle")
    page.get_by_role("button", name="保存").click()
    page.wait_for_load_state()


def hold_interview(page, base, worker, whom):
    page.goto(f"{base}{reverse('support:interview_worker', args=[worker.pk])}")
    page.locator(f"button[name=with][value={whom}]").click()
    page.wait_for_load_state()
    for question in page.locator("[id^=question-] .fine").all():
        question.click()
    page.locator("#field-has_nonconformity .fine").click()
    page.fill("#id_held_on", "2026-11-23")
    page.fill("#id_started_at", "08:00" if whom == "worker" else "09:00")
    page.fill("#id_ended_at", "08:40" if whom == "worker" else "09:30")
    if whom == "supervisor":
        page.fill("#id_supervisor_name", "店長 田中")
    page.wait_for_load_state("networkidle")
    page.get_by_role("button", name="面談を確定").click()
    page.wait_for_load_state()


def pdf(page, base, subject, record, slug):
    listed = page.goto(f"{base}{reverse('forms:record', args=[subject, record.pk])}")
    assert listed.status == 200
    assert page.locator(f"a[href*='/forms/{slug}/']").count() > 0, slug
    answer = page.request.get(f"{base}{reverse('forms:form-pdf', args=[slug, record.pk])}")
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body()[:5] == b"%PDF-"


def test_from_the_ledger_to_the_proof(page, live_server, client_as, aoki, kimura, kita, kita_contract):
    staff_of(kita, user=kimura)
    base, trouble = live_server.url, []
    page.on("pageerror", lambda error: trouble.append(f"{page.url} {error.stack}"))

    sign_in(page, live_server, client_as, aoki, (1280, 900))
    worker = import_the_ledger(page, base)
    page.goto(f"{base}{reverse('desk:worker', args=[worker.pk])}")
    page.get_by_role("button", name="支援計画を作成").first.click()
    page.wait_for_load_state()
    plan = SupportPlan.objects.get(worker=worker)
    fill_the_plan(page, base, plan)
    page.goto(f"{base}{reverse('plans:plan', args=[plan.pk])}")
    page.get_by_text("確定する", exact=True).first.click()
    page.fill("[name=agreed_on]", "2026-11-23")
    page.get_by_role("button", name="確定する").click()
    page.wait_for_load_state()
    plan.refresh_from_db()
    assert plan.state == "agreed", page.locator(".desk-error").all_inner_texts()
    open_tasks = set(worker.support_tasks.open().values_list("kind", flat=True))
    assert {"orientation", "interview_worker", "interview_supervisor"} <= open_tasks

    sign_in(page, live_server, client_as, kimura, (390, 844))
    log_session(
        page, base, worker, "pre_arrival_guidance", "2026-11-10", ("10:00", "13:00"), "労働条件の説明"
    )
    log_session(page, base, worker, "life_orientation", "2026-11-18", ("09:00", "13:00"), "届出、医療")
    log_session(page, base, worker, "life_orientation", "2026-11-19", ("09:00", "13:00"), "防災、法的保護")
    assert list(SupportLog.objects.values_list("judgement", flat=True)) == ["acceptable"] * 3
    assert worker.support_tasks.get(kind="orientation", state="done").done_on.isoformat() == "2026-11-19"
    for whom in ("worker", "supervisor"):
        hold_interview(page, base, worker, whom)
    assert RegularInterview.objects.held().count() == 2, page.locator("body").inner_text()[:2000]

    interview = RegularInterview.objects.held().get(interview_with="worker")
    supervisor = RegularInterview.objects.held().get(interview_with="supervisor")
    pdf(page, base, "interview", interview, "interview_report_worker")
    pdf(page, base, "interview", supervisor, "interview_report_supervisor")
    for obligation, form in (("life_orientation", "orientation"), ("pre_arrival_guidance", "guidance")):
        log = SupportLog.objects.filter(obligation=obligation).first()
        pdf(page, base, "log", log, f"{form}_confirmation")
    sign_in(page, live_server, client_as, aoki, (1280, 900))
    pdf(page, base, "plan", plan, "support_plan")
    assert "完了" in page.goto(f"{base}{reverse('plans:worker', args=[worker.pk])}").text()
    assert trouble == []
