"""Scripts of an upgrade: what the last of them write is sealed, once, after all."""

from __future__ import annotations

import ast

from tests.repository import ADDONS, ROOT, parse, python_files

#: What ends the transaction, or does what its end does: each seals what was found.
ENDINGS = frozenset({"commit", "flush", "savepoint"})


def find_endings(tree: ast.Module) -> list[str]:
    """Return ``line: name`` of each call that does what the end of an upgrade does."""
    return [
        f"{node.lineno}: {node.func.attr}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ENDINGS
        and not any(word.arg == "flush" for word in node.keywords)
    ]


def test_no_script_at_the_end_of_an_upgrade_seals_before_the_others_have_written():
    """``seal_as_found`` waits for the end: a script of a later version writes too."""
    scripts = [
        path
        for addon in ADDONS
        for path in python_files(f"{addon}/migrations")
        if path.name.startswith("end-")
    ]
    assert len(scripts) > 5
    found = {str(path.relative_to(ROOT)): find_endings(parse(path)) for path in scripts}
    assert not {path: lines for path, lines in found.items() if lines}


def test_what_ends_a_transaction_is_found():
    tree = ast.parse(
        "cr.commit()\nwith cr.savepoint():\n    env.flush_all()\n"
        "with cr.savepoint(flush=False):\n    cr.flush()"
    )
    assert find_endings(tree) == ["1: commit", "2: savepoint", "5: flush"]
