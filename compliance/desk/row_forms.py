"""The two small forms under a deadline, as markup: drawn once a page, however many rows it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.template.loader import render_to_string

from compliance.desk.forms import SettleForm, SnoozeForm

if TYPE_CHECKING:
    from django.forms import Form


def blank_forms() -> dict[str, str]:
    """For a page of many rows."""
    return filled_forms(SettleForm(auto_id=False), SnoozeForm(auto_id=False))


def filled_forms(settle: Form, snooze: Form) -> dict[str, str]:
    """With what was typed, and what is wrong with it."""
    return {"settle_fields": _drawn(settle), "snooze_fields": _drawn(snooze)}


def _drawn(form: Form) -> str:
    return render_to_string("desk/form_fields.html", {"form": form})
