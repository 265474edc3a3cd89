"""Today is the day of the government's offices, not of a login's zone or of UTC."""

from __future__ import annotations

import ast

import pytest

from tests.repository import ROOT, is_test, parse, python_files

OTHER_DAYS = {("fields.Date", "today"), ("fields.Date", "context_today")}
OTHER_DAYS |= {("Date", "today"), ("date", "today"), ("datetime", "today")}
# The one that counts the office day, and the stamp of a file without a day of its own.
HOME = "sidocakep_base/models/organisation/res_users_agency.py"
STAMP = "sidocakep_report/typeset/engine/compiler.py"


def find_other_days(tree: ast.Module) -> list[str]:
    """Return ``line: call`` of each call that asks another clock for today."""
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return [
        f"{call.lineno}: {ast.unparse(call.func)}"
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and (
            (ast.unparse(call.func.value), call.func.attr) in OTHER_DAYS
            or (
                ast.unparse(call.func) == "datetime.now"
                and any(node.attr == "date" for node in get_users(tree, call))
            )
        )
    ]


def get_users(tree: ast.Module, call: ast.Call) -> list[ast.Attribute]:
    """Return the attributes taken directly of what ``call`` answers."""
    attributes = (node for node in ast.walk(tree) if isinstance(node, ast.Attribute))
    return [node for node in attributes if node.value is call]


def product_files() -> list[str]:
    """Return the Python files of the addons that run today, from the root."""
    paths = (path for path in python_files() if not is_test(path))
    names = (path.relative_to(ROOT).as_posix() for path in paths)
    return [
        name
        for name in names
        if name.startswith("sidocakep_") and "/migrations/" not in name
    ]


@pytest.mark.parametrize("name", product_files())
def test_today_is_asked_of_the_offices(name):
    """Between midnight and seven another clock gives a document yesterday's date."""
    if name not in {HOME, STAMP}:
        assert find_other_days(parse(ROOT / name)) == []


def test_the_other_clocks_are_found():
    """The two places that may ask one are seen, and so are Odoo's own calls."""
    for name in (HOME, STAMP):
        assert len(find_other_days(parse(ROOT / name))) == 1, name
    source = "fields.Date.today()\nfields.Date.context_today(self)\ndate.today()"
    assert len(find_other_days(ast.parse(source))) == 3
    assert find_other_days(ast.parse("datetime.now(UTC)")) == []
