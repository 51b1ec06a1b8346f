"""The list and the board of cases: filters as they stand in the address, counts, orders."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from django.db.models import Count, F, Q, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext as _

from cases import words
from cases.models import Case
from cases.models.choices import OPEN, Kind, State
from cases.screens.rows import Row, rows
from compliance.reckoning.procedures import procedure_slugs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from cases.querysets import CaseQuerySet

PER_COLUMN: Final = 20
SOON_DAYS: Final = 30
ORDERS: Final[dict[str, tuple[Any, ...]]] = {
    "due_on": (F("due_on").asc(nulls_last=True), "id"),
    "-due_on": (F("due_on").desc(nulls_last=True), "id"),
    "planned_filing_on": (F("planned_filing_on").asc(nulls_last=True), "id"),
    "-opened_on": ("-opened_on", "-id"),
    "worker": ("worker__name", "id"),
    "state": ("state", F("due_on").asc(nulls_last=True), "id"),
}
_KEPT: Final = ("state", "kind", "procedure", "late", "soon", "q", "cohort", "organization", "sort")


@dataclass(frozen=True, slots=True)
class Filters:
    """What the address asks for; what it says wrongly is left out."""

    state: str = "open"
    kind: str = ""
    procedure: str = ""
    late: bool = False
    soon: bool = False
    q: str = ""
    cohort: int | None = None
    organization: int | None = None
    sort: str = "due_on"

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> Filters:
        state, sort = asked.get("state", ""), asked.get("sort", "")
        return cls(
            state=state if state in {"open", "all", "closed", *State.values} else "open",
            kind=asked.get("kind", "") if asked.get("kind", "") in Kind.values else "",
            procedure=asked.get("procedure", "") if asked.get("procedure", "") in procedure_slugs() else "",
            late=asked.get("late") == "1",
            soon=asked.get("soon") == "1",
            q=asked.get("q", "").strip()[:100],
            cohort=_id(asked.get("cohort")),
            organization=_id(asked.get("organization")),
            sort=sort if sort in ORDERS else "due_on",
        )

    def query(self, **changes: Any) -> str:
        """The address of the same list with something changed."""
        known = {name: getattr(self, name) for name in _KEPT} | changes
        if known["state"] == "open":
            known["state"] = ""
        if known["sort"] == "due_on":
            known["sort"] = ""
        given = {name: 1 if value is True else value for name, value in known.items() if value}
        return f"?{urlencode(given)}"


def _id(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 15 else None


def filtered(cases: CaseQuerySet, filters: Filters, *, on: date, with_state: bool = True) -> CaseQuerySet:
    """The cases the filters leave, in their order."""
    found = cases
    if with_state and filters.state == "open":
        found = found.open()
    elif with_state and filters.state == "closed":
        found = found.exclude(state__in=OPEN)
    elif with_state and filters.state != "all":
        found = found.filter(state=filters.state)
    if filters.kind:
        found = found.filter(kind=filters.kind)
    if filters.procedure:
        found = found.filter(procedure=filters.procedure)
    if filters.late:
        found = found.late(on=on)
    if filters.soon:
        found = found.due_within(on + timedelta(days=SOON_DAYS))
    if filters.cohort is not None:
        found = found.filter(cohort=filters.cohort)
    if filters.organization is not None:
        found = found.filter(organization=filters.organization)
    if filters.q:
        found = found.searched(filters.q)
    return found.order_by(*ORDERS[filters.sort])


def in_order(ids: Iterable[int]) -> list[Case]:
    """The cases with these ids, with everything a list shows, in the order of the ids."""
    chosen = list(ids)
    found = Case.objects.with_names().select_related("deadline").in_bulk(chosen)
    return [found[pk] for pk in chosen if pk in found]


def counts(cases: CaseQuerySet, *, on: date) -> dict[str, int]:
    """How many cases stand in each state, are late, or are due soon: one statement."""
    soon = Q(state__in=("preparing", "prepared", "approved"), due_on__lte=on + timedelta(days=SOON_DAYS))
    late = Q(state__in=("preparing", "prepared", "approved"), due_on__lt=on)
    asked = {state: Count("pk", filter=Q(state=state)) for state in State.values}
    return cases.order_by().aggregate(
        **asked,
        open=Count("pk", filter=Q(state__in=[*OPEN])),
        late=Count("pk", filter=late),
        soon=Count("pk", filter=soon),
    )


def chips(filters: Filters, counted: Mapping[str, int]) -> list[dict[str, Any]]:
    """The quick filters, with their counts."""
    plain = {"late": False, "soon": False}
    found = [
        _chip(_("all open"), filters.query(state="open", **plain), counted["open"], on=_is_open(filters)),
        _chip(
            _("late"), filters.query(state="open", late=True, soon=False), counted["late"], on=filters.late
        ),
        _chip(
            _("due within %(days)d days") % {"days": SOON_DAYS},
            filters.query(state="open", soon=True, late=False),
            counted["soon"],
            on=filters.soon,
        ),
    ]
    found += [
        _chip(
            str(State(state).label),
            filters.query(state=str(state), **plain),
            counted[state],
            on=filters.state == state,
        )
        for state in OPEN
    ]
    closed = sum(counted[state] for state in State.values if state not in OPEN)
    found.append(
        _chip(_("closed"), filters.query(state="closed", **plain), closed, on=filters.state == "closed")
    )
    return found


def _is_open(filters: Filters) -> bool:
    return filters.state == "open" and not filters.late and not filters.soon


def _chip(word: str, link: str, count: int, *, on: bool) -> dict[str, Any]:
    return {"word": word, "link": link, "count": count, "on": on}


def kind_chips(filters: Filters) -> list[dict[str, Any]]:
    """Applications, notifications, reminders, processes."""
    found = [{"word": _("every kind"), "link": filters.query(kind=""), "on": not filters.kind}]
    found += [
        {"word": str(kind.label), "link": filters.query(kind=str(kind)), "on": filters.kind == kind}
        for kind in Kind
    ]
    return found


def procedure_choices() -> list[tuple[str, str]]:
    """Every procedure by its title."""
    return sorted(
        ((slug, words.procedure_title(slug)) for slug in procedure_slugs()), key=lambda each: each[1]
    )


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """One state of the board: its first cards, and how many there are."""

    state: str
    title: str
    count: int
    cards: Sequence[Row]
    link: str

    @property
    def more(self) -> int:
        return max(self.count - len(self.cards), 0)


def columns(cases: CaseQuerySet, filters: Filters, *, on: date) -> list[BoardColumn]:
    """The open states from left to right; two statements, however many cases there are."""
    found = filtered(cases, filters, on=on, with_state=False).open()
    counted = dict(found.order_by().values_list("state").annotate(n=Count("pk")))
    place = Window(
        RowNumber(), partition_by=F("state"), order_by=[F("due_on").asc(nulls_last=True), F("id").asc()]
    )
    first = found.order_by().annotate(place=place).filter(place__lte=PER_COLUMN).values("pk")
    shown = (
        Case.objects.filter(pk__in=[row["pk"] for row in first])
        .with_names()
        .select_related("deadline")
        .by_day()
    )
    cards = rows(shown, on=on)
    return [
        BoardColumn(
            state=str(state),
            title=str(state.label),
            count=counted.get(state, 0),
            cards=[card for card in cards if card.state == state],
            link=filters.query(state=str(state)),
        )
        for state in OPEN
    ]
