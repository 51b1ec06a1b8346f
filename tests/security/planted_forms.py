"""Copies as filed and a finished job of each side, with their files."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING, Any

from cases.form_making import storage, subjects
from cases.form_making.choosing import MadeFor, chosen
from cases.form_making.frozen import hash_of
from cases.form_making.models import FiledCopy, FormJob
from cases.form_making.services import open_job
from compliance.accounts.roles import Role
from compliance.common import clock
from compliance.common.pdf import render_pdf
from compliance.organizations.models import RegisteredSupportOrganization
from compliance.workers.models import Worker

if TYPE_CHECKING:
    from tests.security.world import Side

FILED_ON = date(2026, 11, 20)


def plant_forms(side: Side, organization: Any) -> None:
    """What the body kept of the supported worker, what the employer kept of the other, and a job of both."""
    body = RegisteredSupportOrganization.objects.get(
        pk=side.rows["organizations.RegisteredSupportOrganization"]
    )
    person = Worker.objects.get(pk=side.rows["workers.Worker"])
    solo = Worker.objects.get(pk=side.solo["workers.Worker"])
    side.plant(_copy(side, person, side.marks.person, by=Role.SUPPORT_STAFF, support_organization=body))
    side.plant(_copy(side, solo, side.marks.solo, by=Role.HR_STAFF), solo=True)
    side.plant(_job(side, organization))
    side.plant(FormJob.objects.get(pk=side.rows["form_making.FormJob"]).documents.first())


def _copy(side: Side, worker: Worker, mark: str, *, by: str, **facts: Any) -> FiledCopy:
    pdf = render_pdf(f"<html lang='ja'><title>{mark}</title><p>{mark}</p></html>")
    data = {
        "fields": [{"key": "name", "label": "氏名", "kind": "text", "value": mark}],
        "rows": [],
        "warnings": [],
    }
    return FiledCopy.objects.create(
        organization=worker.organization,
        worker=worker,
        subject="worker",
        subject_id=worker.pk,
        label=f"NAME {mark}",
        official_form="extension_of_stay",
        number="1",
        title="見本",
        edition="2025-04",
        language="ja",
        filed_on=FILED_ON,
        purpose=mark,
        data=data,
        data_sha256=hash_of(data, ""),
        pdf_name=storage.keep(pdf, folder=storage.FILED),
        pdf_sha256=hashlib.sha256(pdf).hexdigest(),
        pdf_bytes=len(pdf),
        pages=1,
        made_by=side.people[by],
        made_at=clock.now(),
        **facts,
    )


def _job(side: Side, organization: Any) -> FormJob:
    form = subjects.form("extension_of_stay")
    staff = side.people[Role.HR_STAFF]
    place = MadeFor(organization=organization)
    job = open_job(form=form, rows=chosen(form, staff, place), place=place, by=staff, filed_on=FILED_ON)
    pdf = render_pdf(f"<html lang='ja'><title>x</title><p>{side.marks.person} {side.marks.solo}</p></html>")
    job.state, job.file_name = FormJob.State.DONE, "forms.pdf"
    job.stored_name, job.sha256 = storage.keep(pdf, folder=storage.JOBS), hashlib.sha256(pdf).hexdigest()
    job.save()
    return job
