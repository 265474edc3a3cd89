"""The browser's stylesheet and the vocabulary name the same classes."""

import re
from pathlib import Path

from sidocakep_report import engine
from sidocakep_report.engine import vocabulary as voc

ADDON = Path(engine.__file__).parents[1]
STYLESHEET = ADDON / "static" / "src" / "print" / "print.css"
# Classes without a look of their own in a browser.
PLAIN = {"article", "sc-page", "sc-pages"}


def known_classes():
    return set().union(*voc.CLASSES.values())


def test_stylesheet_knows_every_class():
    styled = set(re.findall(r"\.(sc-[a-z0-9-]+)", STYLESHEET.read_text("utf-8")))
    assert styled == known_classes() - PLAIN


def test_templates_use_known_classes_only():
    used = set()
    for path in (ADDON / "report").glob("*.xml"):
        for value in re.findall(r'class="([^"]*)"', path.read_text("utf-8")):
            used |= {name for name in value.split() if name.startswith("sc-")}
    assert used and used <= known_classes()


def test_fonts_are_small_and_licensed():
    fonts = ADDON / "static" / "fonts"
    files = list(fonts.glob("*.ttf"))
    assert files and sum(path.stat().st_size for path in files) < 3_000_000
    named = (fonts / "README.md").read_text("utf-8")
    for path in files:
        assert path.stem.partition("-")[0] in named
    assert len(list((fonts / "licenses").glob("*.txt"))) == 2
