"""The law as we wrote it down: whole, sourced, and changing on the days it changed."""

from __future__ import annotations

import ast
import re
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from compliance.questions.browse import rules_by_subject
from compliance.rulebook import all_rules, rule

ROOT = Path(__file__).parents[3]
# Completed by facts (a field, a status, a kind, a form), so that no code names the files one by one.
BY_FACT = (
    "deadlines/",
    "official_forms/",
    "periods_of_stay/",
    "fields/ceiling_",
    "fields/extra_",
    "fields/industry_",
    "fields/name_",
    "fields/work_",
)
EVERY_RULE = [pytest.param(found, id=found.id) for found in all_rules()]


@pytest.mark.parametrize("found", EVERY_RULE)
def test_a_rule_is_titled_and_its_sources_are_public(found):
    assert re.search(r"[\u3040-\u30ff\u4e00-\u9fff]", found.title["ja"]), "the Japanese title is in Japanese"
    for version in found:
        assert version.checked_on <= date(2026, 11, 25)
        if version.source.url:
            host = urlsplit(version.source.url).hostname or ""
            assert host.endswith(".go.jp"), f"{host} is no ministry's"


@pytest.mark.parametrize(
    ("rule_id", "kind", "last_day", "before", "after"),
    [
        ("notifications/periodic_cadence", "on", date(2025, 3, 31), "quarterly", "yearly"),
        (
            "notifications/resignation_notice",
            "filed_on",
            date(2025, 3, 31),
            {"forms": ("3-4",)},
            {"forms": ()},
        ),
        (
            "fees/permanent_residence",
            "accepted_on",
            date(2026, 9, 30),
            {"counter": 10000},
            {"counter": 200000},
        ),
        ("fees/permanent_residence", "accepted_on", date(2025, 3, 31), {"counter": 8000}, {"counter": 10000}),
        (
            "periods_of_stay/ssw2",
            "permitted_on",
            date(2025, 9, 29),
            {"months": (36, 12, 6)},
            {"months": (36, 24, 12, 6)},
        ),
    ],
)
def test_a_value_changes_on_the_day_it_should(rule_id, kind, last_day, before, after):
    assert rule(rule_id, **{kind: last_day}).value == before
    assert rule(rule_id, **{kind: date.fromordinal(last_day.toordinal() + 1)}).value == after


def _names_in_code() -> tuple[set[str], tuple[str, ...]]:
    """Rule names written out in the code, and beginnings of names it completes (f"fees/{kind}")."""
    whole: set[str] = set()
    beginnings: set[str] = set()
    for package in ("compliance", "support_plans", "cases"):
        for path in (ROOT / package).rglob("*.py"):
            if "migrations" in path.parts:
                continue
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                    beginnings.add(str(node.values[0].value))
                elif isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Constant):
                    target = node.targets[0] if isinstance(node, ast.Assign) else node.target
                    if isinstance(target, ast.Name) and re.match(r"_?(PREFIX|[A-Z_]+)$", target.id):
                        beginnings.add(str(node.value.value))
                    whole.add(str(node.value.value))
                elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                    whole.add(node.value)
    named = tuple(begin for begin in beginnings if re.fullmatch(r"[a-z_]+/[a-z_]*", begin))
    return whole, tuple(begin for begin in named if begin not in {found.id for found in all_rules()})


def _completes(rule_id: str, begin: str, literals: set[str]) -> bool:
    return rule_id.startswith(begin) and (begin in BY_FACT or rule_id.removeprefix(begin) in literals)


def test_every_rule_is_read_by_a_function_or_shown_on_a_screen():
    whole, beginnings = _names_in_code()
    on_the_rules_page = {page.id for _subject, pages in rules_by_subject("ja") for page in pages}
    unread = [
        found.id
        for found in all_rules()
        if found.id not in whole
        and not any(_completes(found.id, begin, whole) for begin in beginnings)
        and not (found.shown_on and found.id in on_the_rules_page)
    ]
    assert unread == []


def test_every_rule_the_reckoning_names_exists():
    known = {found.id for found in all_rules()}
    subjects = {found.subject for found in all_rules()}
    for path in (ROOT / "compliance" / "reckoning").rglob("*.py"):
        for name in re.findall(r'"([a-z_]+/[a-z_0-9]*[a-z0-9])"', path.read_text(encoding="utf-8")):
            assert name.split("/")[0] not in subjects or name in known, f"{path.name} asks for {name}"
