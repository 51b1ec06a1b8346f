"""Which forms there are to make: every entry leads somewhere."""

from __future__ import annotations

import inspect

import pytest

from cases.form_making import subjects
from cases.form_making.subjects import records
from cases.official_forms import registry
from compliance.accounts.roles import CAPABILITIES
from compliance.common.tenancy import TenantQuerySet

FORMS = subjects.all_forms()


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.slug)
def test_every_form_has_its_collector_its_record_and_its_edition(form):
    parameters = inspect.signature(form.collect).parameters
    assert {"filed_on", "language", "user"} <= set(parameters)
    assert ("period" in parameters) is bool(form.period)
    assert subjects.subject_of(form).slug == form.subject
    assert form.slug in registry.slugs()
    assert any(form.capability in granted for granted in CAPABILITIES.values())


def test_no_form_is_listed_twice():
    slugs = [form.slug for form in FORMS]
    assert sorted(set(slugs)) == sorted(slugs)


@pytest.mark.parametrize("subject", records.SUBJECTS, ids=lambda subject: subject.slug)
def test_every_kind_of_record_is_read_through_its_tenancy(subject, db):
    assert isinstance(subject.rows, TenantQuerySet)
    assert list(subject.rows[:1]) == []
    assert subject.organization or subject.support_organization
    assert not subject.links or subject.links.startswith("cases.form_making.places.")


def test_a_form_of_an_unknown_kind_of_record_is_named():
    from cases.form_making.subject import MadeForm

    with pytest.raises(LookupError, match="plane"):
        subjects.subject_of(MadeForm(slug="x", subject="plane", capability="forms.make"))


def test_a_missing_form_module_breaks_nothing_until_the_form_is_made():
    from cases.form_making.subject import MadeForm

    form = MadeForm(slug="not_there_yet", subject="worker", capability="forms.make")
    assert form.collector_path == "cases.official_forms.not_there_yet.collect"
    with pytest.raises(ImportError):
        _ = form.collect
