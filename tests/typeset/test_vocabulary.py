"""The browser's stylesheet and the vocabulary name the same classes."""

import re

from sidocakep_report.typeset import engine
from sidocakep_report.typeset.engine import vocabulary as voc

# Classes without a look of their own in a browser.
#: Without a look of its own: a browser sets the columns by what stands in them itself.
PLAIN = {"article", "ts-by-need", "ts-page", "ts-pages"}


def known_classes():
    return set().union(*voc.CLASSES.values())


def test_stylesheet_knows_every_class():
    styled = set(re.findall(r"\.(ts-[a-z0-9-]+)", engine.get_stylesheet()))
    assert styled == known_classes() - PLAIN


def test_fonts_are_small_and_licensed():
    fonts = engine.FONTS
    files = list(fonts.glob("*.ttf"))
    assert files and sum(path.stat().st_size for path in files) < 3_000_000
    named = (fonts / "README.md").read_text("utf-8")
    for path in files:
        assert path.stem.partition("-")[0] in named
    assert len(list((fonts / "licenses").glob("*.txt"))) == 2
