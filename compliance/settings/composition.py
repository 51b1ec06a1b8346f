"""Which rooms hang where: dotted names that a lower room reads, filled in here for the rooms above."""

from __future__ import annotations

# --- Composition upwards. A lower room reads these dotted names; the rooms above fill them in here.
# Callables that rebuild the deadlines of a fact, for repost_deadlines (read by compliance.deadlines).
DEADLINE_SOURCES: dict[str, str] = {
    "worker": "compliance.deadlines.sources.of_workers",
    "passport": "compliance.deadlines.sources.of_passports",
    "support_contract": "compliance.deadlines.sources.of_support_contracts",
    "organization": "compliance.deadlines.sources.of_organizations",
    "residence_card": "compliance.residence.deadline_sources.of_residence_cards",
    "contract": "compliance.employment.deadline_sources.of_contracts",
    "support_task": "support_plans.deadline_sources.of_tasks",
    "support_plan": "support_plans.deadline_sources.of_plans",
    "interview": "support_plans.deadline_sources.of_interviews",
    "consultation": "support_plans.deadline_sources.of_consultations",
    "case": "cases.deadline_sources.of_cases",
    "event": "cases.deadline_sources.of_events",
}
# Callables of higher rooms that keep in step when facts changed: ({fact: ids or None}, day). Called once for
# what changed together, in its transaction, after its deadlines were posted (read by compliance.deadlines).
FACT_FOLLOWERS: dict[str, list[str]] = {
    "worker": ["support_plans.schedule.follow", "cases.services.following.follow"],
    "residence_card": ["support_plans.schedule.follow", "cases.services.following.follow"],
    "contract": ["support_plans.schedule.follow", "cases.services.following.follow"],
    "support_contract": ["support_plans.schedule.follow", "cases.services.following.follow"],
    "support_plan": ["support_plans.schedule.follow"],
    "employer_facts": ["cases.services.following.follow"],
    "calendar": ["support_plans.schedule.follow", "cases.services.following.follow"],
}
# Callables that are told of a submission, in its transaction: (case, who) (read by cases.services).
SUBMISSION_FOLLOWERS: list[str] = ["cases.form_making.on_submission.keep_when_submitted"]
# Rebuilds the deadlines of facts by kind and ids, after a fact changed (read by the rooms below deadlines).
DEADLINE_REPOSTER = "compliance.deadlines.services.repost_facts"
# Where members begin after signing in, by role; all others with 今やること (read by compliance.desk).
ROLE_HOMES: dict[str, str] = {"support_staff": "support:today", "support_manager": "support:today"}
# Panels of the home page 今やること, top to bottom (read by compliance.desk).
TODAY_PANELS: list[str] = ["cases.panels.today_cases"]
# Panels of a worker's page, top to bottom (read by compliance.desk).
WORKER_PANELS: list[str] = [
    "compliance.desk.legality.panels.legality",
    "compliance.desk.legality.panels.stay_account",
    "support_plans.desk.panels.worker_support",
    "compliance.desk.history_panel.worker_history",
    "cases.panels.worker_cases",
    "cases.panels.worker_forms",
]
# Callables that tell which applications are in: worker ids to facts (read by compliance.desk).
APPLICATION_SOURCES: list[str] = ["cases.applications.of_workers"]
# Callables that say what of workers is missing, for the list of gaps (read by compliance.desk).
WORKER_GAP_SOURCES: list[str] = ["support_plans.desk.gaps.workers_without_plan"]
# Steps of the synthetic demo, in order (read by compliance.demo).
DEMO_STEPS: list[str] = [
    "compliance.demo.office.make_bodies",
    "compliance.demo.office.make_organizations",
    "compliance.demo.office.make_people",
    "compliance.demo.office.make_workers",
    "compliance.demo.payroll.make_conditions",
    "compliance.demo.payroll.make_payroll",
    "compliance.demo.events.make_events",
    "support_plans.demo.make_support",
    "cases.demo.make_cases",
    "cases.annual_report.demo.make_report",
    "compliance.demo.events.make_progress",
    "compliance.demo.events.make_reminders",
]
# Callables that name further recipients of a reminder (read by compliance.reminders).
RECIPIENT_SOURCES: list[str] = []
# Callables that answer a compliance.common.health.Check (read by /health/).
HEALTH_CHECKS: list[str] = [
    "compliance.common.health.database",
    "compliance.common.health.migrations",
    "compliance.common.health.broker",
    "compliance.reminders.heartbeat.health_check",
]
