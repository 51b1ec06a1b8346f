"""Reads the law from data/**.yaml, strictly, once; and answers what a rule said on a day."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from .model import (
    DATE_KINDS,
    GRADES,
    LAW,
    SECONDARY,
    FrozenMapping,
    Rule,
    RulebookError,
    RuleHistory,
    Source,
    UnknownRule,
    WrongDate,
)
from .strict_yaml import StrictYamlError, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DATA_DIRECTORY: Final = Path(__file__).parent / "data"

_RULE_KEYS: Final = frozenset({"title", "changes_over_by", "unit", "rests_on", "note", "values", "shown_on"})
_RULE_REQUIRED: Final = ("title", "changes_over_by", "values")
_VALUE_KEYS: Final = frozenset({"value", "source", "confidence", "checked_on", "note", "announced_on"})
_VALUE_REQUIRED: Final = ("value", "source", "confidence", "checked_on")
_SOURCE_KEYS: Final = frozenset({"title", "article", "url", "kind"})
_LANGUAGES: Final = frozenset({"ja", "en", "vi"})


class _Problem(Exception):  # noqa: N818 - becomes part of a RulebookError
    """One thing wrong in one file, with its remedy."""


def _freeze(value: Any) -> Any:
    if isinstance(value, dict):
        return FrozenMapping({str(key): _freeze(item) for key, item in value.items()})
    if isinstance(value, list):
        return tuple(_freeze(item) for item in value)
    return value


def _as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return FrozenMapping({key: _as_json(item) for key, item in value.items()})
    if isinstance(value, tuple):
        return tuple(_as_json(item) for item in value)
    return value.isoformat() if isinstance(value, date) else value


def _check_keys(
    what: str, mapping: Any, *, allowed: frozenset[str], required: tuple[str, ...]
) -> dict[str, Any]:
    if not isinstance(mapping, dict):
        raise _Problem(f"{what} must be a mapping; write it as indented `key: value` lines")
    unknown = sorted(str(key) for key in mapping if key not in allowed)
    if unknown:
        raise _Problem(
            f"{what} has the unknown key {', '.join(unknown)}; "
            f"remove it or use one of: {', '.join(sorted(allowed))}"
        )
    missing = [key for key in required if key not in mapping]
    if missing:
        raise _Problem(f"{what} lacks {', '.join(missing)}; add it")
    return mapping


def _texts(what: str, mapping: Any, *, required: tuple[str, ...]) -> FrozenMapping:
    texts = _check_keys(what, mapping, allowed=_LANGUAGES, required=required)
    for lang, text in texts.items():
        if not isinstance(text, str) or not text.strip():
            raise _Problem(f"{what} is empty or no text in {lang}; write it out")
    return FrozenMapping(texts)


def _note(what: str, raw: dict[str, Any], otherwise: FrozenMapping) -> FrozenMapping:
    return _texts(f"{what}: note", raw["note"], required=()) if "note" in raw else otherwise


def _names(what: str, raw: Any) -> tuple[str, ...]:
    if not isinstance(raw, list) or not all(isinstance(item, str) and item for item in raw):
        raise _Problem(f"{what} must be a list of names, such as [first, second]")
    return tuple(raw)


def _day(what: str, raw: Any) -> date:
    # A YAML timestamp with a time of day is a datetime, which Python counts as a date too.
    if type(raw) is not date:
        raise _Problem(f"{what} is {raw!r}, which is no date; write it as YYYY-MM-DD, without quotes")
    return raw


def _source(what: str, raw: Any, confidence: str) -> Source:
    mapping = _check_keys(f"{what}: source", raw, allowed=_SOURCE_KEYS, required=())
    kind = mapping.get("kind", LAW)
    if kind not in {LAW, SECONDARY}:
        raise _Problem(f"{what}: source kind {kind!r} is unknown; leave it out (a law) or write secondary")
    if kind == LAW and not mapping.get("title"):
        raise _Problem(f"{what}: the source has no title; name the law, or write kind: secondary")
    if kind == SECONDARY and len(mapping) > 1:
        raise _Problem(f"{what}: a secondary source is not named; leave only kind: secondary")
    if kind == SECONDARY and confidence == GRADES[0]:
        raise _Problem(f"{what}: grade {confidence} means the law was read; name it, or lower the grade")
    return Source(**{key: str(item) for key, item in mapping.items()})


def _grade(what: str, raw: Any) -> str:
    if raw not in GRADES:
        raise _Problem(f"{what}: confidence {raw!r} is unknown; use one of {', '.join(GRADES)}")
    return str(raw)


def _versions(rule_id: str, raw: dict[str, Any], common: dict[str, Any]) -> tuple[Rule, ...]:
    values = raw["values"]
    if not isinstance(values, dict) or not values:
        raise _Problem("values is empty; give at least one date with its value")
    starts = [_day("the effective date", key) for key in values]
    if starts != sorted(starts):
        raise _Problem("values are not in order of date; sort them, oldest first")
    versions = []
    for index, (start, entry) in enumerate(values.items()):
        what = f"value of {start.isoformat()}"
        given = _check_keys(what, entry, allowed=_VALUE_KEYS, required=_VALUE_REQUIRED)
        confidence = _grade(what, given["confidence"])
        announced = given.get("announced_on")
        value = _freeze(given["value"])
        if value is None and index == 0:
            raise _Problem(f"{what} is null, which ends a rule that never began; give it a value")
        versions.append(
            Rule(
                id=rule_id,
                value=value,
                json_value=_as_json(value),
                effective_from=start,
                effective_to=starts[index + 1] if index + 1 < len(starts) else None,
                source=_source(what, given["source"], confidence),
                confidence=confidence,
                checked_on=_day(f"{what}: checked_on", given["checked_on"]),
                announced_on=None if announced is None else _day(f"{what}: announced_on", announced),
                note=_note(what, given, common["note"]),
                title=common["title"],
                changes_over_by=common["changes_over_by"],
                unit=common["unit"],
            )
        )
    return tuple(versions)


def _read_rule(path: Path, rule_id: str) -> RuleHistory:
    try:
        content = read_yaml(path)
    except StrictYamlError as error:
        raise _Problem(str(error)) from error
    raw = _check_keys("the rule", content, allowed=_RULE_KEYS, required=_RULE_REQUIRED)
    kind = raw["changes_over_by"]
    if kind not in DATE_KINDS:
        raise _Problem(f"changes_over_by {kind!r} is unknown; use one of {', '.join(DATE_KINDS)}")
    common = {
        "title": _texts("title", raw["title"], required=("ja", "en")),
        "changes_over_by": kind,
        "unit": str(raw["unit"]) if raw.get("unit") else None,
        "note": _note("the rule", raw, FrozenMapping()),
    }
    versions = _versions(rule_id, raw, common)
    return RuleHistory(
        id=rule_id,
        versions=versions,
        rests_on=_names("rests_on", raw["rests_on"]) if "rests_on" in raw else (),
        shown_on=_names("shown_on", raw["shown_on"]) if "shown_on" in raw else (),
        digest=hashlib.sha256(path.read_bytes()).hexdigest(),
        _starts=tuple(version.effective_from for version in versions),
        **common,
    )


class Rulebook:
    """All rules of one or more directories; where two hold the same rule, the later directory's stands.

    A file is read when its rule is first asked for: forms are long, and few processes need any of them.
    """

    def __init__(self, paths: Mapping[str, Path]) -> None:
        self._paths = dict(sorted(paths.items()))
        self._rules: dict[str, RuleHistory] = {}

    @classmethod
    def of(cls, *directories: Path) -> Rulebook:
        """The rules of these directories, none of them read yet."""
        return cls(
            {
                path.relative_to(directory).with_suffix("").as_posix(): path
                for directory in directories
                for path in sorted(directory.rglob("*.yaml"))
            }
        )

    @classmethod
    def read(cls, *directories: Path) -> Rulebook:
        """Read every file, and raise one RulebookError listing all that is wrong."""
        rulebook = cls.of(*directories)
        problems = rulebook.problems()
        if problems:
            raise RulebookError(*problems)
        return rulebook

    def problems(self) -> tuple[str, ...]:
        """Everything that is wrong in any file."""
        found: list[str] = []
        for rule_id in self._paths:
            try:
                self.history(rule_id)
            except RulebookError as error:
                found += error.problems
        return tuple(found)

    def history(self, rule_id: str) -> RuleHistory:
        """The rule; UnknownRule when there is none of that name, RulebookError when its file is faulty."""
        found = self._rules.get(rule_id)
        if found is None:
            found = self._rules[rule_id] = self._read(rule_id)
        return found

    def _read(self, rule_id: str) -> RuleHistory:
        path = self._paths.get(rule_id)
        if path is None:
            raise UnknownRule(
                f"There is no rule {rule_id!r}; rules are named after their file under rulebook/data, "
                "such as residence/extension_opens."
            )
        try:
            return _read_rule(path, rule_id)
        except _Problem as problem:
            raise RulebookError(f"{path} (rule {rule_id}): {problem}.") from problem

    def all_rules(self, prefix: str = "") -> tuple[RuleHistory, ...]:
        return tuple(self.history(rule_id) for rule_id in self._paths if rule_id.startswith(prefix))


@cache
def _standing() -> Rulebook:
    return Rulebook.of(DATA_DIRECTORY)


_in_use: list[Rulebook] = []


def current() -> Rulebook:
    """The rulebook that questions are put to."""
    return _in_use[-1] if _in_use else _standing()


@contextmanager
def reading_from(*overlays: Path) -> Iterator[Rulebook]:
    """Within the block, rules of these directories stand in for ours of the same name: a change tried out."""
    rulebook = Rulebook.read(DATA_DIRECTORY, *overlays)
    _in_use.append(rulebook)
    try:
        yield rulebook
    finally:
        _in_use.remove(rulebook)


def rule(rule_id: str, /, **asked_by: date) -> Rule:
    """What the rule said on a day: `rule("fees/change_and_extension", accepted_on=day)`.

    The one keyword names the kind of date. A kind the rule does not change over by raises WrongDate.
    """
    history = current().history(rule_id)
    if len(asked_by) != 1:
        raise WrongDate(f"{rule_id}: ask with exactly one date, {history.changes_over_by}=….")
    ((kind, day),) = asked_by.items()
    if kind != history.changes_over_by:
        raise WrongDate(f"{rule_id}: changes over by {history.changes_over_by}, not {kind}.")
    return history.at(day)


def history(rule_id: str) -> RuleHistory:
    """The rule with all its dated values, oldest first."""
    return current().history(rule_id)


def all_rules(prefix: str = "") -> tuple[RuleHistory, ...]:
    """Every rule whose name starts with `prefix`, in order of name."""
    return current().all_rules(prefix)
