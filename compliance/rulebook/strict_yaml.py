"""YAML without its surprises: a key given twice, a bare `no`, a code read as an octal number are refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Hashable
    from pathlib import Path

try:
    from yaml import CSafeLoader as _SafeLoader
except ImportError:  # PyYAML built without libyaml reads the same, only slower
    from yaml import SafeLoader as _SafeLoader  # type: ignore[assignment]

_BOOL = "tag:yaml.org,2002:bool"
_INT = "tag:yaml.org,2002:int"
_FLOAT = "tag:yaml.org,2002:float"
_WORDS_READ_AS_TRUTH = frozenset({"yes", "no", "off"})


class StrictYamlError(Exception):
    """The text is YAML that would not mean what it says; the message gives line and remedy."""


class _StrictLoader(_SafeLoader):
    """PyYAML's safe loader, plus our refusals."""


def _line(node: yaml.Node) -> str:
    return f"line {node.start_mark.line + 1}"


def _construct_mapping(loader: _StrictLoader, node: yaml.MappingNode) -> dict[Hashable, Any]:
    seen: set[Hashable] = set()
    for key_node, _value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if key in seen:
            raise StrictYamlError(f"{_line(key_node)}: the key {key!s} is given twice; keep one of them")
        seen.add(key)
    return yaml.SafeLoader.construct_mapping(loader, node, deep=True)


def _construct_yaml_map(loader: _StrictLoader, node: yaml.MappingNode) -> Any:
    data: dict[Hashable, Any] = {}
    yield data
    data.update(_construct_mapping(loader, node))


def _construct_str(loader: _StrictLoader, node: yaml.ScalarNode) -> str:
    text = str(loader.construct_scalar(node))
    if not node.style and text.lower() in _WORDS_READ_AS_TRUTH:
        raise StrictYamlError(f'{_line(node)}: write true or false, or quote "{text}" if that word is meant')
    return text


def _construct_int(loader: _StrictLoader, node: yaml.ScalarNode) -> int:
    text = str(loader.construct_scalar(node))
    if not re.fullmatch(r"[-+]?(0|[1-9][0-9_]*)", text):
        raise StrictYamlError(
            f'{_line(node)}: {text} would be read as another number; quote it ("{text}") if it is a code'
        )
    return int(text.replace("_", ""))


def _construct_float(loader: _StrictLoader, node: yaml.ScalarNode) -> float:
    text = str(loader.construct_scalar(node))
    if not re.fullmatch(r"[-+]?[0-9]+\.[0-9]+", text):
        raise StrictYamlError(
            f'{_line(node)}: {text} is no plain decimal number; quote it ("{text}") if it is a code'
        )
    return float(text)


# YAML 1.1 reads `on`, `yes`, `no` and `off` as truth values. Here only true and false are.
_StrictLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != _BOOL]
    for first, resolvers in _SafeLoader.yaml_implicit_resolvers.items()
}
_StrictLoader.add_implicit_resolver(_BOOL, re.compile(r"^(?:true|false)$"), list("tf"))
_StrictLoader.add_constructor("tag:yaml.org,2002:map", _construct_yaml_map)
_StrictLoader.add_constructor("tag:yaml.org,2002:str", _construct_str)
_StrictLoader.add_constructor(_INT, _construct_int)
_StrictLoader.add_constructor(_FLOAT, _construct_float)


def read_yaml(path: Path) -> Any:
    """The file's content; StrictYamlError (with the line and what to do) where it is no YAML we accept."""
    try:
        with path.open("rb") as stream:
            return yaml.load(stream, Loader=_StrictLoader)  # noqa: S506 - a subclass of the safe loader
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"line {mark.line + 1}: " if mark else ""
        raise StrictYamlError(f"{where}{error.problem}; mend the YAML there") from error
    except yaml.YAMLError as error:
        raise StrictYamlError(f"{error}; save the file as UTF-8 YAML") from error
