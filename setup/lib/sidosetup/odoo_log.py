"""Reads Odoo's log: which tests started, which failed, which were left out."""

import re
from dataclasses import dataclass, field

from .results import Result
from .shards import heirs_of

RECORD = re.compile(
    r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} \d+ (?P<level>[A-Z]+) \S+ "
    r"(?P<logger>\S+): (?P<message>.*)$"
)
TEST_LOGGER = re.compile(r"^odoo\.addons\.(?P<addon>\w+)\.tests\.(?P<module>[\w.]+)$")
STARTED = re.compile(r"^Starting (?P<test>.+?) \.\.\.")
SKIPPED = re.compile(r"^skipped (?P<test>.+?) : (?P<reason>.*)$")
FAILED = re.compile(r"^(?:FAIL|ERROR): (?:Subtest )?(?P<test>[^\s(]+)")
#: A class in the report that Odoo writes at the end: ``addon.module.Class: 1.20s ...``
DURATION = re.compile(
    r"^\t(?P<addon>\w+)\.(?:\w+\.)+(?P<name>[A-Z]\w*): "
    r"(?P<seconds>[\d.]+)s \d+ queries$"
)
#: The logger of that report.
STATISTICS = "odoo.tests.stats"


@dataclass
class TestLog:
    """The tests of one Odoo run; a test is ``addon: Class.method``."""

    started: list[str] = field(default_factory=list)
    failed: dict[str, list[str]] = field(default_factory=dict)
    skipped: dict[str, str] = field(default_factory=dict)
    #: what each class took, its own preparation included, by ``/addon:Class``
    seconds: dict[str, float] = field(default_factory=dict)

    @classmethod
    def parse(cls, lines):
        log = cls()
        failing = None
        for line in lines:
            record = RECORD.match(line)
            if not record:
                log._read_duration(line)
                if failing:
                    log.failed[failing][-1] += f"\n{line.rstrip()}"
                continue
            failing = log._read(record)
        return log

    def _read_duration(self, line):
        if match := DURATION.match(line.rstrip("\n")):
            selector = f"/{match['addon']}:{match['name']}"
            seconds = self.seconds.get(selector, 0) + float(match["seconds"])
            self.seconds[selector] = round(seconds, 2)

    def _read(self, record):
        """Take one record in; return the test whose traceback follows, if any."""
        source = TEST_LOGGER.match(record["logger"])
        message = record["message"]
        if match := FAILED.match(message):
            addon = source["addon"] if source else record["logger"]
            name = f"{addon}: {match['test']}"
            self.failed.setdefault(name, []).append(message)
            return name
        if not source:
            return None
        if match := STARTED.match(message):
            self.started.append(f"{source['addon']}: {match['test']}")
        elif match := SKIPPED.match(message):
            self.skipped[f"{source['addon']}: {match['test']}"] = match["reason"]
        return None

    def results(self, foreign=()):
        """One result a test; a skipped test has not passed.

        :param foreign: parts of messages that are about other people's code
        """
        failed = {
            name: "\n".join(own)
            for name, messages in self.failed.items()
            if (own := [m for m in messages if not any(part in m for part in foreign)])
        }
        names = dict.fromkeys([*self.started, *self.skipped, *self.failed])
        return [
            Result(
                name,
                passed=name not in failed and name not in self.skipped,
                detail=failed.get(name) or self.skipped.get(name, ""),
            )
            for name in names
        ]

    def methods(self):
        """(class, method) of every test that started."""
        tests = (name.split(": ", 1)[1] for name in self.started)
        return {tuple(test.rsplit(".", 1)) for test in tests}


def missing_tests(classes, run_methods):
    """A failed result for each file that has written tests which never started.

    :param classes: the :class:`~.shards.WrittenClass` that should have run
    :param run_methods: (class, method) of the tests that started; a method of a class
        that others inherit has run when it ran in one of them
    """
    heirs = heirs_of(classes)
    missing = {}
    for written in classes:
        for method in written.methods:
            if not any((name, method) in run_methods for name in heirs[written.name]):
                missing.setdefault(written.path, []).append(method)
    return [
        Result(f"{path}: tests that never ran", passed=False, detail=", ".join(names))
        for path, names in missing.items()
    ]
