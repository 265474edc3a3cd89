"""Each addon as a wheel, installed by pip beside a stock Odoo, then into a database.

The environment has Odoo and what pip brings, but not the checkout.
"""

import os
import shutil

from . import python_env
from .console import run_logged
from .odoo import Odoo
from .odoo_tests import OdooTests
from .results import Result
from .settings import REPOSITORY, TEMPLATE_DATABASE, SetupError, addon_names

NAME = "venv-wheels"


class Wheels:
    def __init__(self, settings):
        self.settings = settings
        self.folder = settings.home / "wheels"
        self.venv = settings.home / NAME
        self.log_file = settings.log / "wheels.log"

    def run(self):
        """Build, install and load: one result each."""
        self.log_file.unlink(missing_ok=True)
        shutil.rmtree(self.folder, ignore_errors=True)
        results = [self._build(addon) for addon in addon_names()]
        if all(result.passed for result in results):
            results.append(self._attempt("pip install of the wheels", self._install))
        if results and results[-1].passed:
            results += self._load()
        return results

    def _attempt(self, name, action, *arguments):
        try:
            action(*arguments)
        except SetupError as error:
            return Result(name, passed=False, detail=str(error))
        return Result(name, passed=True)

    def _build(self, addon):
        return self._attempt(f"wheel of {addon}", self._build_wheel, addon)

    def _build_wheel(self, addon):
        python_env.pip(
            self.settings,
            self.settings.venv,
            "wheel",
            "--no-deps",
            "--no-build-isolation",
            f"--wheel-dir={self.folder}",
            REPOSITORY / addon,
        )

    def _install(self):
        """A new environment; pip checks our requirements against what is there."""
        python_env.create(self.settings, self.venv)
        pins = python_env.SETUP / "requirements.txt"
        python_env.install_pinned(self.settings, self.venv, pins)
        wheels = sorted(self.folder.glob("*.whl"))
        # our wheels have no hash, so the constraints may have none either
        versions = self.folder / "constraints.txt"
        versions.write_text("\n".join(python_env.read_pins(pins)) + "\n")
        python_env.pip(
            self.settings, self.venv, "install", "--constraint", versions, *wheels
        )

    def _load(self):
        odoo = Odoo(self.settings, venv=self.venv, addons_path=None)
        tests = OdooTests(self.settings)
        log_file = self.settings.log / "odoo-wheels.log"
        log_file.unlink(missing_ok=True)
        with odoo.server.temporary(
            f"test_wheels_{os.getpid()}", TEMPLATE_DATABASE
        ) as database:
            loaded = self._attempt(
                "installation from the wheels",
                lambda: run_logged(
                    odoo.command(
                        "-d",
                        database,
                        "-i",
                        ",".join(addon_names()),
                        "--no-http",
                        "--stop-after-init",
                    ),
                    log_file,
                    env=odoo.environment(),
                    cwd=self.folder,
                ),
            )
            installed = odoo.server.query(
                "SELECT count(*) FROM ir_module_module"
                " WHERE state = 'installed' AND name LIKE 'sidocakep%'",
                database,
            ).strip()
        return [
            loaded,
            Result(
                "modules installed from the wheels",
                installed == str(len(addon_names())),
                f"{installed} of {len(addon_names())}",
            ),
            tests.check_log("wheels", log_file),
        ]
