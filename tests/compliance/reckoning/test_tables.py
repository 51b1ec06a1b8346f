"""Worked examples of the law, in YAML beside this file: each named, cited, its dates written out."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from compliance.reckoning.exclusions import Exclusion
from compliance.reckoning.facts import ImpossibleFacts
from compliance.reckoning.six_year_route import TestResult
from compliance.reckoning.stays import Stay
from compliance.rulebook import RuleNotInForce
from compliance.rulebook.strict_yaml import read_yaml

RECORDS = {"stays": Stay, "exclusions": Exclusion, "results": TestResult}


def cases():
    for path in sorted(Path(__file__).parent.glob("*.yaml")):
        table = read_yaml(path)
        if not table or "cases" not in table or not ({"function", "module"} & table.keys()):
            continue
        for case in table["cases"]:
            name = case.get("function") or table["function"]
            dotted = f"{table['module']}.{name}" if "module" in table else name
            yield pytest.param(dotted, case, id=f"{path.stem}: {case['name']}")


def function(dotted):
    module, _, name = dotted.rpartition(".")
    return getattr(import_module(module), name)


def facts(given):
    return {
        name: [RECORDS[name](**record) for record in value] if name in RECORDS else value
        for name, value in given.items()
    }


def disagreements(expected, found, where=""):
    if isinstance(expected, dict):
        for name, value in expected.items():
            yield from disagreements(value, getattr(found, name), f"{where}.{name}")
    elif isinstance(expected, list):
        if len(expected) != len(found):
            yield f"{where}: expected {len(expected)}, found {found}"
        else:
            for index, (one, other) in enumerate(zip(expected, found, strict=True)):
                yield from disagreements(one, other, f"{where}[{index}]")
    elif expected != found:
        yield f"{where}: expected {expected}, found {found}"


@pytest.mark.parametrize(("dotted", "case"), list(cases()))
def test_the_law_says(dotted, case):
    ask = function(dotted)
    if "refuses" in case:
        with pytest.raises(ImpossibleFacts) as refused:
            ask(**facts(case["given"]))
        assert refused.value.fact == case["refuses"]
        return
    if "raises" in case:
        with pytest.raises(RuleNotInForce, match=case["says"]):
            ask(**facts(case["given"]))
        return
    found = ask(**facts(case["given"]))
    assert not list(disagreements(case["gives"], found))
    assert found.because, "an answer must say what it rests on"
    if "warns" in case:
        assert set(found.warnings) == set(case["warns"])
