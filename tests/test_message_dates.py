"""A day in a sentence is written as the reader's language writes it, never raw.

A date given to a message as it is prints as 2026-12-28. Every value of a translated
sentence that is a date field, or a variable taken from one, is found in the source.
"""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
FILES = sorted(
    path
    for path in ROOT.glob("sidocakep_*/**/*.py")
    if not {"tests", "migrations", "static"} & set(path.parts)
)
DATE_FIELD = re.compile(r"^    (\w+) = fields\.Date(?:time)?\(", re.MULTILINE)


def get_date_fields() -> set[str]:
    """Return the names of all date fields of the addons, and Odoo's own."""
    names = {"date_version", "date_deadline", "create_date", "write_date"}
    for path in FILES:
        names.update(DATE_FIELD.findall(path.read_text()))
    return names


def is_date(value: ast.expr, names: set[str], variables: set[str]) -> bool:
    """Tell whether an expression is a day as the database has it."""
    if isinstance(value, ast.BoolOp):
        return any(is_date(part, names, variables) for part in value.values)
    if isinstance(value, ast.Call):
        function = value.func
        return isinstance(function, ast.Attribute) and function.attr in {
            "_get_office_day",
            "context_today",
            "to_string",
            "isoformat",
        }
    if isinstance(value, ast.Attribute):
        return value.attr in names
    return isinstance(value, ast.Name) and value.id in variables


def find_raw_dates(source: str, names: set[str]) -> list[str]:
    """Return ``line: name`` of each raw date in a translated sentence."""
    found = []
    for function in ast.walk(ast.parse(source)):
        if not isinstance(function, ast.FunctionDef):
            continue
        variables = {
            target.id
            for node in ast.walk(function)
            if isinstance(node, ast.Assign) and is_date(node.value, names, set())
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        found += [
            f"{call.lineno}: {ast.unparse(value)}"
            for call in ast.walk(function)
            if isinstance(call, ast.Call)
            and getattr(call.func, "attr", getattr(call.func, "id", "")) == "_"
            for value in (*call.args[1:], *(item.value for item in call.keywords))
            if is_date(value, names, variables)
        ]
    return found


def test_no_message_holds_a_raw_date():
    names = get_date_fields()
    assert {"ratified_on", "document_date"} <= names
    found = {
        str(path.relative_to(ROOT)): lines
        for path in FILES
        if (lines := find_raw_dates(path.read_text(), names))
    }
    assert not found


def test_a_raw_date_is_found():
    source = """
def _check(self):
    day = self.ratified_on
    self.env._("On %(one)s", one=day)
    self.env._("On %s", plan.document_date or "-")
    self.env._("On %s", self._format_day(day))
"""
    names = {"ratified_on", "document_date"}
    found = find_raw_dates(source, names)
    assert found == ["4: day", "5: plan.document_date or '-'"]
