"""Every word of the workspace is there in Japanese and Vietnamese; its messages are written in English."""

from __future__ import annotations

import importlib.machinery
import importlib.util
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).resolve().parents[3]
OURS = ("support_plans/workspace", "support_plans/templates/support")


@pytest.fixture(scope="module")
def messages():
    path = ROOT / "script" / "compile_messages"
    loader = importlib.machinery.SourceFileLoader("compile_messages", str(path))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("compile_messages", loader))
    loader.exec_module(module)
    found = set()
    for top in OURS:
        for source in sorted((ROOT / top).rglob("*")):
            if source.suffix == ".py":
                found |= {one[2] for one in module.in_python(source.read_text("utf-8"), source.name)}
            elif source.suffix == ".html":
                found |= {one[2] for one in module.in_template(source.read_text("utf-8"), source.name)}
    return found


@pytest.mark.parametrize("language", ["ja", "vi"])
def test_no_message_of_the_workspace_is_left_in_english(language, messages):
    known = set()
    for fragment in (ROOT / "compliance" / "locale" / "fragments").glob(f"*.{language}.po"):
        known |= {entry.msgid for entry in polib.pofile(str(fragment)) if entry.msgstr or entry.msgstr_plural}
    for catalogue in (Path(polib.__file__).parent / "django").glob(
        f"**/locale/{language}/LC_MESSAGES/django.mo"
    ):
        known |= {entry.msgid for entry in polib.mofile(str(catalogue))}

    assert len(messages) > 300
    assert sorted(messages - known) == []


def test_a_message_written_in_another_language_would_be_seen(messages):
    assert [message for message in messages if not message.replace("–", "").replace("…", "").isascii()] == []
