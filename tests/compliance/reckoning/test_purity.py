"""The law is reckoned without a framework."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
ASK = """
import importlib, pkgutil, sys
for name in ("compliance.rulebook", "compliance.common.dates", "compliance.common.wareki",
             "compliance.common.text", "compliance.common.clock"):
    importlib.import_module(name)
import compliance.reckoning as reckoning
for module in pkgutil.walk_packages(reckoning.__path__, "compliance.reckoning."):
    importlib.import_module(module.name)
print(sorted({name.split(".")[0] for name in sys.modules} & {"django", "celery", "rest_framework"}))
"""


def test_reckoning_imports_neither_django_nor_celery_nor_the_api():
    found = subprocess.run(
        [sys.executable, "-c", ASK], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    assert found.stdout.strip() == "[]"
