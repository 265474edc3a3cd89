"""One word for one thing: the glossary and the code agree."""

import ast
import re

import polib
from lxml import etree

from tests.repository import ADDONS, ROOT, is_test, models, parse, python_files

FORBIDDEN = re.compile(
    r"(^|_)(kinerja|capaian|sasaran|opd|satker|kpi|realisasi|anggaran|jabatan|pegawai"
    r"|hitung|daftar|nilai)(_|$)"
)
# Values of regulation levels and kinds are the regulation's own nouns.
ROW = re.compile(r"^\|[^|]*\|\s*`([^`]+)`")


NAMED = re.compile(r"^\|\s*([^|]*?)\s*\|\s*`(sidocakep[.\w]+)`[^|]*\|\s*([^|]*?)\s*\|")
MARK = re.compile(r"""data-mark="'([^']+)' if""")
#: Files that know the words of others, because they read them.
READS_WHAT_OTHERS_WROTE = {"post-not_due.py", "reading.py", "people.py"}
EXTRA = re.compile(r" \([^()]*\)$")


def glossary():
    text = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    return {match[1] for line in text.splitlines() if (match := ROW.match(line))}


def test_every_model_is_in_the_glossary():
    missing = sorted(
        name
        for name, (_path, _class, kind) in models().items()
        if kind == "Model" and name not in glossary()
    )
    assert not missing


def test_every_model_of_the_glossary_exists():
    ours = {name for name in glossary() if name.startswith("sidocakep.")}
    assert ours - set(models()) == set()


def catalogue_names():
    """Return ``{model: (English, Indonesian)}`` of the descriptions of the models."""
    found = {}
    for addon in ADDONS:
        for entry in polib.pofile(str(ROOT / addon / "i18n" / "id.po")):
            for place, _line in entry.occurrences:
                if place.startswith("model:ir.model,name:"):
                    model = place.rpartition("model_")[2]
                    found[model] = (entry.msgid, entry.msgstr)
    return found


def test_screen_and_glossary_say_the_same():
    """What a model is called here is what officials read, in both languages."""
    names = catalogue_names()
    wrong = []
    for line in (ROOT / "docs" / "glossary.md").read_text("utf-8").splitlines():
        match = NAMED.match(line)
        if not match or match[2].replace(".", "_") not in names:
            continue
        english, indonesian = names[match[2].replace(".", "_")]
        if match[3] != english or match[1] not in (
            indonesian,
            f"{indonesian}{''.join(EXTRA.findall(match[1]))}",
        ):
            wrong.append(
                f"{match[2]}: {match[1]} / {match[3]}, {indonesian} / {english}"
            )
    assert not wrong


def test_a_draft_is_called_the_same_on_paper_and_on_the_screen():
    """The mark across a page that nobody has decided or signed yet."""
    on_screen = {
        entry.msgstr.upper()
        for addon in ADDONS
        for entry in polib.pofile(str(ROOT / addon / "i18n" / "id.po"))
        if entry.msgid == "Draft"
    }
    on_paper = {
        mark
        for path in (ROOT / "sidocakep_report" / "report").rglob("*.xml")
        for mark in MARK.findall(path.read_text("utf-8"))
    }
    assert on_paper == on_screen == {"RANCANGAN"}


def unused_words():
    """Return the Indonesian words that the glossary gives another word for."""
    text = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    table = text.partition("| tidak dipakai |")[2].splitlines()[2:]
    rows = [line.split("|")[1] for line in table if line.startswith("|")]
    return [word.strip() for row in rows for word in row.split(",")]


def test_officials_read_one_word_for_one_thing():
    unused = re.compile(rf"\b({'|'.join(unused_words())})\b", re.IGNORECASE)
    assert len(unused_words()) > 15
    wrong = [
        entry.msgstr
        for addon in ADDONS
        for entry in polib.pofile(str(ROOT / addon / "i18n" / "id.po"))
        if unused.search(entry.msgstr)
    ]
    assert not wrong


def written_words():
    """Yield place and text of what is printed or said without a catalogue."""
    for addon in ADDONS:
        for path in sorted((ROOT / addon / "report").rglob("*.xml")):
            for element in etree.parse(str(path)).iter():
                yield from ((path, text) for text in (element.text, element.tail))
        for path in python_files(addon):
            if is_test(path) or path.name in READS_WHAT_OTHERS_WROTE:
                continue
            for node in ast.walk(parse(path)):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield path, node.value


def test_paper_and_engine_use_the_words_of_the_screen():
    """Forms are Indonesian in their templates, and so is what the engine says."""
    unused = re.compile(rf"\b({'|'.join(unused_words())})\b", re.IGNORECASE)
    wrong = [
        f"{path.relative_to(ROOT)}: {text.strip()[:80]}"
        for path, text in written_words()
        if text and unused.search(text)
    ]
    assert not wrong


def test_no_two_words_for_one_thing():
    wrong = []
    for addon in ADDONS:
        for path in python_files(addon):
            if is_test(path):
                continue
            for node in ast.walk(parse(path)):
                name = None
                if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                    name = node.name
                elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                    name = node.id
                if name and FORBIDDEN.search(name.lower()):
                    wrong.append(f"{path.relative_to(ROOT)}: {name}")
    assert not wrong
