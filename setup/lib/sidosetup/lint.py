"""The linters: each is one check, with the settings at the root of the repository."""

import os
import shutil
import subprocess

from . import python_env
from .apt import Apt
from .console import Stamp, open_log, run_logged, say, step
from .odoo import Odoo
from .results import Result
from .settings import REPOSITORY, SetupError, addon_names

#: The oldest Node that eslint 9 takes; Debian 12's is 18.
OLDEST_NODE = 18
NODE_LINTERS = {"eslint", "prettier"}
BROWSER_FILES = "*/**/*.{js,scss,xml}"


def install_node_tools(settings):
    """eslint, prettier and axe-core, outside the checkout; the folder they are in."""
    folder = settings.node
    lock = (REPOSITORY / "package-lock.json").read_bytes()
    stamp = Stamp(settings, "node", lock)
    if not stamp.is_current() or not (folder / "node_modules").is_dir():
        Apt(settings).install(
            [name for name, there in _node_packages().items() if not there]
        )
        with step("Memasang alat uji peramban", "Installing the browser tools"):
            folder.mkdir(parents=True, exist_ok=True)
            for name in ("package.json", "package-lock.json"):
                shutil.copy(REPOSITORY / name, folder)
            run_logged(
                ["npm", "ci", "--no-audit", "--no-fund"],
                settings.log / "npm.log",
                cwd=folder,
            )
        stamp.set()
    return folder / "node_modules"


def _node_packages():
    version = 0
    if shutil.which("node"):
        text = subprocess.run(
            ["node", "--version"], capture_output=True, text=True, check=True
        ).stdout
        version = int(text.lstrip("v").split(".")[0])
        if version < OLDEST_NODE:
            raise SetupError(f"node {text.strip()} is too old for eslint")
    return {"nodejs": bool(version), "npm": bool(shutil.which("npm"))}


def mend(settings, arguments):
    """``setup/format``: let the tools mend what they can."""
    if arguments:
        raise SetupError("setup/format takes no arguments")
    Odoo(settings).install(tools=True)
    failed = [result for result in run(settings, fix=True) if not result.passed]
    for result in failed:
        say(f"--- {result.name}\n{result.detail}")
    return bool(failed)


def check(settings, arguments):
    """``setup/lint``: the linters by name, or all."""
    unknown = set(arguments) - commands(settings, settings.node).keys()
    if unknown:
        raise SetupError(f"no such linter: {', '.join(sorted(unknown))}")
    if (settings.venv / "bin/pip").exists():
        python_env.install_tools(settings)
    else:
        Odoo(settings).install(tools=True)
    failed = [r for r in run(settings, names=arguments) if not r.passed]
    for result in failed:
        say(f"--- {result.name}\n{result.detail}")
    return bool(failed)


def commands(settings, node_modules, fix=False):
    """Name and command of every linter.

    :param fix: the commands that mend what can be mended, instead of checking
    """
    python = settings.venv / "bin"
    node = node_modules / ".bin"
    addons = addon_names()
    catalogues = sorted(str(p) for p in REPOSITORY.glob("sidocakep_*/i18n/*.po*"))
    mending = {
        "ruff check": [python / "ruff", "check", "--fix", "."],
        "ruff format": [python / "ruff", "format", "."],
        "oca-checks-odoo-module": [
            python / "oca-checks-odoo-module",
            "--fix",
            *addons,
        ],
        "eslint": [node / "eslint", "--no-error-on-unmatched-pattern", "--fix", "."],
        "prettier": [node / "prettier", "--log-level=warn", "--write", BROWSER_FILES],
    }
    if fix:
        return mending
    return {
        "ruff check": [python / "ruff", "check", "--no-cache", "."],
        "ruff format": [python / "ruff", "format", "--no-cache", "--check", "."],
        "mypy": [python / "mypy", f"--cache-dir={settings.home / 'mypy'}"],
        "pylint-odoo": [python / "pylint", "--rcfile=.pylintrc", *addons],
        "oca-checks-odoo-module": [python / "oca-checks-odoo-module", *addons],
        "oca-checks-po": [python / "oca-checks-po", *catalogues],
        "eslint": [
            node / "eslint",
            "--max-warnings=0",
            "--no-error-on-unmatched-pattern",
            ".",
        ],
        "prettier": [node / "prettier", "--log-level=warn", "--check", BROWSER_FILES],
    }


def run(settings, fix=False, names=()):
    """Run the linters on the checkout.

    :param names: only these, instead of all
    """
    node_modules = settings.node / "node_modules"
    if not names or NODE_LINTERS & set(names):
        install_node_tools(settings)
    environ = os.environ | {
        "NODE_PATH": str(node_modules),
        "NO_COLOR": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PATH": f"{settings.venv / 'bin'}:{os.environ['PATH']}",
    }
    results = []
    for name, command in commands(settings, node_modules, fix).items():
        if names and name not in names:
            continue
        done = subprocess.run(
            command,
            cwd=REPOSITORY,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        log_file = settings.log / f"lint-{name.replace(' ', '-')}.log"
        with open_log(log_file, "w") as log:
            log.write(done.stdout)
        results.append(Result(name, passed=not done.returncode, detail=done.stdout))
    return results
