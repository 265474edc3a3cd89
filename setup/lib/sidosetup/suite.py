"""``setup/test``: every check, in stages, at most two at a time."""

import argparse
import sys
import time
import traceback
from concurrent.futures import ThreadPoolExecutor, wait

from . import lint, unit
from .console import say
from .odoo import Odoo
from .odoo_log import missing_tests
from .odoo_tests import OdooTests
from .results import Report, Result, summary
from .settings import REPOSITORY, SetupError, addon_names
from .upgrade import Upgrades
from .wheels import Wheels

STAGES = ("lint", "unit", "plain", "demo", "upgrade", "wheels")
#: Longest first, so that two cores end at about the same time.
ORDER = ("demo", "plain", "upgrade", "wheels", "lint", "unit")
WORKERS = 2
DETAIL_LINES = 40
PROGRESS_SECONDS = 30


def command(settings, arguments):
    """Run the stages asked for; exit code 0 when all passed."""
    options = _parse(arguments)
    started = time.monotonic()
    report = _run(settings, options)
    for result in report.failures:
        detail = "\n".join(result.detail.strip().splitlines()[-DETAIL_LINES:])
        print(f"\n--- FAILED {result.name}\n{detail}")
    say(f"\n{time.monotonic() - started:.0f} s; log: {settings.log}")
    print(report.closing_line(), flush=True)
    return 0 if report.is_clean else 1


def _run(settings, options):
    """Install, test, and end the database server if it was started for this."""
    odoo = Odoo(settings)
    try:
        server_is_ours = odoo.install(tools=True)
        report = Suite(settings, options.tags).run(options.only)
        if server_is_ours and not odoo.server.is_in_use():
            odoo.server.stop()
    except SetupError as error:
        report = Report()
        report.add("install", [Result("install", passed=False, detail=str(error))])
    return report


def _parse(arguments):
    parser = argparse.ArgumentParser(prog="setup/test")
    parser.add_argument(
        "--only",
        type=lambda text: text.split(","),
        default=STAGES,
        help=f"stages, separated by commas: {','.join(STAGES)}",
    )
    parser.add_argument("--tags", help="Odoo test tags for the stages plain and demo")
    options = parser.parse_args(arguments)
    unknown = set(options.only) - set(STAGES)
    if unknown:
        raise SetupError(f"no such stage: {', '.join(sorted(unknown))}")
    return options


class Suite:
    def __init__(self, settings, tags=None):
        self.settings = settings
        self.tests = OdooTests(settings, tags)
        self.running = {}
        self.stages = {
            "lint": lambda: lint.run(settings),
            "unit": lambda: unit.run(settings),
            "plain": self.tests.plain,
            "demo": self.tests.demo,
            "upgrade": lambda: Upgrades(settings).run(),
            "wheels": lambda: Wheels(settings).run(),
        }

    def run(self, names):
        """Run stages by name and report; all that they need is installed before."""
        report = Report()
        self._prepare(names)
        chosen = [name for name in ORDER if name in names]
        with ThreadPoolExecutor(WORKERS) as pool:
            futures = {name: pool.submit(self._stage, name) for name in chosen}
            while wait(futures.values(), timeout=PROGRESS_SECONDS).not_done:
                self._tell_progress()
        for name in STAGES:
            if name in futures:
                report.add(name, futures[name].result())
        if {"plain", "demo"} <= set(names) and not self.tests.tags:
            report.add("missing", self._missing())
        return report

    def _prepare(self, names):
        if {"lint", "plain", "demo"} & set(names):
            lint.install_node_tools(self.settings)
        if "plain" in names or "wheels" in names:
            self.tests.prepare(demo=False)
        if "demo" in names:
            self.tests.prepare(demo=True)

    def _stage(self, name):
        say(f">> uji {name} ...", f"testing {name} ...", stream=sys.stderr)
        self.running[name] = time.monotonic()
        try:
            results = self.stages[name]()
        except SetupError as error:
            results = [Result(name, passed=False, detail=str(error))]
        except Exception:  # noqa: BLE001 - a broken stage must not hide the others
            results = [Result(name, passed=False, detail=traceback.format_exc())]
        seconds = time.monotonic() - self.running.pop(name)
        say(f"   {name}: {summary(results)} ({seconds:.0f} s)", stream=sys.stderr)
        return results

    def _tell_progress(self):
        now = time.monotonic()
        parts = [
            f"{name} {now - started:.0f} s{self.tests.progress(name)}"
            for name, started in sorted(self.running.copy().items())
        ]
        say(f"   ... {', '.join(parts)}", stream=sys.stderr)

    def _missing(self):
        """Written tests that neither run started."""
        methods = set().union(*self.tests.run_methods.values())
        found = missing_tests(REPOSITORY, addon_names(), methods)
        return found or [Result("every written test ran", passed=True)]
