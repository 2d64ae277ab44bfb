"""What a test needs and a machine may lack: a skip that gives its reason, or in CI (`KG_CI=1`) a failure."""

import importlib
import os
from pathlib import Path
from types import ModuleType

import pytest

from kg.extract.pipeline import pipeline_name


def needs(there: bool | Path, reason: str) -> None:
    """Go on if it is there (a path: if it exists); the reason says what is missing."""
    __tracebackhide__ = True
    if there.exists() if isinstance(there, Path) else there:
        return
    if os.environ.get("KG_CI") == "1":
        pytest.fail(f"missing in CI: {reason}", pytrace=False)
    pytest.skip(reason, allow_module_level=True)


def needs_module(name: str, reason: str) -> ModuleType:
    """Return the module if it is installed."""
    __tracebackhide__ = True
    try:
        return importlib.import_module(name)
    except ImportError:
        needs(False, reason)
        raise


def needs_large_model() -> None:
    """Go on if the pipeline that floors are measured with is installed."""
    __tracebackhide__ = True
    name = pipeline_name()
    needs("en_core_web_md" in name, f"the floors hold for en_core_web_md, not for {name}")
