"""The golden questions about support hold in the services: what is unacceptable cannot be filed as proof."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
import yaml

from compliance.employment.services import conclude_contract
from compliance.workers.services import register_worker
from support_plans.models import SupportTask
from support_plans.proof import proof_of
from support_plans.services.logs import record_support

GOLDEN = Path(__file__).parents[1] / "compliance" / "questions" / "golden" / "support.yaml"


def _cases():
    """Interviews have a sheet of their own, and a question that cannot be asked cannot be recorded."""
    for case in yaml.safe_load(GOLDEN.read_text(encoding="utf-8"))["support_record"]:
        # YAML of old reads the key `on` as true.
        given = {"on" if key is True else key: value for key, value in case["given"].items()}
        if "answer" in case and given["obligation"] != "periodic_interview":
            yield {**case, "given": given}


CASES = list(_cases())


def test_there_are_such_questions():
    assert len(CASES) >= 10
    assert {case["answer"]["acceptable"] for case in CASES} == {True, False}


@pytest.mark.django_db
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["fact"])
def test_what_is_unacceptable_is_no_proof_and_completes_no_task(case, yamada, aoki):
    given = case["given"]
    on = given["on"]
    worker = register_worker(
        organization=yamada, name="X", languages=given.get("worker_languages", ["vi"]), by="tests"
    )
    conclude_contract(worker=worker, starts_on=on - timedelta(days=1), field="food_svc", by="tests")
    task = SupportTask.objects.create(
        worker=worker, obligation=given["obligation"], kind="x", key="golden", due_on=on, safe_on=on
    )
    log = record_support(
        worker=worker,
        by=aoki,
        obligation=given["obligation"],
        performed_on=on,
        mode=given.get("mode", "in_person"),
        minutes=round(given.get("hours", 8) * 60),
        language=given.get("language", "vi"),
        performed_by=given["performed_by"],
        circumstances=given.get("circumstances") or "",
        task=task,
    )
    task.refresh_from_db()
    proof = proof_of(worker=worker, obligation=given["obligation"])
    assert proof.counts is case["answer"]["acceptable"]
    assert (task.state == "done") is case["answer"]["acceptable"]
    assert set(case["answer"].get("findings", ())) <= {*log.findings, *proof.lacking, *proof.warnings}
