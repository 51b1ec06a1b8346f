"""Duty matrix, grid of interviews and workspace over a thousand workers with a quarter's interviews.

    .venv/bin/python -m tests.benchmarks.bench_support        # SQLite, in a temporary file
    .venv/bin/python -m tests.plugins.postgres .venv/bin/python -m tests.benchmarks.bench_support

In-process client, warm, median of 20; prints a table and fails when a limit is missed (--strict).
"""

from __future__ import annotations

import argparse
import sys
import time
from datetime import timedelta

from tests.benchmarks import bench_pages

LIMIT_MS, LIMIT_QUERIES = 300, 20
PAGES = {
    "plans": "/plans/",
    "duty matrix": "/plans/matrix/",
    "duty matrix, last page": "/plans/matrix/?page=20",
    "duties and their proof": "/plans/duties/",
    "interviews by quarter": "/plans/interviews/",
    "workspace: today": "/support/",
    "workspace: workers": "/support/workers/",
}


def plant(workers: int):
    """An employer whose workers each have an agreed plan, their tasks, two interviews and two sessions."""
    from compliance.accounts.roles import Role
    from compliance.accounts.services import add_member
    from compliance.common import clock
    from compliance.employment.models import EmploymentContract
    from compliance.organizations.services import open_site, register_organization
    from compliance.reckoning.plan_rows import plan_rows
    from compliance.residence.models import ResidenceCard
    from compliance.workers.models import Worker
    from support_plans.models import PlanRow, RegularInterview, SupportLog, SupportPlan
    from support_plans.services.tasks import sync_tasks

    on, now, by = clock.today(), clock.now(), "benchmark"
    organization = register_organization(name="株式会社計測", by=by)
    site = open_site(organization=organization, name="本店", by=by)
    member = add_member(
        email="hr@example.jp", role=Role.HR_MANAGER, organization=organization, joined_on=on, by=by
    )
    people = Worker.objects.bulk_create(
        Worker(organization=organization, site=site, name=f"WORKER {n:05}", employee_number=f"{n:05}")
        for n in range(workers)
    )
    ResidenceCard.objects.bulk_create(
        ResidenceCard(
            worker=worker,
            organization=organization,
            number=f"AB{n:08}CD",
            number_index=f"{n:064}",
            status="ssw1",
            permission_kind="landing",
            permitted_on=on - timedelta(days=100),
            period_months=12,
            expires_on=on + timedelta(days=265),
        )
        for n, worker in enumerate(people)
    )
    EmploymentContract.objects.bulk_create(
        EmploymentContract(worker=worker, site=site, starts_on=on - timedelta(days=95)) for worker in people
    )
    plans = SupportPlan.objects.bulk_create(
        SupportPlan(worker=worker, created_on=on, agreed_on=on, state="agreed") for worker in people
    )
    PlanRow.objects.bulk_create(
        PlanRow(plan=plan, key=row.key, will_do=row.mandatory) for plan in plans for row in plan_rows(on)
    )
    common = {"recorded_at": now, "judgement": "acceptable"}
    RegularInterview.objects.bulk_create(
        RegularInterview(
            worker=worker, interview_with=whom, state="held", held_on=on - timedelta(days=5), **common
        )
        for worker in people
        for whom in ("worker", "supervisor")
    )
    SupportLog.objects.bulk_create(
        SupportLog(
            worker=worker,
            obligation=duty,
            performed_on=on - timedelta(days=90),
            mode="in_person",
            staff_name="計測",
            minutes=480,
            **common,
        )
        for worker in people
        for duty in ("pre_arrival_guidance", "life_orientation")
    )
    sync_tasks(worker_ids=[worker.pk for worker in people], on=on)
    return member.user


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workers", type=int, default=1_000)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--strict", action="store_true", help="exit 1 when a limit is missed")
    arguments = parser.parse_args()

    from tests.benchmarks.engine import analyse, scratch_database

    with scratch_database() as engine:
        begun = time.perf_counter()
        user = plant(arguments.workers)
        analyse()
        built = time.perf_counter() - begun
        rows = bench_pages.measure(user, runs=arguments.runs, pages=PAGES)
        print(bench_pages.report(rows, engine, built))
    missed = [r.page for r in rows if r.milliseconds > LIMIT_MS or r.queries > LIMIT_QUERIES]
    if missed:
        print("over the limit:", ", ".join(missed))
    return 1 if missed and arguments.strict else 0


if __name__ == "__main__":
    sys.exit(main())
