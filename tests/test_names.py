"""A private name that the code takes of an object is defined somewhere.

A method of a model is found when it is called, so a caller that was forgotten while the
method got another name is told by the one test that runs it, or by an official.
"""

import ast
import re
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import odoo

from tests.repository import ADDONS, ROOT, parse, python_files

PRIVATE = re.compile(r"\b_\w+")


def _define(node: ast.AST) -> Iterator[str]:
    """Yield the names that a part of a file gives to something of an object.

    A function of a module is none: it is called by its name alone.
    """
    if isinstance(node, ast.ClassDef):
        for part in ast.walk(node):
            if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef):
                yield part.name
            elif isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store):
                yield part.id
    elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
        yield node.attr


def _list_imports(tree: ast.AST) -> set[str]:
    return {
        alias.asname or alias.name
        for part in ast.walk(tree)
        if isinstance(part, ast.Import | ast.ImportFrom)
        for alias in part.names
    }


def _is_taken(node: ast.AST, modules: set[str]) -> bool:
    return (
        isinstance(node, ast.Attribute)
        and not (isinstance(node.value, ast.Name) and node.value.id in modules)
        and isinstance(node.ctx, ast.Load)
        and node.attr.startswith("_")
        and not node.attr.endswith("__")
    )


def _find_undefined(trees: dict[str, ast.AST]) -> dict[str, str]:
    """Return ``{private name: where it is taken}`` of what no tree defines."""
    defined, taken = set(), {}
    for place, tree in trees.items():
        modules = _list_imports(tree)
        for node in ast.walk(tree):
            defined.update(_define(node))
            if _is_taken(node, modules):
                taken.setdefault(node.attr, f"{place}:{node.lineno}")
    return {name: place for name, place in taken.items() if name not in defined}


def _get_library_names() -> set[str]:
    """Return the private names of Odoo and of the libraries beside it."""
    folders = {Path(path) for path in odoo.__path__}
    folders.add(Path(sysconfig.get_path("purelib")))
    return {
        name
        for folder in folders
        for path in folder.rglob("*.py")
        if not set(ADDONS) & set(path.parts)
        for name in PRIVATE.findall(path.read_text("utf-8", errors="replace"))
    }


def test_private_names_that_are_taken_are_defined():
    trees = {str(path.relative_to(ROOT)): parse(path) for path in python_files()}
    undefined = _find_undefined(trees)
    known = _get_library_names()
    assert not {name: at for name, at in undefined.items() if name not in known}


def test_a_caller_that_was_forgotten_is_found():
    trees = {
        "module.py": ast.parse("def _is_broken(value): ..."),
        "model.py": ast.parse("class A:\n    def _get_state(self): ..."),
        "caller.py": ast.parse("record._get_state()\nrecord._is_broken()\nA.__doc__"),
    }
    assert _find_undefined(trees) == {"_is_broken": "caller.py:2"}
