"""What a rule of law is, once read: its dated values, where each comes from, and how sure we are of it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

# The kinds of date a rule may change over by. Fees change by the day an application was accepted, forms of
# notification by the day of filing, fourteen-day clocks by the event; a rule refuses every other kind.
DATE_KINDS: Final = ("on", "accepted_on", "filed_on", "happened_on", "permitted_on", "contract_on")

# How sure we are, best first: official text read; official text quoted by another; two independent secondary
# sources; one secondary source; background knowledge; a source document alone; unsure or conflicting.
GRADES: Final = ("O", "O*", "S2", "S", "K", "D", "U")
CONFIRMED_GRADES: Final = frozenset({"O", "O*", "S2"})
UNSETTLED_GRADE: Final = "U"

SECONDARY: Final = "secondary"
LAW: Final = "law"
_SECONDARY_LABELS: Final = {
    "ja": "二次資料（未確認）",
    "en": "secondary source, unconfirmed",
    "vi": "nguồn thứ cấp, chưa xác nhận",
}


class RulebookError(Exception):
    """The rulebook cannot be read as it stands; `problems` lists everything found, each with its remedy."""

    def __init__(self, *problems: str) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


class UnknownRule(LookupError):  # noqa: N818 - says what is the matter, as LookupError's other kinds do
    """Nobody wrote down a rule of this name."""


class WrongDate(TypeError):  # noqa: N818
    """The rule changes over by another kind of date than the one it was asked with."""


class RuleNotInForce(LookupError):  # noqa: N818
    """On that day the rule had not begun, or had already ended."""


class FrozenMapping(dict[str, Any]):
    """A mapping of a rule's value: shared by everyone who asks, so nobody may change it."""

    __slots__ = ()

    def _refuse(self, *_args: object, **_kwargs: object) -> NoReturn:
        raise TypeError("A rule's value is shared and cannot be changed; build a new mapping from it.")

    __setitem__ = __delitem__ = pop = popitem = clear = update = setdefault = _refuse

    def __reduce__(self) -> tuple[type[dict[str, Any]], tuple[list[tuple[str, Any]]]]:
        return dict, (list(self.items()),)


@dataclass(frozen=True, slots=True)
class Source:
    """The law, ordinance or ministry text a value rests on; or that we only have it second hand."""

    title: str | None = None
    article: str | None = None
    url: str | None = None
    kind: str = LAW

    def label(self, lang: str = "ja") -> str:
        """How the source is shown: the title and article, or that it is secondary. Never a private page."""
        if self.kind == SECONDARY or not self.title:
            return _SECONDARY_LABELS.get(lang, _SECONDARY_LABELS["en"])
        return f"{self.title} {self.article}" if self.article else self.title


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule as it stood on one day."""

    id: str
    value: Any
    effective_from: date
    effective_to: date | None  # exclusive
    source: Source
    confidence: str
    checked_on: date
    announced_on: date | None
    title: dict[str, str]
    changes_over_by: str
    unit: str | None = None
    note: dict[str, str] = field(default_factory=FrozenMapping)
    json_value: Any = None

    @property
    def is_unsettled(self) -> bool:
        return self.confidence == UNSETTLED_GRADE

    @property
    def is_confirmed(self) -> bool:
        return self.confidence in CONFIRMED_GRADES

    def as_because(self, lang: str = "ja") -> dict[str, Any]:
        """The rule as a reason, ready for JSON: for ledger, screens and API."""
        return {
            "rule": self.id,
            "value": self.json_value,
            "effective_from": self.effective_from.isoformat(),
            "source": self.source.label(lang),
            "confidence": self.confidence,
        }


@dataclass(frozen=True, slots=True, eq=False)
class RuleHistory:
    """One rule through all its dated values, oldest first."""

    id: str
    title: dict[str, str]
    changes_over_by: str
    versions: tuple[Rule, ...]
    unit: str | None
    rests_on: tuple[str, ...]
    note: dict[str, str]
    shown_on: tuple[str, ...]
    digest: str
    _starts: tuple[date, ...]

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.versions)

    def __len__(self) -> int:
        return len(self.versions)

    @property
    def subject(self) -> str:
        return self.id.split("/", 1)[0]

    @property
    def first_effective_on(self) -> date:
        return self.versions[0].effective_from

    def at(self, day: date) -> Rule:
        """The rule as it stood on `day`; RuleNotInForce before its first value and after its end."""
        index = bisect_right(self._starts, day) - 1
        if index < 0:
            raise RuleNotInForce(
                f"{self.id}: not in force on {day.isoformat()}; its first value is dated "
                f"{self._starts[0].isoformat()} ({self.changes_over_by})."
            )
        version = self.versions[index]
        if version.value is None:
            raise RuleNotInForce(
                f"{self.id}: not in force on {day.isoformat()}; it ended on "
                f"{version.effective_from.isoformat()} ({self.changes_over_by})."
            )
        return version
