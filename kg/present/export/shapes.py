"""Things of `kg.model` as JSON has them, and back: every field is checked, for files come from anywhere.

A field that has its default is left out. A span is [start, end].
"""

import math
from collections.abc import Hashable
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from kg.model import Span

ThingT = TypeVar("ThingT")


def to_plain(thing: Any) -> Any:
    """Return what JSON can hold."""
    if is_dataclass(thing):
        return {
            field.name: to_plain(getattr(thing, field.name))
            for field in fields(thing)
            if getattr(thing, field.name) != field.default
        }
    return [to_plain(one) for one in thing] if isinstance(thing, tuple) else thing


def from_plain(kind: type[ThingT], plain: object) -> ThingT:
    """Return the dataclass that `to_plain` wrote.

    Raises:
        ValueError: It is of another shape; the message says where and what would be right.
    """
    if not isinstance(plain, dict):
        raise ValueError(f"{kind.__name__} is not an object")
    shape: Any = kind
    known = _fields(shape)
    if unknown := sorted(map(str, plain.keys() - known.keys())):
        raise ValueError(f"{kind.__name__} has no {unknown[0]!r}")
    missing = [name for name, field in known.items() if name not in plain and field.default is MISSING]
    if missing:
        raise ValueError(f"{kind.__name__} lacks {missing[0]!r}")
    hints = _hints(shape)
    return kind(**{name: _read(hints[name], value, name) for name, value in plain.items()})


@cache
def _fields(kind: Hashable) -> dict[str, "Field[Any]"]:
    return {field.name: field for field in fields(kind)}  # type: ignore[arg-type]  # a dataclass


@cache
def _hints(kind: Hashable) -> dict[str, Any]:
    return get_type_hints(kind)


def _read(hint: Any, value: Any, name: str) -> Any:
    """Return a value as its type hint has it: the few kinds of hint that `kg.model` uses."""
    if isinstance(hint, type) and is_dataclass(hint):
        return from_plain(hint, value)
    if hint is Span:
        return _span(value, name)
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        (rest,) = (one for one in get_args(hint) if one is not NoneType)
        return None if value is None else _read(rest, value, name)
    if origin is Literal:
        if value not in get_args(hint):
            raise ValueError(f"{name} may not be {str(value)[:40]!r}")
        return value
    if origin is tuple:
        if not isinstance(value, list):
            raise ValueError(f"{name} is not a list")
        return tuple(_read(get_args(hint)[0], one, name) for one in value)
    return _scalar(hint, value, name)


def _scalar(kind: type, value: Any, name: str) -> Any:
    if kind is float and type(value) is int:
        value = float(value)
    if type(value) is not kind:
        raise ValueError(f"{name} is not of type {kind.__name__}")
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError(f"{name} is not a number")
    if isinstance(value, str) and not _is_whole(value):
        raise ValueError(f"{name} has half a character (a lone surrogate) in it")
    return value


def _is_whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _span(value: Any, name: str) -> Span:
    if not (isinstance(value, list) and len(value) == 2 and all(type(edge) is int for edge in value)):
        raise ValueError(f"{name} is not a list of [start, end]")
    return Span(*value)
