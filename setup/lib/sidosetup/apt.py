"""Debian packages: installed on the machine where need be, else unpacked privately.

A private package is fetched by apt itself, whose signature check stays on, with
lists and cache of its own; the machine's sources are read, never changed.
"""

import os
import re
import shutil
import subprocess
import threading
from pathlib import Path

from .console import run_logged, step
from .settings import SetupError

#: Two parts are installed side by side; the machine's apt serves one at a time.
_MACHINE = threading.RLock()
KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"


def as_root(command):
    """The command, through sudo when we are not root."""
    if os.geteuid() == 0:
        return list(command)
    if not shutil.which("sudo"):
        raise SetupError(
            "Perlu root atau sudo untuk apt / root or sudo is needed for: "
            + " ".join(command)
        )
    return ["sudo", *command]


class Apt:
    #: The machine's lists are fetched once a run.
    _updated = False

    def __init__(self, settings):
        self.settings = settings
        self.folder = settings.home / "apt"
        self.log_file = settings.log / "apt.log"

    # ------------------------------------------------ on the machine

    @staticmethod
    def missing(packages):
        """Those of the packages that the machine does not have."""
        result = subprocess.run(
            ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n", *packages],
            capture_output=True,
            text=True,
            check=False,
        )
        lines = (line.split() for line in result.stdout.splitlines())
        present = {line[0] for line in lines if line[-1] == "installed"}
        return [name for name in packages if name not in present]

    def update(self):
        with _MACHINE:
            if not self._updated:
                run_logged(as_root(["apt-get", "update", "-q"]), self.log_file)
                Apt._updated = True

    def install(self, packages):
        """Install what is missing, without recommended packages."""
        missing = self.missing(packages)
        if not missing:
            return
        message = f"Memasang paket Debian: {' '.join(missing)}"
        with _MACHINE, step(message, "Installing Debian packages"):
            self.update()
            run_logged(
                as_root(
                    [
                        "env",
                        "DEBIAN_FRONTEND=noninteractive",
                        "apt-get",
                        "install",
                        "-y",
                        "-q",
                        "--no-install-recommends",
                        *missing,
                    ]
                ),
                self.log_file,
            )

    # ------------------------------------------------ for us alone

    def unpack(self, packages, folder):
        """Download ``name/suite`` packages and unpack them under a folder."""
        downloads = self.folder / "download"
        shutil.rmtree(downloads, ignore_errors=True)
        downloads.mkdir(parents=True)
        self._write_private_sources({name.split("/")[1] for name in packages})
        run_logged(["apt-get", *self._options(), "update", "-q"], self.log_file)
        run_logged(
            ["apt-get", *self._options(), "download", "-q", *packages],
            self.log_file,
            cwd=downloads,
        )
        archives = sorted(downloads.glob("*.deb"))
        for archive in archives:
            run_logged(["dpkg-deb", "-x", archive, folder], self.log_file)
        dependencies = {
            archive.name.split("_")[0]: self._depends(archive) for archive in archives
        }
        shutil.rmtree(downloads)
        return dependencies

    @staticmethod
    def _depends(archive):
        """First alternative of each dependency, without version."""
        field = subprocess.run(
            ["dpkg-deb", "-f", archive, "Pre-Depends", "Depends"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        return [
            re.match(r"\s*([a-z0-9.+-]*)", item)[1]
            for line in field.splitlines()
            for item in line.split(":", 1)[1].split(",")
        ]

    def _write_private_sources(self, suites):
        for name in ("lists/partial", "cache/archives/partial"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        (self.folder / "private.sources").write_text(
            "Types: deb\n"
            f"URIs: {self._mirror()}\n"
            f"Suites: {' '.join(sorted(suites))}\n"
            "Components: main\n"
            f"Signed-By: {KEYRING}\n"
        )

    def _mirror(self):
        """Address of the mirror this machine takes Debian from."""
        mirror = self._machine_mirror()
        if not mirror:
            self.update()
            mirror = self._machine_mirror()
        if not mirror:
            raise SetupError("apt has no Debian source of component main")
        return mirror

    @staticmethod
    def _machine_mirror():
        lines = subprocess.run(
            [
                "apt-get",
                "indextargets",
                "--format",
                "$(ORIGIN)|$(COMPONENT)|$(LABEL)|$(REPO_URI)",
                "Created-By: Packages",
            ],
            capture_output=True,
            text=True,
            check=False,
        ).stdout.splitlines()
        for line in lines:
            origin, component, label, address = line.split("|")
            if (origin, component, label) == ("Debian", "main", "Debian"):
                return address
        return None

    def _options(self):
        settings = {
            "Dir::Etc::SourceList": self.folder / "private.sources",
            "Dir::Etc::SourceParts": "/dev/null",
            "Dir::State::Lists": self.folder / "lists",
            "Dir::Cache": self.folder / "cache",
            # the archive has to be written into our folder, which apt's own
            # unprivileged user need not be able to reach
            "APT::Sandbox::User": "",
        }
        return [
            word for key, value in settings.items() for word in ("-o", f"{key}={value}")
        ]


def newest(pattern):
    """Newest version among folders like /usr/lib/postgresql/*."""
    found = Path("/").glob(pattern.lstrip("/"))
    return max(found, key=lambda path: float(path.name), default=None)
