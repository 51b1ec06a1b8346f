"""The rules of the house, read from the source itself."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.utils.module_loading import import_string

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("compliance", "support_plans", "cases")
SOURCES = sorted(
    path for package in PACKAGES for path in (ROOT / package).rglob("*.py") if "migrations" not in path.parts
)
TEMPLATES = sorted(
    path
    for package in PACKAGES
    for path in (ROOT / package).rglob("*")
    if "templates" in path.parts and path.is_file()
)
# The edges: what answers a person or a program, and so must ask who is asking.
EDGE_FILES = {"admin.py", "views.py", "forms.py", "resources.py", "panels.py", "viewsets.py"}
EDGE_FOLDERS = {"api", "admin", "views", "panels", "desk"}
SYSTEM_DATE = re.compile(
    r"\b(?:date\.today|datetime\.(?:now|today|utcnow)|timezone\.(?:now|localdate|localtime)|time\.time)\("
)


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def code_lines(path: Path) -> list[tuple[int, str]]:
    """Lines with comments and docstrings taken out."""
    source = path.read_text(encoding="utf-8")
    lines = source.splitlines()
    for node in ast.walk(ast.parse(source)):
        if (
            isinstance(node, ast.Expr)
            and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, str)
        ):
            for number in range(node.lineno, (node.end_lineno or node.lineno) + 1):
                lines[number - 1] = ""
    return [(number, line.partition("  #")[0]) for number, line in enumerate(lines, 1) if line.strip()]


def findings(pattern: re.Pattern[str], paths: list[Path]) -> list[str]:
    return [
        f"{name(path)}:{number}: {line.strip()}"
        for path in paths
        for number, line in code_lines(path)
        if not line.lstrip().startswith("#") and pattern.search(line)
    ]


def test_only_the_clock_asks_the_system_for_the_day() -> None:
    asked = findings(SYSTEM_DATE, [path for path in SOURCES if name(path) != "compliance/common/clock.py"])
    assert asked == []


# What rows of an edge may begin with; `addressed_to` is a person's own mail, `run_by` their own uploads,
# `kept_records_of` the archive of what a support body recorded itself.
OWN_ROWS = {"visible_to", "none", "addressed_to", "run_by", "kept_records_of"}
# Rows of no organization: steps that mirror the rulebook, the proof that a daily run happened.
OF_NO_ORGANIZATION = {"ReminderStep", "DailyRun"}
ASK_THEMSELVES = {
    "compliance/accounts/api/authentication.py",  # finds out who is asking
    "compliance/desk/admin/base.py",  # where visible_to is put around the rows of every admin page
}


def unasked_rows(path: Path) -> list[str]:
    """Uses of a manager that do not begin by asking whose rows they are."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    found = []
    for node in ast.walk(tree):
        if not (
            isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager", "_base_manager"}
        ):
            continue
        method = parents.get(node)
        if isinstance(method, ast.Attribute) and method.attr in OWN_ROWS:
            continue
        around: list[ast.AST] = [node]
        while not isinstance(around[-1], ast.stmt) and around[-1] in parents:
            around.append(parents[around[-1]])
        # `theirs` puts visible_to around its rows; a subquery (OuterRef) adds columns to visible ones.
        calls = {ast.unparse(call.func) for call in around if isinstance(call, ast.Call)}
        if "theirs" in calls or "OuterRef(" in ast.unparse(around[-1]):
            continue
        if ast.unparse(node.value) not in OF_NO_ORGANIZATION:
            found.append(f"{name(path)}:{node.lineno}: {ast.unparse(method or node)}")
    return found


def test_edges_reach_rows_through_visible_to_only() -> None:
    edges = [
        path
        for path in SOURCES
        if path.name in EDGE_FILES or EDGE_FOLDERS & set(path.relative_to(ROOT).parts[:-1])
    ]
    assert [found for path in edges if name(path) not in ASK_THEMSELVES for found in unasked_rows(path)] == []


def test_every_model_says_who_may_see_its_rows() -> None:
    ours = [model for model in apps.get_models() if model.__module__.partition(".")[0] in PACKAGES]
    # Bookkeeping that belongs to nobody: the last seal of a chain, the steps of a kind, the proof of a run.
    shown_to_nobody = {"audit.AuditChain", "deadlines.ReminderStep", "reminders.DailyRun"}
    silent = [model._meta.label for model in ours if not hasattr(model._default_manager.all(), "visible_to")]
    assert set(silent) <= shown_to_nobody


def test_layers_hold() -> None:
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


def test_the_law_is_reckoned_in_a_process_without_a_framework() -> None:
    modules = ["compliance.rulebook", "compliance.rulebook.loader", "compliance.rulebook.model"]
    modules += [f"compliance.common.{module}" for module in ("dates", "wareki", "text", "clock")]
    modules += [
        f"compliance.reckoning.{path.stem}"
        for path in sorted((ROOT / "compliance" / "reckoning").glob("*.py"))
        if path.stem != "__init__"
    ]
    program = (
        "import importlib, sys\n"
        f"for module in {modules!r}: importlib.import_module(module)\n"
        "print(sorted({'django', 'celery', 'rest_framework', 'kombu'} & set(sys.modules)))"
    )
    environment = {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"


@pytest.mark.django_db
def test_models_and_migrations_agree() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_migrations_are_named_by_hand() -> None:
    named_by_machine = [
        name(path)
        for package in PACKAGES
        for path in (ROOT / package).rglob("migrations/0*.py")
        if re.search(r"_auto_\d|_and_more\.py$", path.name)
    ]
    assert named_by_machine == []


def test_form_numbers_and_amounts_of_money_are_data() -> None:
    """Numbers of official forms, sums in yen and articles of law stand in the rulebook, not in programs."""
    legal = re.compile(r"様式第|別記第|第[0-9０-９一二三四五六七八九十百]+条|[0-9０-９][0-9０-９,，]*円")
    in_templates = [
        f"{name(path)}: {found.group()}"
        for path in TEMPLATES
        if (found := legal.search(path.read_text(encoding="utf-8")))
    ]
    assert findings(legal, SOURCES) + in_templates == []


def test_no_drawer_is_called_anything() -> None:
    vague = {"utils.py", "helpers.py", "managers.py", "signals.py", "misc.py"}
    assert [name(path) for path in SOURCES if path.name in vague] == []


def test_files_have_one_subject() -> None:
    """At most 300 lines a file."""
    lengths = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert {path: length for path, length in lengths.items() if length > 300} == {}


def test_the_project_package_is_empty() -> None:
    assert (ROOT / "compliance" / "__init__.py").read_text(encoding="utf-8").strip() == ""


def test_every_room_is_labelled_by_its_last_name() -> None:
    ours = [config for config in apps.get_app_configs() if config.name.partition(".")[0] in PACKAGES]
    assert {config.name: config.label for config in ours} == {
        config.name: config.name.rpartition(".")[2] for config in ours
    }


@pytest.mark.parametrize(
    "setting",
    ["DEADLINE_SOURCES", "TODAY_PANELS", "WORKER_PANELS", "DEMO_STEPS", "RECIPIENT_SOURCES", "HEALTH_CHECKS"],
)
def test_what_reaches_upward_by_name_is_there(setting: str) -> None:
    named = getattr(settings, setting)
    for dotted in named.values() if isinstance(named, dict) else named:
        assert callable(import_string(dotted)), dotted


def test_what_beat_starts_is_a_task() -> None:
    from compliance.celery import app

    app.loader.import_default_modules()
    scheduled = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    assert scheduled <= set(app.tasks), scheduled - set(app.tasks)
