"""Odoo's own test runs of the addons, each on a new database.

``plain``: installed without demo data, tested, then updated. ``demo``: the same with
demo data. Tests tagged ``demo`` want demo data and run in the second only. In both the
log must be clean.
"""

import os
import shutil
import socket
import subprocess

from .apt import Apt
from .databases import ensure_template
from .odoo import Odoo
from .odoo_log import TestLog
from .results import Result
from .settings import REPOSITORY, addon_names

BROWSERS = ("google-chrome", "chromium", "chromium-browser", "google-chrome-stable")
#: Classes of Odoo's lint module that look at the models of the database.
LINT_CLASSES = (
    "TestNaming",
    "TestIndex",
    "TestLintOverrideSignatures",
    "TestOnchangeDomains",
)
#: Findings of theirs in what we only depend on.
FOREIGN_FINDINGS = (
    # the example report inside report_xlsx
    "report.report_xlsx.partner_xlsx of generate_xlsx_report",
)
TIME_LIMIT = 40 * 60
LOG_CONFIG = REPOSITORY / "checklog-odoo.cfg"


class OdooTests:
    """The test runs of one ``setup/test``.

    :param tags: Odoo test tags instead of all tests of the addons
    """

    def __init__(self, settings, tags=None):
        self.settings = settings
        self.odoo = Odoo(settings)
        self.tags = tags
        self.addons = addon_names()
        self.run_methods = {}

    def prepare(self, demo):
        if not any(map(shutil.which, BROWSERS)):
            Apt(self.settings).install(["chromium"])
        ensure_template(self.settings, demo=demo)

    # ------------------------------------------------ stages

    def plain(self):
        """Install without demo data, test, update."""
        with self._database("plain", demo=False) as database:
            return [*self._test("plain", database), *self._update(database)]

    def demo(self):
        """Install with demo data, test."""
        with self._database("demo", demo=True) as database:
            return self._test("demo", database, "--with-demo")

    def _test(self, stage, database, *options):
        log_file = self._log_file(stage)
        code = self._run(
            log_file,
            "-d",
            database,
            "-i",
            ",".join([*self.addons, "test_lint"]),
            "--test-tags",
            self._test_tags(stage),
            f"--http-port={free_port()}",
            f"--screenshots={self.settings.log / 'screenshots'}",
            "--stop-after-init",
            *options,
        )
        with log_file.open(errors="replace") as stream:
            log = TestLog.parse(stream)
        self.run_methods[stage] = log.methods()
        results = log.results(FOREIGN_FINDINGS)
        if not results:
            results.append(Result(f"{stage}: no test ran", passed=False))
        if code and not log.failed:
            results.append(Result(f"{stage}: exit code {code}", passed=False))
        results.append(self._check_installed(stage, database))
        return [*results, self.check_log(stage, log_file)]

    def _check_installed(self, stage, database):
        statement = (
            "SELECT name FROM ir_module_module"
            " WHERE state = 'installed' AND name LIKE 'sidocakep%' ORDER BY 1"
        )
        installed = self.odoo.server.query(statement, database).split()
        return Result(
            f"{stage}: every addon is installed",
            installed == self.addons,
            f"installed: {', '.join(installed) or 'none'}",
        )

    def _update(self, database):
        log_file = self._log_file("update")
        code = self._run(
            log_file,
            "-d",
            database,
            "-u",
            ",".join(self.addons),
            "--no-http",
            "--stop-after-init",
        )
        return [
            Result("update: exit code", not code, str(code)),
            self.check_log("update", log_file),
        ]

    def progress(self, stage):
        """How far a running stage is, in words."""
        log_file = self._log_file(stage)
        if stage not in ("plain", "demo") or not log_file.exists():
            return ""
        with log_file.open(errors="replace") as stream:
            return f" ({len(TestLog.parse(stream).started)} uji / tests)"

    # ------------------------------------------------ parts

    def _test_tags(self, stage):
        if self.tags:
            return self.tags
        tags = [f"/{addon}" for addon in self.addons]
        if stage == "plain":
            tags += [f"/test_lint:{name}" for name in LINT_CLASSES]
            tags.append("-demo")
        return ",".join(tags)

    def _database(self, stage, demo):
        return self.odoo.server.temporary(f"test_{stage}_{os.getpid()}", demo)

    def _log_file(self, stage):
        path = self.settings.log / f"odoo-{stage}.log"
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def _run(self, log_file, *arguments):
        # a test database need not survive a power cut
        environ = self.odoo.environment()
        environ["PGOPTIONS"] = "-c synchronous_commit=off"
        with log_file.open("wb") as log:
            try:
                return subprocess.run(
                    self.odoo.command(*arguments),
                    env=environ,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    check=False,
                    timeout=TIME_LIMIT,
                ).returncode
            except subprocess.TimeoutExpired:
                return f"none after {TIME_LIMIT} s"

    def check_log(self, stage, log_file):
        """One result: no record above INFO but those allowed with a reason."""
        done = subprocess.run(
            [
                self.settings.venv / "bin/python",
                "-m",
                "checklog_odoo",
                "--no-echo",
                "--config",
                LOG_CONFIG,
                log_file,
            ],
            capture_output=True,
            text=True,
            check=False,
        )
        return Result(
            f"{stage}: clean log", not done.returncode, done.stdout + done.stderr
        )


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
