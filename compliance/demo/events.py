"""What happened in the synthetic office lately, and what was done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.common.dates import add_months
from compliance.deadlines.models import Deadline
from compliance.deadlines.services import settle, snooze
from compliance.demo.office import BY
from compliance.employment.services import end_contract
from compliance.reminders.planning import plan
from compliance.residence.models import ResidenceCard
from compliance.residence.services import record_extension_application, record_lapse_check
from compliance.workers.services import (
    add_family_member,
    add_qualification,
    add_stay,
    change_worker,
    declare_stay_history_complete,
    leave,
)

if TYPE_CHECKING:
    from compliance.demo.office import Office
    from compliance.workers.models import Worker


def make_events(office: Office) -> None:
    """What happened lately: applications filed, people who left, stays declared."""
    everybody = [worker for workers in office.workers.values() for worker in workers]
    _applications(office, everybody)
    _departures(office)
    _stays(office)
    _papers(office)


def _applications(office: Office, everybody: list[Worker]) -> None:
    soon = (
        ResidenceCard.objects.current()
        .filter(worker__in=everybody, expires_on__range=(office.on, office.days(60)))
        .order_by("expires_on", "pk")
    )
    for card in list(soon)[:12:2]:
        record_extension_application(card=card, applied_on=office.days(-2), receipt=f"見本-{card.pk}", by=BY)
    lapsed = (
        ResidenceCard.objects.current()
        .filter(worker__in=everybody, expires_on=office.days(-3))
        .order_by("pk")
        .first()
    )
    if lapsed is not None:
        record_extension_application(card=lapsed, applied_on=office.days(-20), receipt="見本-特例", by=BY)
        record_lapse_check(card=lapsed, result="not_lapsed", by=BY)


def _departures(office: Office) -> None:
    reasons = (("hoshino", 5, "worker_resigned", 3), ("kanto", 7, "employer", 6), ("umino", 4, "missing", 1))
    for key, index, reason, days_ago in reasons:
        worker = office.workers[key][index]
        end_contract(contract=worker.contracts.get(), ended_on=office.days(-days_ago), reason=reason, by=BY)
    gone = office.workers["midori"][3]
    end_contract(contract=gone.contracts.get(), ended_on=office.days(-60), reason="expiry", by=BY)
    leave(worker=gone, left_on=office.days(-60), by=BY)


def _stays(office: Office) -> None:
    for index, months in ((1, 57), (2, 52), (6, 40), (8, 30), (11, 59)):
        worker = office.workers["hoshino"][index]
        add_stay(worker=worker, status="ssw1", from_on=add_months(office.on, -months), by=BY)
        declare_stay_history_complete(worker=worker, on=office.days(-5), by=BY)
    broken = office.workers["kanto"][2]
    add_stay(
        worker=broken,
        status="technical_intern_2",
        from_on=office.days(-2500),
        to_on=office.days(-1700),
        by=BY,
    )
    add_stay(worker=broken, status="ssw1", from_on=office.days(-1700), to_on=office.days(-1100), by=BY)
    add_stay(worker=broken, status="ssw1", from_on=office.days(-700), by=BY)
    declare_stay_history_complete(worker=broken, on=office.days(-1), by=BY)


def _papers(office: Office) -> None:
    for worker in office.workers["hoshino"][:6]:
        add_qualification(
            worker=worker,
            kind="japanese_test",
            name="日本語能力試験",
            level="N4",
            passed_on=office.days(-900),
            by=BY,
        )
    married = office.workers["hoshino"][10]
    add_family_member(
        worker=married, relation="配偶者", name="TRAN VAN MINH", nationality="VN", lives_together=True, by=BY
    )
    change_worker(worker=married, has_family_in_japan=True, by=BY)


def make_progress(office: Office) -> None:
    """Some of the work is done, some put off."""
    aoki = office.people["aoki"]
    mine = list(Deadline.objects.visible_to(aoki).open().order_by("due_on", "pk"))
    interviews = [row for row in mine if row.kind.startswith("interview")]
    for row in interviews[:4]:
        settle(deadline=row, by=aoki, note="面談を実施し、報告書を保管した（見本）", on=office.on)
    later = [row for row in mine if row.due_on > office.days(40)]
    for row in later[:3]:
        snooze(deadline=row, by=aoki, until_on=office.days(7), reason="本人の帰国後に確認する（見本）")


def make_reminders(office: Office) -> None:
    """What the daily run would tell everybody; the background worker sends it."""
    plan(on=office.on)
