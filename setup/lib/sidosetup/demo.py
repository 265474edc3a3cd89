"""``setup/run`` and ``setup/stop``: the demo regency, served in the background."""

import os
import signal
import socket
import time
from pathlib import Path

from . import serving
from .console import Stamp, run_logged, say, step
from .logins import read_logins
from .odoo import Odoo
from .settings import DEMO_DATABASE, REPOSITORY, SetupError, addon_names

STOP_LIMIT = 30
LOAD_DEMO = Path(__file__).resolve().parent.parent / "load_demo.py"
BUILD_ASSETS = LOAD_DEMO.parent / "build_assets.py"
#: Files of an addon whose change has to reach the database.
SOURCE_SUFFIXES = {".py", ".xml", ".csv", ".po"}


class Demo:
    def __init__(self, settings):
        self.settings = settings
        self.odoo = Odoo(settings)
        self.pid_file = settings.run / "odoo.pid"
        self.server_mark = settings.run / "postgresql-started"
        self.address = f"http://localhost:{settings.port}"

    # ------------------------------------------------ start

    def start(self):
        """Install, make or refresh the demo database, serve it, tell the logins."""
        server = self.odoo.server
        was_running = server.is_running()
        self.odoo.install()
        self.settings.run.mkdir(parents=True, exist_ok=True)
        if not was_running and not self.settings.external_server:
            self.server_mark.touch()
        self._prepare_database()
        if not self._is_serving():
            # ours may still live on another port
            self._end_process()
            self._serve()
        self._tell()

    def _prepare_database(self):
        stamp = Stamp(self.settings, "demo", *self._sources())
        exists = self.odoo.server.exists(DEMO_DATABASE)
        if exists and stamp.is_current():
            return
        self._end_process()
        if exists:
            with step(
                "Kode berubah: memperbarui basis data demo",
                "The addons changed: updating the demo database",
            ):
                self._update_database()
        else:
            with step(
                "Membuat kabupaten demo (beberapa menit)",
                "Creating the demo regency (some minutes)",
            ):
                self._create_database()
        stamp.set()

    def _create_database(self):
        """Made under another name first: a broken attempt is not mistaken for it."""
        building = f"{DEMO_DATABASE}_building"
        self.odoo.server.drop(building)
        self._load(
            building,
            "-i",
            ",".join(addon_names()),
            "--load-language=id_ID",
        )
        self.fill(building)
        self._feed_shell(building, BUILD_ASSETS)
        self.odoo.server.rename(building, DEMO_DATABASE)

    def fill(self, database, log_file=None):
        """Bring the demo regency into a database that has the addons.

        :raise SetupError: when a demo file does not load
        """
        self._feed_shell(database, LOAD_DEMO, log_file)
        self._speak_indonesian(database)

    def _update_database(self):
        """Update what is installed, install what has been added since."""
        statement = "SELECT name FROM ir_module_module WHERE state = 'installed'"
        installed = set(self.odoo.server.query(statement, DEMO_DATABASE).split())
        addons = set(addon_names())
        options = {"-u": addons & installed, "-i": addons - installed}
        self._load(
            DEMO_DATABASE,
            "--with-demo",
            *(
                word
                for option, names in options.items()
                if names
                for word in (option, ",".join(sorted(names)))
            ),
        )
        self._feed_shell(DEMO_DATABASE, BUILD_ASSETS)

    def _load(self, database, *arguments):
        run_logged(
            self.odoo.command(
                "-d", database, "--no-http", "--stop-after-init", *arguments
            ),
            self.settings.log / "demo.log",
            env=self.odoo.environment(),
        )

    def _feed_shell(self, database, path, log_file=None):
        """Run a script in the shell of Odoo.

        Of demo files ours only: Odoo's own demo is another, English, world.
        """
        with path.open() as script:
            run_logged(
                self.odoo.command("shell", "-d", database, "--no-http"),
                log_file or self.settings.log / "demo.log",
                env=self.odoo.environment(),
                stdin=script,
            )

    def _speak_indonesian(self, database):
        self.odoo.server.query(
            "UPDATE res_partner SET lang = 'id_ID', tz = coalesce(tz, 'Asia/Jakarta')",
            database,
        )

    def _sources(self):
        """Names and times of the addons' files, in a fixed order."""
        for addon in addon_names():
            for path in sorted((REPOSITORY / addon).rglob("*")):
                name = path.relative_to(REPOSITORY)
                if path.suffix in SOURCE_SUFFIXES and "tests" not in name.parts:
                    yield f"{name}:{path.stat().st_mtime_ns}"

    # ------------------------------------------------ serve

    def _serve(self):
        if not _is_free(self.settings.port):
            raise SetupError(
                f"Port {self.settings.port} sudah dipakai / is in use: "
                "SIDOCAKEP_PORT=8070 setup/run"
            )
        log_file = self.settings.log / "odoo.log"
        with step("Menjalankan Odoo", "Starting Odoo"):
            process = serving.start(
                self.odoo,
                log_file,
                f"--database={DEMO_DATABASE}",
                f"--db-filter=^{DEMO_DATABASE}$",
                f"--http-port={self.settings.port}",
                # Threads: the websocket is then served on the same port,
                # without a reverse proxy in front.
                "--workers=0",
                "--max-cron-threads=1",
                "--no-database-list",
            )
            self.pid_file.write_text(f"{process.pid} {start_time(process.pid)}")
            serving.wait_for(process, self.settings.port, log_file)

    def _is_serving(self):
        return self._process() is not None and serving.answers(self.settings.port)

    def _tell(self):
        say("")
        say(f"SIDO CAKEP: {self.address}")
        say("")
        for line in read_logins(self.odoo.server, DEMO_DATABASE):
            say(f"  {line}")
        say("")
        say("Menghentikan: setup/stop", "to stop: setup/stop")

    # ------------------------------------------------ stop

    def stop(self):
        """End Odoo if setup/run started it, and then the PostgreSQL it started."""
        ended = self._end_process()
        if self.server_mark.exists():
            self.odoo.server.stop()
            self.server_mark.unlink()
            ended = True
        if ended:
            say("Dihentikan", "stopped")
        else:
            say("Tidak ada yang berjalan", "nothing is running")

    def _process(self):
        """Process id of our Odoo, if it lives; never another that got its number."""
        try:
            pid, started = self.pid_file.read_text().split()
        except (FileNotFoundError, ValueError):
            return None
        return int(pid) if start_time(int(pid)) == started else None

    def _end_process(self):
        pid = self._process()
        if pid is None:
            self.pid_file.unlink(missing_ok=True)
            return False
        os.kill(pid, signal.SIGTERM)
        deadline = time.monotonic() + STOP_LIMIT
        while self._process() and time.monotonic() < deadline:
            time.sleep(0.1)
        if self._process():
            os.killpg(pid, signal.SIGKILL)
        self.pid_file.unlink(missing_ok=True)
        return True


def start_time(pid):
    """When a process started, in the kernel's ticks; None for a dead one."""
    try:
        with open(f"/proc/{pid}/stat") as stream:
            fields = stream.read().rsplit(")", 1)[1].split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    return None if fields[0] == "Z" else fields[19]


def _is_free(port):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def run(settings, arguments):
    """``setup/run``."""
    if arguments:
        raise SetupError("setup/run takes no arguments")
    Demo(settings).start()
    return 0


def stop(settings, arguments):
    """``setup/stop``."""
    if arguments:
        raise SetupError("setup/stop takes no arguments")
    Demo(settings).stop()
    return 0
