"""Forms about the employer itself: its overview, its annual report, its pledges."""

from __future__ import annotations

from typing import Final

from cases.form_making.subject import MadeForm  # noqa: TC001 - the entries are made with it

FORMS: Final[tuple[MadeForm, ...]] = ()
