"""Runs Odoo on this checkout: the private one, or the one SIDOCAKEP_ODOO names."""

import configparser
import fcntl
import hashlib
import os
import secrets
import shutil
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from . import odoo_package, python_env, seal_key
from .accounts import as_account, give, service_account
from .console import say
from .postgres import Server
from .serving import PRIVATE
from .settings import REPOSITORY, TEST_ADDONS, SetupError, addon_names

#: Names the file with the keys of the seals.
KEY_FILE_VARIABLE = "SIDOCAKEP_SEAL_KEY_FILE"
#: Odoo's own, and the queue of jobs: its runner starts with the server.
SERVER_WIDE_MODULES = ("base", "rpc", "web", "queue_job")
#: Jobs of all databases that run at once; the others wait.
JOB_CHANNELS = "root:2"


class Odoo:
    def __init__(self, settings, venv=None, addons_path=REPOSITORY):
        self.settings = settings
        self.server = Server(settings)
        self.venv = venv or settings.venv
        self.addons_path = addons_path
        #: Another file of keys than this installation's, or the caller's.
        self.seal_key = None

    def install(self, tools=False):
        """Everything that is missing to run (an Odoo of the caller's gets nothing).

        Starts the database server; True when it was not running.

        :param tools: developers' and test tools too
        """
        is_private = not self.settings.external_odoo
        with self._only_one(), ThreadPoolExecutor(1) as beside:
            if is_private:
                fetched = beside.submit(odoo_package.install, self.settings)
            if tools or is_private:
                python_env.install(self.settings)
            if tools:
                python_env.install_tools(self.settings)
            if is_private:
                fetched.result()
            return self.server.start()

    def command(self, *arguments):
        return [*self._program(), *map(str, arguments)]

    def environment(self):
        environ = self.server.environment()
        if not self.settings.external_odoo:
            # Odoo's own reload looks for "python" there
            environ["PATH"] = f"{self.venv / 'bin'}:{environ['PATH']}"
        self._make_data_folder()
        environ["ODOO_RC"] = str(self._write_configuration())
        if self.seal_key:
            environ[KEY_FILE_VARIABLE] = str(self.seal_key)
        environ.setdefault(
            KEY_FILE_VARIABLE, str(seal_key.make(self.settings.seal_key))
        )
        # compiled once, and nothing of it in this checkout or in the unpacked Odoo
        environ["PYTHONPYCACHEPREFIX"] = str(self.settings.home / "pycache")
        environ.pop("PYTHONDONTWRITEBYTECODE", None)
        environ["SIDOCAKEP_AXE"] = str(self.settings.axe)
        environ.pop("PYTHONPATH", None)
        return environ

    def run(self, *arguments, **kwargs):
        return subprocess.run(
            self.command(*arguments), env=self.environment(), check=False, **kwargs
        )

    def run_shell(self, database, script, **variables):
        """Feed an open script to ``odoo shell``; what it printed is in ``stdout``."""
        environ = self.environment()
        environ |= {name: str(value) for name, value in variables.items()}
        return subprocess.run(
            self.command("shell", "-d", database, "--no-http"),
            env=environ,
            stdin=script,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )

    def replace_process(self, arguments):
        """Become Odoo; one that serves is not root's."""
        environ = self.environment()
        command = self.command(*arguments)
        if _serves(arguments):
            command = [*self.hand_over(environ), *command]
        os.umask(PRIVATE)
        os.execvpe(command[0], command, environ)

    def hand_over(self, environ, *files):
        """Give an Odoo that root starts to an account of its own.

        An administrator of Odoo, or a fault in it, is then not root on the machine.
        Where that account cannot get at what Odoo needs, it stays root's and says so.

        :param files: what it writes besides its data folder
        :return: the words before its command, none for anybody but root
        """
        if os.geteuid():
            return []
        account = service_account()
        for path in (self.settings.data.resolve(), environ["ODOO_RC"], *files):
            give(path, account)
        key = Path(environ.get(KEY_FILE_VARIABLE, ""))
        if self.settings.home in key.parents:
            give(key, account)
        prefix = [*as_account(account), "env", f"HOME={self.settings.data}"]
        probe = 'psql -d postgres -c "" && test -r "$0" && exec "$@" --version'
        done = subprocess.run(
            [
                *(*prefix, "sh", "-c", probe),
                *(REPOSITORY / "pyproject.toml", *self.command()),
            ],
            env=environ,
            cwd="/",
            capture_output=True,
            text=True,
            check=False,
        )
        if not done.returncode:
            return prefix
        reason = (done.stderr.strip().splitlines() or [REPOSITORY])[-1]
        say(
            f"   ! Odoo berjalan sebagai root: akun {account.pw_name} tidak dapat "
            f"memakai salinan ini atau basis datanya ({reason})",
            f"Odoo runs as root: the account {account.pw_name} cannot use this "
            "checkout or its database; put the checkout where others may read it",
        )
        return []

    # ------------------------------------------------ internals

    @contextmanager
    def _only_one(self):
        """Of two commands started at once the second waits for the installation."""
        self.settings.home.mkdir(parents=True, exist_ok=True)
        with (self.settings.home / "install.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _program(self):
        if self.settings.external_odoo:
            return self.settings.odoo_bin
        return (
            str(self.venv / "bin/python"),
            str(self.settings.debian_root / "usr/bin/odoo"),
        )

    def _make_data_folder(self):
        """Sessions and signed files are for the owner's eyes only."""
        self.settings.data.mkdir(parents=True, exist_ok=True)
        self.settings.data.chmod(0o700)

    def _write_configuration(self):
        """A configuration file of our own, built on the caller's for its Odoo.

        The caller's may hold passwords: only the owner reads it. There is no database
        manager, and its master password is nobody's.
        """
        config = configparser.RawConfigParser()
        if self.settings.external_odoo and os.environ.get("ODOO_RC"):
            if not config.read(os.environ["ODOO_RC"]):
                raise SetupError(f"ODOO_RC: cannot read {os.environ['ODOO_RC']}")
        if not config.has_section("options"):
            config.add_section("options")
        paths = [
            path.strip()
            for path in config.get("options", "addons_path", fallback="").split(",")
            if path.strip()
        ]
        if self.addons_path and addon_names(Path(self.addons_path)):
            paths.append(str(self.addons_path))
            if self.addons_path == REPOSITORY:
                paths.append(str(TEST_ADDONS))
        if paths:
            config.set("options", "addons_path", ",".join(paths))
        for name, value in (
            ("data_dir", self.settings.data),
            ("http_interface", self.settings.interface),
        ):
            if not config.has_option("options", name):
                config.set("options", name, str(value))
        _add_queue(config)
        config.set("options", "list_db", "False")
        config.set("options", "admin_passwd", secrets.token_urlsafe(32))
        # a file for each folder of addons: checkouts may share one installation
        folder = hashlib.sha256(str(self.addons_path).encode()).hexdigest()[:8]
        name = f"odoo-{folder}.conf"
        path = self.settings.home / name
        self.settings.home.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", dir=path.parent, prefix=f"{name}.", delete=False
        ) as stream:
            config.write(stream)
        Path(stream.name).replace(path)
        if self.settings.data.stat().st_uid != os.geteuid():
            # it was handed over, and its Odoo reads this again when it reloads
            shutil.chown(path, self.settings.data.stat().st_uid)
        return path


def _add_queue(config):
    """Have the runner of the queue start with a served Odoo, besides what is asked."""
    wanted = config.get("options", "server_wide_modules", fallback="")
    names = [name.strip() for name in wanted.split(",") if name.strip()]
    names += [name for name in SERVER_WIDE_MODULES if name not in names]
    config.set("options", "server_wide_modules", ",".join(names))
    if not config.has_section("queue_job"):
        config.add_section("queue_job")
    if not config.has_option("queue_job", "channels"):
        config.set("queue_job", "channels", JOB_CHANNELS)


def _serves(arguments):
    """Whether an Odoo with these arguments goes on until it is stopped."""
    is_server = (
        not arguments or arguments[0].startswith("-") or arguments[0] == "server"
    )
    return is_server and not {"--stop-after-init", "--version", "--help", "-h"} & {
        *arguments
    }
