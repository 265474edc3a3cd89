"""What the demo does is told in Indonesian: the words are there before it."""

import ast
import re

import pytest

from tests.repository import ROOT

ADDONS = ("sidocakep_base", "sidocakep_cascading", "sidocakep_report")


@pytest.mark.parametrize("addon", ADDONS)
def test_the_words_come_before_the_demo(addon):
    """Odoo loads the translations of an addon after its demo: "Budget created"."""
    manifest = ast.literal_eval((ROOT / addon / "__manifest__.py").read_text())
    demo = manifest.get("demo", [])
    if not demo:
        return
    first = (ROOT / addon / demo[0]).read_text()
    calls = re.findall(r'<(?:record|function|template)[^>]*?name="(\w+)"', first)
    assert calls[0] == "_update_translations"
    assert f"base.module_{addon}" in first
