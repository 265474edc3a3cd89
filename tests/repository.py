"""What the repository tests share: where the addons are and how to read them."""

from __future__ import annotations

import ast
import gc
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ADDONS = ("sidocakep_base", "sidocakep_cascading", "sidocakep_report")


@cache
def tracked_files() -> tuple[Path, ...]:
    """Return the files git knows of, plus new ones it does not ignore."""
    output = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    paths = (ROOT / name for name in output.split("\0") if name)
    return tuple(sorted(path for path in paths if path.is_file()))


def python_files(folder: str = "") -> list[Path]:
    """Return the tracked Python files below ``folder`` (from the root)."""
    base = ROOT / folder if folder else ROOT
    return [
        path
        for path in tracked_files()
        if path.suffix == ".py" and path.is_relative_to(base)
    ]


def is_test(path: Path) -> bool:
    """Tell whether a file is part of tests, wherever the checkout lies."""
    return "tests" in path.relative_to(ROOT).parts


@cache
def manifest(addon: str) -> dict:
    """Return the manifest of ``addon`` as a dict."""
    return ast.literal_eval((ROOT / addon / "__manifest__.py").read_text("utf-8"))


@cache
def parse(path: Path) -> ast.Module:
    """Return the syntax tree of a Python file.

    It is kept for all tests, so the garbage collector need not look through the trees
    of all files again and again: that took three quarters of the time of reading them.
    """
    tree = ast.parse(path.read_text("utf-8"), filename=str(path))
    gc.freeze()
    return tree


def class_attributes(node: ast.ClassDef) -> dict[str, object]:
    """Return the literal attributes (``_name``, ``_inherit`` ...) of a class."""
    values = {}
    for statement in node.body:
        if not isinstance(statement, ast.Assign):
            continue
        for target in statement.targets:
            if isinstance(target, ast.Name):
                try:
                    values[target.id] = ast.literal_eval(statement.value)
                except (ValueError, TypeError):
                    continue
    return values


def model_classes(addon: str) -> Iterator[tuple[Path, ast.ClassDef, dict]]:
    """Yield ``(file, class, its literal attributes)`` of the classes of an addon."""
    for path in python_files(addon):
        if is_test(path):
            continue
        for node in parse(path).body:
            if isinstance(node, ast.ClassDef):
                yield path, node, class_attributes(node)


@cache
def models() -> dict[str, tuple[Path, str, str]]:
    """Return ``{model name: (file, class name, kind)}`` of the models defined here.

    ``kind`` is ``Model``, ``TransientModel`` or ``AbstractModel``. A class that
    only extends a model (``_inherit`` without ``_name``) is not listed.
    """
    found = {}
    for addon in ADDONS:
        for path, node, attributes in model_classes(addon):
            inherit = attributes.get("_inherit") or []
            inherit = [inherit] if isinstance(inherit, str) else inherit
            name = attributes.get("_name")
            if isinstance(name, str) and name not in inherit:
                bases = (base for base in node.bases if isinstance(base, ast.Attribute))
                kind = next((base.attr for base in bases), "")
                found[name] = (path, node.name, kind)
    return found
