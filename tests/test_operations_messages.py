"""script/compile_messages, on a small catalogue of its own, and the closing check of script/test."""

from __future__ import annotations

import gettext
import importlib.machinery
import importlib.util
import json
from pathlib import Path

import pytest

from tests.plugins import engines

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def messages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    loader = importlib.machinery.SourceFileLoader(
        "compile_messages", str(ROOT / "script" / "compile_messages")
    )
    spec = importlib.util.spec_from_loader("compile_messages", loader)
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    monkeypatch.setattr(module, "LOCALE", tmp_path)
    (tmp_path / "fragments").mkdir()
    return module


def fragment(messages, name: str, *lines: str) -> None:
    (messages.LOCALE / "fragments" / name).write_text(
        "\n".join(['msgid ""', 'msgstr ""', "", *lines]), "utf-8"
    )


def test_fragments_become_one_catalogue_that_gettext_reads(messages) -> None:
    fragment(messages, "one.ja.po", 'msgid "Card"', 'msgstr "在留カード"')
    fragment(messages, "two.ja.po", 'msgid "{n} days"', 'msgid_plural "{n} days"', 'msgstr[0] "{n}日"')
    catalogue, problems = messages.merge("ja")
    assert messages.write("ja", catalogue) is True
    assert problems == []
    with (messages.LOCALE / "ja/LC_MESSAGES/django.mo").open("rb") as file:
        read = gettext.GNUTranslations(file)
    assert read.gettext("Card") == "在留カード"
    assert read.ngettext("{n} days", "{n} days", 3) == "{n}日"
    assert messages.write("ja", catalogue) is False


def test_one_message_has_one_translation(messages) -> None:
    fragment(messages, "one.ja.po", 'msgid "Worker"', 'msgstr "外国人"')
    fragment(messages, "two.ja.po", 'msgid "Worker"', 'msgstr "労働者"')
    _, problems = messages.merge("ja")
    assert len(problems) == 1
    assert "two.ja.po: 'Worker'" in problems[0]


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        (['msgid "Card"', 'msgstr ""'], "has no translation"),
        (["#, fuzzy", 'msgid "Card"', 'msgstr "カード"'], "is marked fuzzy"),
        (['msgid "%(count)s cards"', 'msgstr "カード%(number)s枚"'], "differ in their placeholders"),
    ],
)
def test_unfinished_translations_are_named(messages, lines: list[str], problem: str) -> None:
    fragment(messages, "one.ja.po", *lines)
    _, problems = messages.merge("ja")
    assert len(problems) == 1
    assert problem in problems[0]


def test_messages_are_found_in_python_under_every_name(messages) -> None:
    source = (
        "from django.utils.translation import gettext_lazy as _, ngettext, pgettext as p\n"
        "a = _('Card')\nb = ngettext('one card', '%d cards', n)\nc = p('month', 'May')\nd = _(variable)\n"
    )
    found = [(context, message) for _, context, message in messages.in_python(source, "x.py")]
    assert sorted(found) == [("", "Card"), ("", "one card"), ("month", "May")]


def test_messages_are_found_in_templates(messages) -> None:
    source = (
        "{% load i18n %}<p>{% translate 'Card' %} {% translate 'May' context 'month' %}\n"
        "{% blocktranslate count n=n trimmed %}one day{% plural %}{{ n }} days{% endblocktranslate %}"
        "{{ _('Why') }}"
    )
    found = {(context, message) for _, context, message in messages.in_template(source, "x.html")}
    assert found == {("", "Card"), ("month", "May"), ("", "one day"), ("", "Why")}


def report(path: Path, collected: list[str], ran: list[str]) -> str:
    skipped = dict.fromkeys(set(collected) - set(ran), "needs the other engine")
    path.write_text(json.dumps({"collected": collected, "ran": ran, "skipped": skipped}), "utf-8")
    return str(path)


def test_the_closing_check_passes_when_each_test_ran_somewhere(tmp_path: Path) -> None:
    sqlite = report(tmp_path / "sqlite.json", ["a", "b", "c"], ["a", "b"])
    postgresql = report(tmp_path / "postgresql.json", ["a", "b", "c"], ["a", "c"])
    assert engines.main([sqlite, postgresql]) == 0


def test_the_closing_check_names_the_test_that_ran_nowhere(tmp_path: Path, capsys) -> None:
    sqlite = report(tmp_path / "sqlite.json", ["a", "b"], ["a"])
    postgresql = report(tmp_path / "postgresql.json", ["a", "b"], ["a"])
    assert engines.main([sqlite, postgresql]) == 1
    assert "never ran: b (needs the other engine)" in capsys.readouterr().out
