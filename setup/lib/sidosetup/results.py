"""What a check found, and the closing line."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Result:
    """One check: a test, a linter, a clean log."""

    name: str
    passed: bool
    detail: str = ""


@dataclass
class Report:
    """All results of a run, by stage."""

    stages: dict[str, list[Result]] = field(default_factory=dict)

    def add(self, stage, results):
        """Record a stage; a stage that checked nothing has failed."""
        self.stages[stage] = list(results) or [
            Result(f"{stage}: no check was run", passed=False)
        ]

    @property
    def results(self):
        return [result for results in self.stages.values() for result in results]

    @property
    def failures(self):
        return [result for result in self.results if not result.passed]

    @property
    def is_clean(self):
        return bool(self.results) and not self.failures

    def closing_line(self):
        failed = len(self.failures)
        return f"{len(self.results) - failed} passed, {failed} failed"


def summary(results):
    failed = sum(not result.passed for result in results)
    return f"{len(results) - failed} passed, {failed} failed"
