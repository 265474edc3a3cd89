"""No regulation is cited where it is not law: citations are data of a profile.

Strings of the program, screens, scripts and their Indonesian name no regulation, no
article and no regency. Docstrings and comments say where a rule comes from; data files,
demo and tests may.
"""

import ast
import re

import polib
import pytest
from lxml import etree

from tests.repository import ADDONS, ROOT

CITATION = re.compile(
    r"Gunung\s+Mas|\bPaser\b|Perbup|24/2024|23/2016"
    r"|\bPasal\s+\d|\bart(icle|\.)\s*\d|\b[Aa]nnex\s+[A-Z0-9]"
    r"|\b[Ll]ampiran\s+(huruf|angka)?\s*[A-Z]\b"
)
#: Words that make a citation, not one: how names of regulations are shortened.
WORDS = {"Perbup", "Pergub", "Perwali", "Perda"}
#: Where a text is data that a government changes, or is no text of the program.
OUTSIDE = ("tests", "demo", "data", "migrations", "i18n")
#: Models whose translated texts are data of the shipped profiles.
DATA_MODELS = re.compile(
    r"model:sidocakep\.(profile|achievement|indicator\.level|position\.kind)[\w.]*,"
)


def _files(*suffixes):
    return [
        path
        for addon in ADDONS
        for path in sorted((ROOT / addon).rglob("*"))
        if path.suffix in suffixes
        and not set(path.relative_to(ROOT).parts) & set(OUTSIDE)
    ]


def _name(path):
    return str(path.relative_to(ROOT))


def _docstrings(tree):
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    for node in ast.walk(tree):
        if isinstance(node, kinds) and node.body:
            first = node.body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                yield first.value


def find_in_python(source):
    """Return the strings of a module that cite, docstrings left out."""
    tree = ast.parse(source)
    docstrings = {id(node) for node in _docstrings(tree)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
        and node.value not in WORDS
        and CITATION.search(node.value)
    ]


def find_in_xml(source):
    """Return the texts and attributes that cite, comments left out."""
    root = etree.fromstring(source, etree.XMLParser(remove_comments=True))
    texts = (
        text
        for node in root.iter()
        for text in (node.text, node.tail, *node.attrib.values())
        if text
    )
    return [text for text in texts if CITATION.search(text)]


def find_in_script(source):
    """Return the lines of a script that cite, comments left out."""
    source = re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL)
    lines = (re.sub(r"(^|\s)//.*", "", line) for line in source.split("\n"))
    return [line for line in lines if CITATION.search(line)]


def find_in_translation(entries):
    """Return the translations that cite although their source does not."""
    return [
        entry.msgstr
        for entry in entries
        if CITATION.search(entry.msgstr)
        and not CITATION.search(entry.msgid)
        and not all(DATA_MODELS.match(place) for place, _line in entry.occurrences)
    ]


@pytest.mark.parametrize("path", _files(".py"), ids=_name)
def test_no_string_of_the_program_cites(path):
    assert not find_in_python(path.read_bytes())


@pytest.mark.parametrize("path", _files(".xml"), ids=_name)
def test_no_screen_cites(path):
    assert not find_in_xml(path.read_bytes())


@pytest.mark.parametrize("path", _files(".js"), ids=_name)
def test_no_script_cites(path):
    assert not find_in_script(path.read_text())


@pytest.mark.parametrize("addon", ADDONS)
def test_no_translation_cites(addon):
    assert not find_in_translation(polib.pofile(ROOT / addon / "i18n" / "id.po"))


def test_each_search_finds_what_it_is_for():
    """The searches themselves: a citation is found, a docstring is none."""
    code = '"""Paser 23/2016 art. 5."""\nx = _("Empty (Pasal 6 ayat (3)).")\n'
    assert find_in_python(code) == ["Empty (Pasal 6 ayat (3))."]
    view = b'<form><!-- Paser --><p title="Annex B">RKA</p></form>'
    assert find_in_xml(view) == ["Annex B"]
    assert find_in_script("// Paser\nsay('Paser');") == ["say('Paser');"]
    entry = polib.POEntry(
        msgid="RKA", msgstr="RKA (Lampiran huruf B)", occurrences=[("code:a.py", "0")]
    )
    assert find_in_translation([entry]) == ["RKA (Lampiran huruf B)"]
    entry.occurrences = [("model:sidocakep.profile,name:x", "")]
    assert not find_in_translation([entry])
