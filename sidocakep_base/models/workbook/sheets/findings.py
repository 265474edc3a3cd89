"""What a run found, as values of the records that keep it."""

import re

from ....engine.finding import SEVERE, WARNING
from ....engine.typed import make_visible
from ....engine.workbook.problem import gather
from ....engine.workbook.texts import row_ranges
from ..import_messages import READING, describe
from .base import UNCHANGED
from .run import REFUSED

#: Letters of a cell or a label that are quoted; what is longer is known by then.
QUOTED = 250
#: Letters of a sentence or of the changes of a row.
TOLD = 5000


class Findings:
    """Problems, changes and summary of a run in the language of the user.

    :param run: the :class:`ImportRun` after reading
    :param env: environment whose language the words are in
    """

    def __init__(self, run, env):
        self._messages = {}
        for handler in run.handlers.values():
            self._messages |= handler.messages
        self.problems = [
            self._problem(problem, env) for problem in gather(run.problems)
        ]
        self.changes = [
            self._change(handler, entry)
            for handler in run.handlers.values()
            for entry in handler.entries
            if entry.action != UNCHANGED
        ]
        self.summaries = [
            self._summary(sequence, counts, env)
            for sequence, counts in enumerate(run.counts())
        ]

    def _problem(self, problem, env):
        message, remedy = describe(env, problem.code, problem.facts, self._messages)
        return {
            "severity": problem.severity,
            "code": problem.code,
            "reason": _reason(problem),
            "sheet": _quote(problem.sheet),
            "row": problem.row,
            "rows": problem.row and row_ranges({problem.row, *problem.others}),
            "row_count": problem.row and len({problem.row, *problem.others}),
            "column": _quote(problem.column),
            "value": _quote(problem.value),
            "message": _quote(message, TOLD),
            "remedy": _quote(remedy, TOLD),
        }

    def _change(self, handler, entry):
        return {
            "sheet": handler.sheet.title,
            "row": entry.row,
            "label": _quote(entry.label),
            "action": entry.action,
            "details": _quote(
                "\n".join(
                    f"{header}: {old} → {new}" if old else f"{header}: {new}"
                    for header, old, new in entry.changes
                ),
                TOLD,
            ),
        }

    def _summary(self, sequence, counts, env):
        found = [
            problem["severity"]
            for problem in self.problems
            if problem["sheet"] == counts["sheet"]
        ]
        left_out = [
            (env._("example: %(rows)s"), counts.pop("examples")),
            (env._("marked in “Lewati”: %(rows)s"), counts.pop("marked")),
        ]
        told = [text % {"rows": row_ranges(rows)} for text, rows in left_out if rows]
        return counts | {
            "skipped": sum(len(rows) for _text, rows in left_out),
            "left_out": _quote("; ".join(told), TOLD),
            "sequence": sequence,
            "errors": found.count(SEVERE),
            "warnings": found.count(WARNING),
        }


def _reason(problem):
    """Return what tells faults of one code apart: of what a rule refuses its remedy.

    Two rules that refuse a cell are two faults; its last sentence names no record.
    """
    if problem.code == READING:
        return problem.facts["reason"]
    if problem.code == REFUSED:
        return _quote(re.split(r"(?<=[.!?])\s+", problem.facts["reason"].strip())[-1])
    return False


def _quote(text, length=QUOTED):
    """Return what stands in a file as a finding can hold it.

    A file holds what no field takes: the finding that says so must not fall by it.
    """
    return make_visible(text, length) if text else text
