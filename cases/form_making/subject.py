"""What a form is about, and how a form is made: two kinds of entries that form engineers add to."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Protocol

from django.apps import apps
from django.utils.module_loading import import_string

from compliance.rulebook import RuleNotInForce

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from django_stubs_ext import StrOrPromise

    from cases.official_forms.model import FilledForm, Place
    from cases.official_forms.registry import Edition
    from compliance.accounts.models import User
    from compliance.common.tenancy import TenantQuerySet

Period = tuple["date", "date"]


class Collector(Protocol):
    """`cases.official_forms.<slug>.collect`: reads the facts of a record and fills the form.

    `which` is the `period` of a sheet of several rows, and the `slug` where several forms share a collector.
    """

    def __call__(
        self, row: Any, /, *, filed_on: date, language: str, user: User, **which: Any
    ) -> FilledForm: ...


@dataclass(frozen=True, kw_only=True)
class Subject:
    """A kind of record that forms are made for: an employee, a support plan, an interview …

    The paths lead from the record to whose it is, attribute by attribute; an empty one leads nowhere, and
    ``self`` is the record itself.
    """

    slug: str
    name: StrOrPromise
    model: str
    worker: str = ""
    organization: str = ""
    support_organization: str = ""
    # Relations read along with the rows, so that many forms cost few queries.
    related: tuple[str, ...] = ()
    # Dotted name of a callable: record -> address of the screen for each place.
    links: str = ""
    # A lookup that orders and labels rows: the field by which a quarter is told, where there is one.
    day: str = ""

    @property
    def rows(self) -> TenantQuerySet[Any]:
        """Every record of the kind; what a person may see of them is `visible_to`'s say."""
        model: Any = apps.get_model(self.model)
        rows: TenantQuerySet[Any] = model.objects.all()
        return rows.select_related(*self.related) if self.related else rows

    def worker_of(self, row: Any) -> Any:
        return _follow(row, self.worker)

    def organization_id_of(self, row: Any) -> int | None:
        found = _follow(row, self.organization)
        return found.pk if found is not None else None

    def support_organization_id_of(self, row: Any) -> int | None:
        found = _follow(row, self.support_organization)
        return found.pk if found is not None else None

    def label_of(self, row: Any) -> str:
        """What the lists call the record: the worker's name where it is about a worker."""
        worker = self.worker_of(row)
        return str(worker.name if worker is not None else row)

    def links_of(self, row: Any) -> Mapping[Place, str]:
        """Where each fact of the record is entered."""
        return import_string(self.links)(row) if self.links else {}


@dataclass(frozen=True, kw_only=True)
class MadeForm:
    """One official form: of which kind of record it is made, and who may make it."""

    slug: str
    subject: str
    capability: str
    # Dotted name of the collector; by default that of the form's own module.
    collector: str = ""
    # Which records of the kind it is made for, by their plain fields; empty: all of them.
    only: Mapping[str, Any] = field(default_factory=dict)
    # And which it is never made for.
    never: Mapping[str, Any] = field(default_factory=dict)
    # For a form that is the same of each of several records: the relation of which many at once make one.
    once_per: str = ""
    # For a sheet of several rows (the consultations of a worker): which period it covers unless one is said.
    period: str = ""
    # Which papers in a case's list of papers the form is.
    papers: tuple[str, ...] = ()
    # Whether the collector makes several forms and is told which.
    is_told_which: bool = False

    def fits(self, row: Any) -> bool:
        """Whether the form is made for this very record."""
        return all(getattr(row, name) == wanted for name, wanted in self.only.items()) and not any(
            getattr(row, name) == unwanted for name, unwanted in self.never.items()
        )

    @property
    def collector_path(self) -> str:
        return self.collector or f"cases.official_forms.{self.slug}.collect"

    @cached_property
    def collect(self) -> Collector:
        """Imported when the form is first made: a module that is not there yet breaks nothing."""
        found: Collector = import_string(self.collector_path)
        return partial(found, slug=self.slug) if self.is_told_which else found

    def edition(self, filed_on: date) -> Edition:
        """RuleNotInForce when the form has no edition for that day."""
        from cases.official_forms.registry import edition  # noqa: PLC0415 - reads the rulebook

        return edition(self.slug, filed_on=filed_on)

    def edition_or_none(self, filed_on: date) -> Edition | None:
        """The edition of that day, if there is one."""
        try:
            return self.edition(filed_on)
        except RuleNotInForce:
            return None


def _follow(row: Any, path: str) -> Any:
    if not path:
        return None
    return row if path == "self" else attrgetter(path)(row)
