"""Who seals: a step, and what the program writes within ``sealing_anew``.

A seal that is made without a look at what was there before makes a forgery good, so
nothing else asks for one. See docs/decisions/0017-seal.md.
"""

from __future__ import annotations

import ast

from tests.repository import ROOT, is_test, parse, python_files

DOCUMENT = "sidocakep_base/models/document"
#: Where a seal may be asked for: by a step, around a write, and of what is entered new.
SEALS = {
    f"{DOCUMENT}/seal_rows.py",
    f"{DOCUMENT}/standing_mixin.py",
    f"{DOCUMENT}/workflow_seal.py",
    "sidocakep_report/models/issued/sidocakep_issued_document_seal.py",
}


def find_calls(tree: ast.Module, name: str) -> list[ast.Call]:
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).rpartition(".")[2] == name
    ]


def find_loose(tree: ast.Module) -> list[int]:
    """Return the lines of ``sealing_anew`` that stand around nothing."""
    held = {
        id(item.context_expr)
        for node in ast.walk(tree)
        if isinstance(node, ast.With)
        for item in node.items
    }
    calls = find_calls(tree, "sealing_anew")
    return [call.lineno for call in calls if id(call) not in held]


def test_nothing_is_sealed_without_a_look_at_what_it_was():
    trees = {
        str(path.relative_to(ROOT)): parse(path)
        for path in python_files()
        if not is_test(path) and "/tests/" not in str(path.relative_to(ROOT))
    }
    asked = {path for path, tree in trees.items() if find_calls(tree, "seal_at_commit")}
    assert asked == SEALS
    around = [path for path, tree in trees.items() if find_calls(tree, "sealing_anew")]
    assert len(around) > 5
    assert not {path: lines for path in around if (lines := find_loose(trees[path]))}


def test_a_loose_one_is_found():
    tree = ast.parse("with sealing_anew(a):\n    pass\nsealing_anew(b)")
    assert find_loose(tree) == [3]
