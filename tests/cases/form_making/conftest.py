"""The sample form, those it is made of, and a worker process that runs when the test says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from cases.form_making import subjects, tasks
from cases.form_making.order import Order
from compliance.rulebook import reading_from
from compliance.workers.services import register_worker
from tests.cases.form_making.sample import EDITION, FORM


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory):
    """The sample form is in the rulebook, which is read once for a module."""
    folder = tmp_path_factory.mktemp("rules") / "official_forms"
    folder.mkdir()
    (folder / "sample_card_sheet.yaml").write_text(EDITION, encoding="utf-8")
    with reading_from(folder.parent):
        yield


@pytest.fixture
def sample(rules, monkeypatch):
    """The sample form is in the list of forms."""
    monkeypatch.setattr(subjects, "all_forms", lambda: (FORM,))
    return FORM


@pytest.fixture
def order_of(sample) -> Callable[..., Order]:
    def order(worker, **facts) -> Order:
        return replace(Order(form=sample, row=worker, filed_on=date(2026, 11, 23)), **facts)

    return order


@pytest.fixture
def crowd(lan, yamada, kita_contract):
    """Lan and two others; one of them has no address, so the form lacks it."""
    for number, name, address in ((2, "TRAN VAN MINH", "東京都大田区蒲田9-9-9"), (3, "LE THI HOA", "")):
        register_worker(
            organization=yamada,
            name=name,
            employee_number=f"100{number}",
            address=address,
            support_contract=kita_contract,
            by="tests",
        )
    return [lan, *type(lan).objects.exclude(pk=lan.pk).order_by("employee_number")]


@pytest.fixture
def worker_process(monkeypatch):
    """What was queued, run when the test says so: the worker is another process in life."""
    queued: list[Callable[[], None]] = []
    for task in (tasks.check_form_job, tasks.make_form_job):
        monkeypatch.setattr(task, "delay", lambda job_id, task=task: queued.append(lambda: task(job_id)))

    def run() -> int:
        count = len(queued)
        while queued:
            queued.pop(0)()
        return count

    return run
