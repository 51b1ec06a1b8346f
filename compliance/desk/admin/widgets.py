"""The theme's look for form fields that are not of a model."""

from __future__ import annotations

from typing import Any

from unfold.widgets import INPUT_CLASSES, SELECT_CLASSES


def styled(field: Any) -> None:
    """Give a plain text field the theme's look."""
    field.widget.attrs["class"] = " ".join(INPUT_CLASSES)


def styled_select(field: Any) -> None:
    """Give a drop-down the theme's look."""
    field.widget.attrs["class"] = " ".join(SELECT_CLASSES)
