"""Menus, buttons and labels are named as they stand on the screen."""

import ast
import re
from collections import defaultdict
from functools import cache
from itertools import pairwise
from xml.etree import ElementTree

import polib
import pytest

from tests.repository import ADDONS, ROOT, is_test, parse, python_files, tracked_files

#: Steps of ways through Odoo's own menus.
STOCK = {
    ("Settings", "Companies"),
    ("Companies", "Working Hours"),
    ("Pengaturan", "Perusahaan"),
    ("Perusahaan", "Jam Kerja"),
}
BOLD = re.compile(r"\*\*([^*]+)\*\*")
#: One English word in two kinds of place, looked at: it means one thing in both.
SHARED = ROOT / "tests" / "data" / "shared_words.tsv"
KINDS = {
    "model:ir.model.fields,field_description:": "field",
    "model:ir.model.fields.selection,name:": "choice",
}


def views():
    return [
        path
        for path in tracked_files()
        if path.suffix == ".xml"
        and path.relative_to(ROOT).parts[0] in ADDONS
        and {"views", "wizard"} & set(path.relative_to(ROOT).parts)
    ]


@cache
def menus():
    """Return ``{(addon, id): (name, parent key)}`` of every menu of the addons."""
    found, actions = {}, {}
    for path in views():
        addon = path.relative_to(ROOT).parts[0]
        tree = ElementTree.parse(path)
        for record in tree.iter("record"):
            name = record.find("field[@name='name']")
            if name is not None and record.get("model", "").startswith("ir.actions"):
                actions[addon, record.get("id")] = name.text
        for item in tree.iter("menuitem"):
            action = key(addon, item.get("action"))
            name = item.get("name") or action
            found[addon, item.get("id")] = (name, key(addon, item.get("parent")))
    return {
        menu: (actions.get(name, name), parent)
        for menu, (name, parent) in found.items()
    }


def key(addon, external_id):
    if not external_id:
        return None
    module, dot, name = external_id.rpartition(".")
    return (module if dot else addon, name)


@cache
def words():
    """Return ``{English: Indonesian}`` of all addons."""
    return {
        " ".join(entry.msgid.split()): " ".join(entry.msgstr.split())
        for addon in ADDONS
        for entry in polib.pofile(str(ROOT / addon / "i18n" / "id.po"))
    }


@cache
def steps(language):
    """Return the pairs (menu, what one finds in it) of a language.

    In a menu stand its menus; in one that opens a screen, all labels of the product.
    """
    found = set(STOCK)
    names = {menu: name for menu, (name, _parent) in menus().items()}
    inner = {parent for _name, parent in menus().values()}
    labels = set(words())
    for menu, (name, parent) in menus().items():
        if parent in names:
            found.add((names[parent], name))
        if menu not in inner:
            found.update((name, label) for label in labels if len(label) < 40)
    if language == "en":
        return found
    return {tuple(words().get(name, name) for name in pair) for pair in found}


def plain(text):
    text = re.sub(r"</?(b|em|strong|i)\b[^>]*>", "", text)
    return " ".join(text.replace("&gt;", ">").split())


def wrong_steps(text, language):
    """Return the pairs around " > " that lead nowhere."""
    parts = plain(text).split(" > ")
    return [
        f"{left[-40:]} > {right[:40]}"
        for left, right in pairwise(parts)
        if not any(
            left.endswith(menu) and right.startswith(inside)
            for menu, inside in steps(language)
        )
    ]


@pytest.mark.parametrize("language", ["en", "id"])
def test_messages_name_menus_that_exist(language):
    texts = words() if language == "en" else words().values()
    assert [step for text in texts for step in wrong_steps(text, language)] == []


def test_a_way_is_found_and_a_wrong_one_is_not():
    """The check itself: a menu of another name leads nowhere."""
    assert not wrong_steps("Open <b>Planning &gt; Strategy Map</b> first.", "en")
    assert not wrong_steps("Buka Perencanaan > Peta Strategis.", "id")
    assert wrong_steps("Delete it in Planning > Plan Costs.", "en")
    assert wrong_steps("Buka Perencanaan > Rencana.", "id")


@pytest.mark.parametrize(
    "path",
    [
        page
        for folder in ("howto", "panduan")
        for page in sorted((ROOT / "docs" / folder).glob("*.md"))
    ],
    ids=lambda path: path.stem,
)
def test_howtos_name_what_is_on_the_screen(path):
    labels = set(words().values()) | {plain(text) for text in words().values()}
    wrong = []
    for bold in BOLD.findall(" ".join(path.read_text("utf-8").split())):
        if " > " in bold:
            wrong += wrong_steps(bold.removesuffix(" > Baru"), "id")
        elif bold not in {*labels, *SPOKEN}:
            wrong.append(bold)
    assert not wrong


#: Bold words of the pages that are no labels: Odoo's own buttons, names of offices.
SPOKEN = {"Baru", "Cetak", "Simpan"}


def buttons():
    """Return the words of every button of the addons."""
    return {
        " ".join(button.get("string").split())
        for path in views()
        for button in ElementTree.parse(path).iter("button")
        if button.get("string")
    }


def kinds():
    """Return ``{English: kinds of place}``: field, choice, button."""
    found = defaultdict(set)
    for addon in ADDONS:
        for entry in polib.pofile(str(ROOT / addon / "i18n" / "id.po")):
            for place, _line in entry.occurrences:
                for beginning, kind in KINDS.items():
                    if place.startswith(beginning):
                        found[" ".join(entry.msgid.split())].add(kind)
    for word in buttons():
        found[word].add("button")
    return found


def test_one_word_in_two_kinds_of_place_was_looked_at():
    """A field, a choice and a button that share a word share its Indonesian too."""
    shared = {word for word, places in kinds().items() if len(places) > 1}
    listed = {
        line.partition("\t")[0]
        for line in SHARED.read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    }
    assert shared - listed == set(), "one meaning? list it; two? another source word"
    assert listed - shared == set(), "no longer in two kinds of place"


#: Words with which a sentence says what to do.
VERBS = (
    "add|adopt|answer|appoint|archive|ask|attach|bring|change|check|choose|close|compare|complete"
    "|confirm|copy|correct|count|decide|delete|draft|draw|empty|end|enter|exchange|fill"
    "|finish|give|go|hand|have|keep|leave|let|link|load|look|make|mend|move|name|open"
    "|pick|press|print|put|read|record|remove|repair|return|revise|say|search|see|send|set"
    "|shorten|sign|start|switch|take|tell|tie|try|type|untick|upload|use|wait|write"
)
ACTS = re.compile(
    # After a full stop, or after a sentence that is put in.
    rf"(?:^|[.:;,] |\)s |\b(?:then|or|and|first) )(?:{VERBS})\b",
    re.IGNORECASE,
)
REFUSALS = {"UserError", "ValidationError", "AccessError"}
#: Refusals whose remedy is put in, and those that only a client of our own can meet.
WITHOUT = ROOT / "tests" / "data" / "refusals_without_remedy.tsv"


def refusals():
    """Yield the text of each refusal in models and wizards, with its file."""
    for addon in ADDONS:
        for path in python_files(addon):
            if is_test(path) or "migrations" in path.parts:
                continue
            for node in ast.walk(parse(path)):
                if isinstance(node, ast.Call) and called(node) in REFUSALS:
                    for inner in ast.walk(node):
                        if isinstance(inner, ast.Call) and called(inner) == "_":
                            yield path, getattr(inner.args[0], "value", None)
                elif isinstance(node, ast.Call) and called(node) in CONSTRAINTS:
                    if len(node.args) > 1:
                        yield path, getattr(node.args[-1], "value", None)


CONSTRAINTS = {"Constraint", "UniqueIndex", "version_index"}


def called(node):
    return getattr(node.func, "id", getattr(node.func, "attr", ""))


def test_every_refusal_says_what_to_do():
    listed = {
        line.partition("\t")[0]
        for line in WITHOUT.read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    }
    texts = {text: path for path, text in refusals() if isinstance(text, str)}
    assert len(texts) > 200
    silent = {" ".join(text.split()) for text in texts if not ACTS.search(text)}
    assert silent - listed == set()
    assert listed - silent == set(), "these say it now, or are gone"
