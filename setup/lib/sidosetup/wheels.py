"""Each addon as a wheel, installed by pip beside a stock Odoo, then into a database.

The environment has Odoo and what pip brings, but not the checkout.
"""

import hashlib
import os
import shutil
from pathlib import Path

from . import python_env
from .console import run_logged, say
from .odoo import Odoo
from .odoo_tests import OdooTests
from .results import Result
from .settings import REPOSITORY, TEMPLATE_DATABASE, SetupError, addon_names

NAME = "venv-wheels"
USAGE = "setup/wheels [FOLDER]"
SPEAKS_INDONESIAN = """
    SELECT lang.active AND menu.name->>'id_ID' != menu.name->>'en_US'
      FROM res_lang lang, ir_ui_menu menu
      JOIN ir_model_data data ON data.model = 'ir.ui.menu' AND data.res_id = menu.id
     WHERE lang.code = 'id_ID'
       AND data.module = 'sidocakep_base' AND data.name = 'menu_organisation'
"""


def build(settings, addon, folder):
    """Make the wheel of an addon in ``folder``."""
    python_env.pip(
        settings,
        settings.venv,
        "wheel",
        "--no-deps",
        "--no-build-isolation",
        f"--wheel-dir={folder}",
        REPOSITORY / addon,
    )


def command(settings, arguments):
    """``setup/wheels``: the release folder, with the sums of its files."""
    if len(arguments) > 1:
        raise SetupError(USAGE)
    folder = Path(arguments[0] if arguments else REPOSITORY / "release").absolute()
    Odoo(settings).install(tools=True)
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("odoo_addon_sidocakep_*.whl"):
        old.unlink()
    for addon in addon_names():
        build(settings, addon, folder)
    sums = [
        f"{hashlib.sha256(wheel.read_bytes()).hexdigest()}  {wheel.name}\n"
        for wheel in sorted(folder.glob("odoo_addon_sidocakep_*.whl"))
    ]
    (folder / "SHA256SUMS").write_text("".join(sums))
    say(f"{len(sums)} wheel: {folder}", f"{len(sums)} wheels: {folder}")
    return 0


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
        build(self.settings, addon, self.folder)

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
            # as Odoo makes its databases: in English only
            odoo.server.query(
                "UPDATE res_lang SET active = false WHERE code = 'id_ID'", database
            )
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
            speaks = odoo.server.query(SPEAKS_INDONESIAN, database).strip()
        return [
            loaded,
            Result(
                "modules installed from the wheels",
                installed == str(len(addon_names())),
                f"{installed} of {len(addon_names())}",
            ),
            Result("Indonesian comes with the installation", speaks == "t", speaks),
            tests.check_log("wheels", log_file),
        ]
