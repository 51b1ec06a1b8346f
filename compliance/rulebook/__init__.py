"""The law as data: dated values with source and confidence, asked by the kind of date they change over by."""

from .loader import Rulebook, all_rules, current, history, reading_from, rule
from .model import Rule, RulebookError, RuleHistory, RuleNotInForce, Source, UnknownRule, WrongDate

__all__ = [
    "Rule",
    "RuleHistory",
    "RuleNotInForce",
    "Rulebook",
    "RulebookError",
    "Source",
    "UnknownRule",
    "WrongDate",
    "all_rules",
    "current",
    "history",
    "reading_from",
    "rule",
]
