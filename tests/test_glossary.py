"""One word for one thing: the glossary and the code agree."""

import ast
import re

from tests.repository import ADDONS, ROOT, is_test, models, parse, python_files

FORBIDDEN = re.compile(
    r"(^|_)(kinerja|capaian|sasaran|opd|satker|kpi|realisasi|anggaran|jabatan|pegawai"
    r"|hitung|daftar|nilai)(_|$)"
)
# Values of regulation levels and kinds are the regulation's own nouns.
ROW = re.compile(r"^\|[^|]*\|\s*`([^`]+)`")


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
