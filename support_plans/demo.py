"""Support in the synthetic office: staff, plans, new arrivals on their way, interviews, consultations."""

from __future__ import annotations

from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

from compliance.employment.services import conclude_contract
from compliance.reckoning.interview_questions import interview_questions
from compliance.residence.services import register_residence_card
from compliance.workers.services import register_worker
from support_plans.models import SupportTask
from support_plans.schedule import follow
from support_plans.services.consultations import close_consultation, receive_consultation
from support_plans.services.interviews import hold_interview, open_interview, save_interview
from support_plans.services.logs import record_support
from support_plans.services.plans import agree_plan, change_draft, draft_plan, save_template, sign_plan
from support_plans.services.staff import appoint_staff, open_office
from support_plans.services.tasks import assign_task, defer_task

if TYPE_CHECKING:
    from compliance.demo.office import Office
    from compliance.workers.models import Worker
    from support_plans.models import SupportPlan

BY: Final = "demo"
DATA: Final = Path(__file__).parent / "data" / "demo.yaml"


def make_support(office: Office) -> None:
    """Everything of this room, at the employers and bodies the office has."""
    told: dict[str, Any] = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    _staff(office, told)
    _plans(office, told)
    arrivals = _arrivals(office, told)
    _interviews(office)
    _consultations(office, told)
    _assign(office, arrivals)


def _staff(office: Office, told: dict[str, Any]) -> None:
    for entry in told["bodies"]:
        body = office.bodies[entry["number"]]
        place = open_office(support_organization=body, by=BY, **entry["office"])
        for person in entry["staff"]:
            user = office.people.get(person.pop("login", ""))
            appoint_staff(
                support_organization=body,
                office=place,
                user=user,
                since_on=office.days(-400),
                by=BY,
                **person,
            )
    for entry in told["employers"]:
        organization = office.organizations[entry["key"]]
        for person in entry["staff"]:
            appoint_staff(organization=organization, since_on=office.days(-400), by=BY, **person)


def _plans(office: Office, told: dict[str, Any]) -> None:
    """Agreed for most of one employer's workers, from its template; two are drafts that wait."""
    workers = _supported(office)
    first = _fill(draft_plan(worker=workers[0], by=BY), told)
    save_template(
        organization=workers[0].organization, name=told["template"], plan=first, is_default=True, by=BY
    )
    _agree(office, first)
    for worker in workers[1 : told["agreed_plans"]]:
        plan = draft_plan(worker=worker, by=BY)
        _agree(office, _answer(plan, told))
    for worker in workers[told["agreed_plans"] : told["agreed_plans"] + 2]:
        draft_plan(worker=worker, by=BY)


def _supported(office: Office) -> list[Worker]:
    """Workers of the first employer, supported by the first body, who hold the status and are still there."""
    body = next(iter(office.bodies.values()))
    return [
        worker
        for worker in office.workers["hoshino"]
        if worker.support_contract is not None
        and worker.support_contract.support_organization_id == body.pk
        and worker.left_on is None
        and any(card.status == "ssw1" for card in worker.cards.all())
        and not worker.contracts.filter(ended_on__isnull=False).exists()
    ]


def _fill(plan: SupportPlan, told: dict[str, Any]) -> SupportPlan:
    """What only people can say."""
    plan = change_draft(
        plan=plan,
        by=BY,
        facts=told["plan"]["facts"],
        rows=told["plan"]["rows"],
        housing=told["plan"]["housing"],
        municipalities=told["plan"]["municipalities"],
    )
    return _answer(plan, told)


def _answer(plan: SupportPlan, told: dict[str, Any]) -> SupportPlan:
    return change_draft(
        plan=plan,
        by=BY,
        facts=told["plan"]["answers"],
        municipalities={"workplace": {"checked_on": plan.created_on}, "home": {"is_same_as_workplace": True}},
    )


def _agree(office: Office, plan: SupportPlan) -> None:
    agreed = agree_plan(plan=plan, agreed_on=office.on, by=BY)
    if plan.pk % 3:
        sign_plan(plan=agreed, worker_signed_on=office.on, copy_given_on=office.on, by=BY)


def _arrivals(office: Office, told: dict[str, Any]) -> list[Worker]:
    """People who came lately: one is settled in, one is on the way through, one is still abroad."""
    organization = office.organizations["hoshino"]
    contract = office.contracts["hoshino"][0]
    site = organization.sites.first()
    arrived = []
    for number, entry in enumerate(told["arrivals"]):
        worker = register_worker(
            organization=organization,
            site=site,
            support_contract=contract,
            employee_number=f"HO9{number:03d}",
            by=BY,
            **entry["worker"],
        )
        conclude_contract(
            worker=worker,
            site=site,
            field="food_svc",
            work_category="外食業",
            concluded_on=office.days(entry["contract_days"]),
            starts_on=office.days(entry["start_days"]),
            weekly_hours=40,
            monthly_wage=215_000,
            by=BY,
        )
        _agree(office, _answer(draft_plan(worker=worker, by=BY), told))
        if entry.get("landed_days") is not None:
            landed_on = office.days(entry["landed_days"])
            register_residence_card(
                worker=worker,
                number=entry["card"],
                status="ssw1",
                status_as_written="特定技能1号",
                permission_kind="landing",
                permitted_on=landed_on,
                period_months=12,
                expires_on=office.days(entry["landed_days"] + 365),
                designated_field="food_svc",
                by=BY,
            )
        for log in entry.get("logs", ()):
            _log(office, worker, log)
        arrived.append(worker)
    return arrived


def _log(office: Office, worker: Worker, entry: dict[str, Any]) -> None:
    first, last = (time.fromisoformat(text) for text in entry["hours"])
    record_support(
        worker=worker,
        by=office.people["kimura"],
        obligation=entry["obligation"],
        performed_on=office.days(entry["days"]),
        mode=entry["mode"],
        started_at=first,
        ended_at=last,
        place=entry["place"],
        language=entry.get("language", "vi"),
        topics=entry.get("topics", []),
        content=entry["content"],
        proof_location=entry.get("proof", ""),
    )


def _interviews(office: Office) -> None:
    """The interviews of the quarter, for some with something to follow up."""
    for number, worker in enumerate(_supported(office)[:8]):
        held_on = office.days(-number - 8)
        for whom in ("worker", "supervisor"):
            _interview(office, worker, whom, held_on, has_problem=number == 2)


def _interview(office: Office, worker: Worker, whom: str, held_on: Any, *, has_problem: bool) -> None:
    hour = 10 if whom == "worker" else 14
    interview = open_interview(
        worker=worker,
        by=office.people["kimura"],
        interview_with=whom,
        held_on=held_on,
        started_at=time(hour, 0),
        ended_at=time(hour, 40),
        place="上野店 休憩室（見本）",
        language=worker.preferred_language if whom == "worker" else "ja",
        interpreter_name="見本 通訳" if whom == "worker" else "",
        supervisor_name="店長 見本" if whom == "supervisor" else "",
        supervisor_title="店長" if whom == "supervisor" else "",
        supervisor_department="店舗運営部" if whom == "supervisor" else "",
        has_nonconformity=False,
        written_on=held_on,
    )
    answers = {}
    for question in interview_questions(whom, on=held_on):
        problem = has_problem and whom == "worker" and question.slug == "pay"
        answers[question.slug] = (problem, "残業代の計算を確認したい" if problem else "")
    saved = save_interview(
        interview=interview,
        by=office.people["kimura"],
        revision=interview.revision,
        facts={},
        answers=answers,
    )
    hold_interview(interview=saved, by=office.people["kimura"])


def _consultations(office: Office, told: dict[str, Any]) -> None:
    workers = _supported(office)
    for number, entry in enumerate(told["consultations"]):
        asked = receive_consultation(
            worker=workers[number + 3],
            by=office.people["kimura"],
            received_on=office.days(entry["days"]),
            channel=entry["channel"],
            topic=entry["topic"],
            content=entry["content"],
            language=workers[number + 3].preferred_language,
        )
        if entry.get("response"):
            close_consultation(
                consultation=asked,
                by=office.people["kimura"],
                closed_on=office.days(entry["closed_days"]),
                response=entry["response"],
            )


def _assign(office: Office, arrivals: list[Worker]) -> None:
    # Loading puts off what follows from facts to its end; these tasks are wanted now.
    follow({"worker": [worker.pk for worker in arrivals]}, office.on)
    tasks = list(SupportTask.objects.open().filter(worker__in=arrivals).order_by("due_on", "pk"))
    for task in tasks:
        assign_task(task=task, assignee=office.people["kimura"], stand_in=office.people["kondo"], by=BY)
    if tasks:
        defer_task(task=tasks[-1], until_on=office.days(10), reason="本人が一時帰国中のため", by=BY)
