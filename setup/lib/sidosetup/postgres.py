"""A private PostgreSQL cluster, reached by a socket that only its owner can open.

Root may not run the server, so for root it runs as an account of its own, which owns
the cluster and the socket. Both are closed to all others, and the server asks the
kernel who is calling: only that account and root are let in.
With ``PGHOST``, ``PGPORT``, ``PGUSER`` ... set, the named server is used instead.
"""

import hashlib
import os
import pwd
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from .accounts import as_account, give, service_account
from .apt import Apt, newest
from .console import open_log, run_logged, step
from .settings import TEMPLATE_DATABASE, SetupError

#: Odoo 19 wants 13 or later; this is Debian 12's.
PACKAGES = ("postgresql-15/bookworm", "postgresql-client-15/bookworm")
MACHINE_SERVERS = "/usr/lib/postgresql/[1-9]*"
OLDEST = 13
DATABASE_USER = "odoo"
#: Owns the cluster. Odoo's role is no superuser: that one reads any file of the server,
#: so the key of the seals, from an expression of a server action.
CLUSTER_USER = "postgres"
#: A socket's address may have 107 bytes, ".s.PGSQL.5432" included.
LONGEST_SOCKET_FOLDER = 90
#: Lets the server pass through folders closed to its account, such as /root; without
#: the secure bit the kernel would forget it whenever a program asks by access(2).
REACH_EVERYWHERE = [
    "--securebits=+no_setuid_fixup",
    "--inh-caps=+dac_override",
    "--ambient-caps=+dac_override",
]
SETTINGS = """
listen_addresses = ''
unix_socket_permissions = 0700
max_connections = 120
shared_buffers = 256MB
work_mem = 16MB
maintenance_work_mem = 128MB
max_wal_size = 2GB
jit = off
log_min_messages = warning
"""
#: The only way in: the socket, by whom the kernel names; see :func:`_allowed`.
HOST_BASED = "local all all peer map=owner\n"


class Server:
    """
    :param folder: of another cluster than the one that all use
    """

    def __init__(self, settings, folder=None):
        self.settings = settings
        self.folder = folder or settings.home / "postgresql"
        self.cluster = self.folder / "data"
        self.log_file = settings.log / f"{self.folder.name}.log"

    # ------------------------------------------------ environment

    @property
    def socket(self):
        folder = self.folder / "socket"
        if len(os.fsencode(folder)) <= LONGEST_SOCKET_FOLDER:
            return folder
        name = hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
        return Path("/tmp") / f"sidocakep-{os.geteuid()}-{name}"

    def environment(self):
        """Variables by which Odoo and psql find the server."""
        environ = dict(os.environ)
        programs = self.programs()
        if programs:
            environ["PATH"] = f"{programs}:{environ['PATH']}"
        if not self.settings.external_server:
            for name in ("PGPASSWORD", "PGPASSFILE", "PGDATABASE", "PGSERVICE"):
                environ.pop(name, None)
            environ |= {
                "PGHOST": str(self.socket),
                "PGPORT": "5432",
                "PGUSER": DATABASE_USER,
            }
        return environ

    def programs(self):
        """Folder of initdb, postgres and pg_ctl."""
        private = self.settings.debian_root.parent / "postgresql/debian"
        if (private / "usr/lib/postgresql").is_dir():
            return next(private.glob("usr/lib/postgresql/*/bin"))
        found = newest(MACHINE_SERVERS)
        if found and float(found.name) >= OLDEST and (found / "bin/initdb").exists():
            return found / "bin"
        return None

    # ------------------------------------------------ life

    def start(self):
        """Install, create and start what is not there; True when it was started now."""
        if self.settings.external_server or self.is_running():
            return False
        self._install()
        if not (self.cluster / "PG_VERSION").exists():
            self._create()
        self._start()
        return True

    def is_running(self):
        pid_file = self.cluster / "postmaster.pid"
        if not pid_file.exists() or not (self.socket / ".s.PGSQL.5432").exists():
            return False
        return self.query("SELECT 1", check=False).strip() == "1"

    def stop(self, mode="fast"):
        """End the server: its clients' work is undone, or cut off as in a crash.

        :param mode: ``fast`` or ``immediate``
        """
        if self.settings.external_server or not self.is_running():
            return
        self._control("stop", "-m", mode)

    def is_in_use(self):
        """Whether anybody but us is connected."""
        statement = (
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
        )
        return self.query(statement).strip() != "0"

    def _install(self):
        if self.programs():
            return
        with step("Mengambil PostgreSQL", "Fetching PostgreSQL"):
            apt = Apt(self.settings)
            fresh = self.folder / "debian.new"
            shutil.rmtree(fresh, ignore_errors=True)
            fresh.mkdir(parents=True)
            dependencies = apt.unpack(PACKAGES, fresh)
            libraries = {name for names in dependencies.values() for name in names}
            apt.install(
                sorted(name for name in libraries if name.startswith(("lib", "tzdata")))
            )
            fresh.rename(self.folder / "debian")

    def _create(self):
        with step("Membuat klaster PostgreSQL", "Creating the PostgreSQL cluster"):
            shutil.rmtree(self.cluster, ignore_errors=True)
            self.cluster.mkdir(parents=True, mode=0o700)
            self._give(self.cluster)
            self._run(
                "initdb",
                f"--pgdata={self.cluster}",
                f"--username={CLUSTER_USER}",
                "--auth=peer",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
            )
            with (self.cluster / "postgresql.conf").open("a") as config:
                config.write(SETTINGS)

    def _start(self):
        self._take_over()
        self.socket.mkdir(parents=True, exist_ok=True, mode=0o700)
        # also what a killed server of another account left in it
        give(self.socket, service_account())
        owner = self.socket.stat().st_uid
        if owner != service_account().pw_uid:
            raise SetupError(f"{self.socket} belongs to user {owner}")
        open_log(self.log_file).close()
        self._give(self.log_file)
        self._control("start", "-w", f"--log={self.log_file}", f"-o -k '{self.socket}'")
        self._limit_role()
        for _attempt in range(50):
            if self.is_running():
                return
            time.sleep(0.1)
        raise SetupError(f"PostgreSQL does not answer, see {self.log_file}")

    def _limit_role(self):
        """Let Odoo's role make databases, and be no superuser.

        A cluster of before 19.0.1.14.0 began with Odoo's role: it stays as it is, for
        trusted extensions are made in the name of the first role.
        """
        if self._ask_as(CLUSTER_USER, "SELECT 1"):
            return
        # Says that the role is there, unless the cluster is new. Who drops a database
        # ends what still works in it, an autovacuum of the cluster's owner too.
        rights = "LOGIN CREATEDB IN ROLE pg_signal_backend"
        self._ask_as(CLUSTER_USER, f"CREATE ROLE {DATABASE_USER} {rights}")

    def _ask_as(self, role, statement):
        """Have a role of the cluster say something; return what speaks against it."""
        words = ("-U", role, "-q", "-c", statement)
        done = self.psql("postgres", *words, capture_output=True, text=True)
        return done.stderr.strip() if done.returncode else ""

    def _control(self, action, *arguments):
        self._run("pg_ctl", action, f"--pgdata={self.cluster}", *arguments)

    # ------------------------------------------------ account

    def _take_over(self):
        """Older clusters were nobody's and let in whoever got to the socket."""
        account = service_account()
        if self.cluster.stat().st_uid != account.pw_uid:
            give(self.cluster, account)
        for name, content in (
            ("pg_hba.conf", HOST_BASED),
            ("pg_ident.conf", _allowed(account.pw_name)),
        ):
            path = self.cluster / name
            path.write_text(content)
            self._give(path)

    def _give(self, path):
        if os.geteuid() == 0:
            account = service_account()
            os.chown(path, account.pw_uid, account.pw_gid)

    def _run(self, program, *arguments):
        command = [self.programs() / program, *arguments]
        if os.geteuid() == 0:
            command = [*self._as_owner(), *command]
        run_logged(command, self.settings.log / "postgresql-setup.log", cwd="/")

    def _as_owner(self):
        """As the owner of the cluster, who is another one until it was taken over."""
        drop = as_account(pwd.getpwuid(self.cluster.stat().st_uid))
        reaches = subprocess.run(
            [*drop, "test", "-x", self.folder], check=False, cwd="/"
        )
        if reaches.returncode:
            drop += REACH_EVERYWHERE
        return drop

    # ------------------------------------------------ databases

    def psql(self, database, *arguments, **kwargs):
        environ = self.environment()
        if not shutil.which("psql", path=environ["PATH"]):
            raise SetupError("psql (postgresql-client) is needed for your server")
        command = ["psql", "-X", "-d", database, *arguments]
        return subprocess.run(command, env=environ, check=False, **kwargs)

    def query(self, statement, database="postgres", check=True):
        result = self.psql(
            database,
            "-qAt",
            "-v",
            "ON_ERROR_STOP=1",
            "-c",
            statement,
            capture_output=True,
            text=True,
        )
        if check and result.returncode:
            raise SetupError(result.stderr.strip())
        return result.stdout

    def databases(self):
        statement = (
            "SELECT datname FROM pg_database"
            " WHERE NOT datistemplate AND datname <> 'postgres' ORDER BY 1"
        )
        return self.query(statement).split()

    def exists(self, database):
        return database in self.databases()

    def file_store(self, database):
        return self.settings.data / "filestore" / database

    def drop(self, database):
        """Drop a database with its file store; nothing happens when it is not there."""
        self.query(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')
        shutil.rmtree(self.file_store(database), ignore_errors=True)

    @contextmanager
    def temporary(self, database, source):
        """A copy of a database, dropped at the end."""
        self.clone(source, database)
        try:
            yield database
        finally:
            self.drop(database)

    def rename(self, source, target):
        self.query(f'ALTER DATABASE "{source}" RENAME TO "{target}"')
        # what lies there is of a database that is gone, or the name were taken
        shutil.rmtree(self.file_store(target), ignore_errors=True)
        if self.file_store(source).is_dir():
            self.file_store(source).rename(self.file_store(target))

    def clone(self, source, target):
        """A copy of a database and its file store under a free name."""
        if not self.exists(source):
            raise SetupError(f"no database {source}")
        if self.exists(target):
            raise SetupError(f"database {target} exists")
        self.query(f'CREATE DATABASE "{target}" TEMPLATE "{source}" STRATEGY file_copy')
        shutil.rmtree(self.file_store(target), ignore_errors=True)
        if self.file_store(source).is_dir():
            # copied, not linked: what befalls a file of the one is not the other's
            shutil.copytree(self.file_store(source), self.file_store(target))


def template_name(demo):
    """The database whose copy saves the installation of the modules we stand on."""
    return f"{TEMPLATE_DATABASE}_demo" if demo else TEMPLATE_DATABASE


def interactive(settings, database, arguments):
    """``setup/db psql``: hand the terminal to psql."""
    server = Server(settings)
    sys.stdout.flush()
    os.execvpe("psql", ["psql", "-X", "-d", database, *arguments], server.environment())


def _allowed(account):
    """Who may be the database user: the account of the server, and root for root."""
    names = dict.fromkeys(("root", account) if os.geteuid() == 0 else (account,))
    roles = (DATABASE_USER, CLUSTER_USER)
    return "".join(f"owner {name} {role}\n" for name in names for role in roles)
