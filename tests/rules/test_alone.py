"""The rules can be installed and used alone."""

import subprocess
import sys


def test_rules_import_nothing_of_the_bot() -> None:
    others = ("bot", "aiogram", "jinja2")
    code = f"import sys, rules; print([name for name in sys.modules if name.split('.')[0] in {others}])"
    found = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert found.stdout.strip() == "[]"


def test_importing_reads_no_figures() -> None:
    """Importing is quick because nothing is loaded before it is asked for."""
    code = "import rules; print(rules.figures.cache_info().currsize)"
    found = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert found.stdout.strip() == "0"
