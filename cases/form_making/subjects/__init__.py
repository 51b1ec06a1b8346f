"""Which forms there are to make, and for which records.

To add a form: write `cases/official_forms/<slug>.py` with `collect`, and add one line to the file of its
group here; a pledge of a field is found by its edition alone. To add a kind of record: one entry in
`records.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.form_making.subjects import applications, notifications, organization, records, support
from cases.form_making.subjects.field_papers import field_papers

if TYPE_CHECKING:
    from cases.form_making.subject import MadeForm, Subject

_GROUPS = (support, applications, notifications, organization)


def all_forms() -> tuple[MadeForm, ...]:
    """Every form, in the order of the groups."""
    return (*(form for group in _GROUPS for form in group.FORMS), *field_papers())


def form(slug: str) -> MadeForm | None:
    """The form of that name."""
    return next((found for found in all_forms() if found.slug == slug), None)


def forms_of(subject: str) -> tuple[MadeForm, ...]:
    """The forms made of one kind of record."""
    return tuple(found for found in all_forms() if found.subject == subject)


def subject(slug: str) -> Subject | None:
    """The kind of record of that name."""
    return next((found for found in records.SUBJECTS if found.slug == slug), None)


def subject_of(form: MadeForm) -> Subject:
    """The kind of record a form is made of."""
    found = subject(form.subject)
    if found is None:
        raise LookupError(f"the form {form.slug} is made of {form.subject!r}, which records.py does not know")
    return found
