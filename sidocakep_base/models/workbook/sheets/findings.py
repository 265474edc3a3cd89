"""What a run found, as values of the records that keep it."""

from ....engine.finding import SEVERE, WARNING
from ..import_messages import describe
from .base import UNCHANGED


class Findings:
    """Problems, changes and summary of a run in the language of the user.

    :param run: the :class:`ImportRun` after reading
    :param env: environment whose language the words are in
    """

    def __init__(self, run, env):
        self._messages = {}
        for handler in run.handlers.values():
            self._messages |= handler.messages
        self.problems = [self._problem(problem, env) for problem in run.problems]
        self.changes = [
            self._change(handler, entry)
            for handler in run.handlers.values()
            for entry in handler.entries
            if entry.action != UNCHANGED
        ]
        self.summaries = [
            self._summary(sequence, counts)
            for sequence, counts in enumerate(run.counts())
        ]

    def _problem(self, problem, env):
        message, remedy = describe(env, problem.code, problem.facts, self._messages)
        return {
            "severity": problem.severity,
            "code": problem.code,
            "sheet": problem.sheet,
            "row": problem.row,
            "column": problem.column,
            "value": problem.value,
            "message": message,
            "remedy": remedy,
        }

    def _change(self, handler, entry):
        return {
            "sheet": handler.sheet.title,
            "row": entry.row,
            "label": entry.label,
            "action": entry.action,
            "details": "\n".join(
                f"{header}: {old} → {new}" if old else f"{header}: {new}"
                for header, old, new in entry.changes
            ),
        }

    def _summary(self, sequence, counts):
        found = [
            problem["severity"]
            for problem in self.problems
            if problem["sheet"] == counts["sheet"]
        ]
        return counts | {
            "sequence": sequence,
            "errors": found.count(SEVERE),
            "warnings": found.count(WARNING),
        }
