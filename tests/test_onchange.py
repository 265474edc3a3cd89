"""No onchange answers with a domain: that stands on the field, for every client.

Odoo's own check of this (``test_lint:TestOnchangeDomains``) reads all of Odoo too and
runs with ``setup/test --long``.
"""

from __future__ import annotations

import ast

from tests.repository import ROOT, is_test, parse, python_files


def find_domains(tree: ast.Module) -> list[str]:
    """Return ``line: function`` of each onchange that writes a key ``domain``."""
    functions = (
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        and any("onchange" in ast.unparse(mark) for mark in node.decorator_list)
    )
    return [
        f"{function.lineno}: {function.name}"
        for function in functions
        if any(
            isinstance(node, ast.Constant) and node.value == "domain"
            for node in ast.walk(function)
        )
    ]


def test_no_onchange_answers_with_a_domain():
    found = {
        str(path.relative_to(ROOT)): find_domains(parse(path))
        for path in python_files()
        if not is_test(path)
    }
    assert len(found) > 500
    assert not {path: lines for path, lines in found.items() if lines}


def test_a_domain_is_found():
    tree = ast.parse(
        "@api.onchange('a')\ndef change(self):\n    return {'domain': {'b': []}}"
    )
    assert find_domains(tree) == ["2: change"]
