"""Kills: the server is killed in the middle of an act; all of it is there, or nothing.

The acts are those of ``tests/kill/prepare.py``, each one request of one person to a
served Odoo. Of an act in the queue the request leaves a job behind, which the next
server has to bring to its end. What is there afterwards (``census.py``) is compared
with what was there before, and with what is there when the act was let be.
"""

import http.cookiejar
import json
import random
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from threading import Thread

from . import serving
from .fixture import free_port
from .odoo_tests import OdooTests
from .outages import Outages
from .results import Result
from .settings import REPOSITORY, SetupError
from .two_hosts import TwoHosts
from .upgrade import FOLDER as UPGRADES
from .upgrade import Upgrades

FOLDER = REPOSITORY / "tests/kill"
USED_DATABASE = UPGRADES / "19.0.1.0.0"
PASSWORD = "sidocakep"
#: Moments of each act in a long run; a usual run has one moment of one act.
MOMENTS = 4
USUAL_ACT = "sign"
SEED = 24_2024
#: How long a runner may take to listen, or to begin a job of a killed server again.
QUEUE_LIMIT = 120
#: Share of the documents that a bulk print has printed or bound when something happens.
MOMENT = 25
#: Statements that leave a half; each must be noticed.
HALVES = {
    "a half signature": """
        UPDATE sidocakep_pk SET state = 'signed_first' WHERE state = 'proposed'
    """,
    "a lost file": """
        UPDATE ir_attachment SET checksum = md5(checksum)
         WHERE id = (SELECT max(pdf_attachment_id) FROM sidocakep_pk_signature)
    """,
    "a broken seal": """
        UPDATE sidocakep_pk SET frozen_values =
               jsonb_set(frozen_values, '{total}', '"Rp1,00"')
         WHERE id = (SELECT min(id) FROM sidocakep_pk WHERE state = 'in_force')
    """,
}


class Client:
    """Somebody at a browser: logs in, and sends one request."""

    def __init__(self, port):
        self.address = f"http://127.0.0.1:{port}"
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(cookies)

    def log_in(self, database, login):
        params = {"db": database, "login": login, "password": PASSWORD}
        session = self._ask("/web/session/authenticate", params)
        companies = session["user_companies"]["allowed_companies"]
        self.context = {
            "lang": "id_ID",
            "allowed_company_ids": list(map(int, companies)),
        }

    def do(self, act):
        """Send an act of ``prepare.py``."""
        return self._call(act, act["method"])

    def read(self, act, names):
        """Fields of the record of an act."""
        return self._call(act, "read", names)

    def wait_for(self, act, field, wanted, limit=QUEUE_LIMIT):
        """Return when a field of the record of an act is, or is not, empty.

        :raise SetupError: when it stays as it is
        """
        deadline = time.monotonic() + limit
        while time.monotonic() < deadline:
            [record] = self.read(act, [field])
            if bool(record[field]) is wanted:
                return
            time.sleep(0.2)
        raise SetupError(f"{act['method']}: {field} is not {wanted}")

    def _call(self, act, method, *args):
        params = {
            "model": act["model"],
            "method": method,
            "args": [act["ids"], *args],
            "kwargs": {"context": self.context | act["context"]},
        }
        return self._ask("/web/dataset/call_kw", params)

    def _ask(self, path, params):
        body = json.dumps({"jsonrpc": "2.0", "method": "call", "params": params})
        request = urllib.request.Request(
            self.address + path, body.encode(), {"Content-Type": "application/json"}
        )
        with self.opener.open(request, timeout=120) as answer:
            message = json.load(answer)
        if "error" in message:
            raise SetupError(message["error"]["data"]["message"])
        return message["result"]


class Kills:
    """The stage ``kill``.

    :param long: every act at several moments, instead of one of one, two hosts, and
        outages of the database and the disk
    """

    def __init__(self, settings, long=False):
        self.settings = settings
        self.long = long
        self.tests = OdooTests(settings)
        self.odoo = self.tests.odoo
        self.server = self.odoo.server
        self.chance = random.Random(SEED)

    def run(self):
        """Results of every act and moment."""
        with self._prepared() as (source, acts):
            before = self.ask(source, "census.py")["rows"]
            names = acts if self.long else [USUAL_ACT]
            return [
                *(
                    result
                    for name in names
                    for result in self._cut_off(name, acts[name], source, before)
                ),
                *self._forge(source, before),
                *(self._print_in_bulk(source) if self.long else []),
            ]

    @contextmanager
    def _prepared(self):
        """A used database, updated, with every act made ready."""
        upgrades = Upgrades(self.settings)
        with upgrades.restored(USED_DATABASE, "test_kill") as source:
            for result in upgrades.update("kill", source):
                if not result.passed:
                    raise SetupError(f"{result.name}: {result.detail}")
            yield source, self.ask(source, "prepare.py")

    def _cut_off(self, name, act, source, before):
        """An act let be, then the same killed at moments of the time it took.

        An act that is refused fails alone: the others are cut off all the same.
        """
        try:
            seconds, after = self._let_be(act, source)
        except SetupError as error:
            return [Result(f"kill: {name} does something", False, str(error))]
        done = after["rows"] != before
        results = [Result(f"kill: {name} does something", done)]
        for number in range(1, (MOMENTS if self.long else 1) + 1):
            moment = self.chance.uniform(0, seconds)
            with self.copy(source) as database:
                ended = self._kill(act, database, moment)
                allowed = (before, after["rows"])
                if act["in_queue"] and ended:
                    self._bring_to_end(act, database)
                    allowed = (after["rows"],)
                found = self.ask(database, "census.py")
            whole = found["rows"] in allowed
            problems = [
                *found["problems"],
                *([] if whole else [_tell(before, after["rows"], found["rows"])]),
            ]
            results.append(
                Result(
                    f"kill: {name} at {moment:.2f} of {seconds:.2f} s"
                    f" ({_name_moment(act, ended)}), moment {number}",
                    not problems,
                    "\n".join(problems[:40]),
                )
            )
        return results

    def _let_be(self, act, source):
        with self.copy(source) as database:
            with self._served(database) as port:
                client = self.log_in(act, database, port)
                started = time.monotonic()
                client.do(act)
                if act["in_queue"]:
                    client.wait_for(act, "task", False)
                seconds = time.monotonic() - started
            return seconds, self.ask(database, "census.py")

    def log_in(self, act, database, port):
        """A client whose act will be begun at once."""
        client = Client(port)
        client.log_in(database, act["login"])
        if act["in_queue"]:
            client.wait_for(act, "has_runner", True)
        return client

    def _bring_to_end(self, act, database):
        """The next server finds the job of the killed one, and does it."""
        with self._served(database) as port:
            client = self.log_in(act, database, port)
            client.wait_for(act, "task", False)

    def _kill(self, act, database, moment):
        """Whether the answer had come when the server was killed."""
        answers = []
        with self._served(database) as port:
            client = self.log_in(act, database, port)
            request = Thread(target=_send, args=(client, act, answers), daemon=True)
            request.start()
            time.sleep(moment)
        request.join()
        return bool(answers)

    def _forge(self, source, before):
        """What is made half on purpose must be noticed, else nothing above is proof."""
        with self.copy(source) as database:
            for statement in HALVES.values():
                self.server.query(statement, database)
            found = self.ask(database, "census.py")
        noticed = {
            "a half signature": found["rows"] != before,
            "a lost file": any("another file" in text for text in found["problems"]),
            "a broken seal": any("seal" in text for text in found["problems"]),
        }
        return [Result(f"kill: {name} is noticed", noticed[name]) for name in HALVES]

    def _print_in_bulk(self, source):
        """What may befall a bulk print besides."""
        database = f"{source}_shared"
        with self.server.temporary(database, source):
            act = self.ask(database, "prepare_shared.py")
            return [
                *TwoHosts(self).run(database, act),
                *Outages(self).run(database, act),
            ]

    def wait_for_share(self, client, act):
        """Return when a bulk print is at its moment.

        :raise SetupError: when it does not get there
        """
        deadline = time.monotonic() + QUEUE_LIMIT
        while time.monotonic() < deadline:
            [record] = client.read(act, ["task_percent", "task"])
            if record["task_percent"] >= MOMENT:
                return
            if not record["task"]:
                raise SetupError("the print had ended before its moment")
            time.sleep(0.1)
        raise SetupError("the print does not go on")

    def wait_for_queue(self, database, server=None):
        """Return when no job is left: some find nothing to do once all is bound.

        :raise SetupError: when some stay
        """
        open_jobs = (
            "SELECT count(*) FROM queue_job WHERE state NOT IN ('done', 'cancelled',"
            " 'failed')"
        )
        deadline = time.monotonic() + QUEUE_LIMIT
        while time.monotonic() < deadline:
            if (server or self.server).query(open_jobs, database).strip() == "0":
                return
            time.sleep(0.5)
        raise SetupError("jobs are left in the queue")

    @contextmanager
    def _served(self, database):
        """The port of a server, killed at the end without a word."""
        port = free_port()
        log_file = self.settings.log / "odoo-killed.log"
        with serving.served(self.odoo, log_file, database, port):
            yield port

    @contextmanager
    def copy(self, source):
        database = f"{source}_copy"
        self.server.drop(database)
        self.server.clone(source, database)
        try:
            yield database
        finally:
            self.server.drop(database)

    def ask(self, database, script, tests=None):
        return (tests or self.tests).ask(database, FOLDER / script)


def _name_moment(act, ended):
    if not ended:
        return "cut off"
    return "the request had ended" if act["in_queue"] else "after its end"


def _send(client, act, answers):
    try:
        answers.append(client.do(act))
    except (urllib.error.URLError, OSError, ValueError, SetupError):
        return


def _tell(before, after, found):
    """The tables that are neither as before nor as after."""
    return "half: " + "; ".join(
        f"{model} {rows}, before {before[model]}, after {after[model]}"
        for model, rows in found.items()
        if rows != before[model] or rows != after[model]
    )
