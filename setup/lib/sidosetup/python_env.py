"""Virtual environments: Odoo's own, and those the tests add beside it."""

import shutil
import subprocess
import sys
from pathlib import Path

from .apt import Apt
from .console import Stamp, run_logged, step
from .odoo_package import PYTHON_PATH

SETUP = Path(__file__).resolve().parents[2]
#: Shared libraries that wheels load: python-magic.
LIBRARIES = ("libmagic1",)


def install(settings):
    """The environment that Odoo runs in."""
    _install(settings, "requirements.txt", "Memasang paket Python")


def install_tools(settings):
    """Linters and test tools, for developers and setup/test."""
    _install(settings, "test-requirements.txt", "Memasang alat uji")


def _install(settings, file_name, message):
    requirements = SETUP / file_name
    stamp = Stamp(settings, file_name, requirements.read_bytes(), sys.version)
    if stamp.is_current() and (settings.venv / "bin/pip").exists():
        return
    Apt(settings).install(LIBRARIES)
    with step(message, "Installing Python packages"):
        if not (settings.venv / "bin/pip").exists():
            create(settings, settings.venv)
        install_pinned(settings, settings.venv, requirements)
    stamp.set()


def install_pinned(settings, folder, requirements):
    """Install exactly these files of these packages, whatever the registry has."""
    pip(
        settings,
        folder,
        "install",
        "--no-deps",
        "--require-hashes",
        "-r",
        requirements,
    )


def read_pins(requirements):
    """The pins of a file, without the hashes: ``name==version``."""
    lines = (line.split() for line in requirements.read_text().splitlines())
    return [words[0] for words in lines if words and "==" in words[0]]


def create(settings, folder):
    """A new environment that sees the unpacked Odoo as an installed package."""
    if not _can_create():
        Apt(settings).install(["python3-venv"])
    shutil.rmtree(folder, ignore_errors=True)
    run_logged([sys.executable, "-m", "venv", folder], settings.log / "pip.log")
    if not settings.external_odoo:
        site = next(folder.glob("lib/python3*/site-packages"))
        (site / "odoo19.pth").write_text(f"{settings.debian_root / PYTHON_PATH}\n")


def pip(settings, folder, *arguments):
    run_logged(
        [
            folder / "bin/python",
            "-m",
            "pip",
            "--disable-pip-version-check",
            "--no-input",
            *arguments,
        ],
        settings.log / "pip.log",
    )


def _can_create():
    probe = [sys.executable, "-c", "import venv, ensurepip"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0
