"""The templates of the forms are written in the typesetter's vocabulary."""

import re

from sidocakep_report.typeset.engine import vocabulary as voc
from tests.repository import ROOT


def test_templates_use_known_classes_only():
    known = set().union(*voc.CLASSES.values())
    used = set()
    for path in (ROOT / "sidocakep_report" / "report").rglob("*.xml"):
        for value in re.findall(r'class="([^"]*)"', path.read_text("utf-8")):
            names = (name.strip("'") for name in value.split())
            used |= {name for name in names if name.startswith("ts-")}
    assert used and used <= known
