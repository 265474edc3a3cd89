"""The last hour of a quarter: many people at once, in threads, on real connections."""

import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

from odoo import SUPERUSER_ID, api
from odoo.exceptions import LockError, UserError
from odoo.modules.registry import DummyRLock, Registry
from odoo.service import model as service_model
from odoo.sql_db import db_connect
from odoo.tests import get_db_name, tagged
from odoo.tools import mute_logger

from odoo.addons.sidocakep_base.exceptions import (
    FrozenRecordError,
    StaleRecordError,
)

from .test_measurement_two_people import MeasuredAtOnceCase


@tagged("post_install", "-at_install")
class TestLastHourAtOnce(MeasuredAtOnceCase):
    """Threads that enter and send at the same time, in no order of ours.

    Each figure is entered by two people, who saw it empty: whoever was first stands,
    whatever the database refused and Odoo tried again; the other is told.
    """

    people = 6
    threads = 4

    def setUp(self):
        super().setUp()

        # As Odoo does it between two tries, in a fiftieth of the time.
        def sleep(seconds):
            time.sleep(seconds / 50)

        self.patch(service_model, "time", SimpleNamespace(sleep=sleep))
        # Held by who runs the tests, and asked for by each new environment.
        self.patch(Registry, "_lock", DummyRLock())

    def test_nothing_is_lost_nothing_twice_and_the_second_is_told(self):
        numbers = [number for number in range(self.people) for _twice in (1, 2)]
        random.Random(self.people).shuffle(numbers)
        barrier = threading.Barrier(self.threads)
        told = [[] for _number in range(self.people)]

        def work(own):
            barrier.wait(timeout=60)
            for place in own:
                number = numbers[place]
                told[number].append((str(place), self._enter_at_once(number, place)))

        quiet = mute_logger("odoo.sql_db", "odoo.service.model")
        with quiet, ThreadPoolExecutor(self.threads) as pool:
            shares = [
                range(start, len(numbers), self.threads)
                for start in range(self.threads)
            ]
            for done in [pool.submit(work, share) for share in shares]:
                done.result(timeout=600)
        self._check_kept(told)

    def _enter_at_once(self, number, place):
        """Enter and send as a request does, on a connection of its own.

        :return: what the person is told, or ``None``
        """
        with db_connect(get_db_name()).cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {})
            figure = self.figures[number].with_env(env)

            def save():
                seen = {"sidocakep_seen": {"written": False}}
                figure.web_save({"written": str(place)} | seen, {"written": {}})
                figure.action_send()

            try:
                service_model.retrying(save, env)
            except (UserError, LockError) as error:
                cr.rollback()
                return error
        return None

    def _check_kept(self, told):
        """Each figure is what the one who was told nothing has entered, sent once."""
        env = self._open()
        figures = self.figures.with_env(env)
        trail = env["sidocakep.trail"]
        for figure, answers in zip(figures, told, strict=True):
            with self.subTest(figure.id):
                self.assertEqual(len(answers), 2)
                [kept] = [written for written, error in answers if not error]
                self.assertEqual((figure.written, figure.state), (kept, "sent"))
                [error] = [error for _written, error in answers if error]
                self.assertIsInstance(error, (StaleRecordError, FrozenRecordError))
                steps = trail.search_count(
                    [
                        *(("res_model", "=", figure._name), ("kind", "=", "step")),
                        *(("res_id", "=", figure.id), ("new_value", "=", "sent")),
                    ]
                )
                self.assertEqual(steps, 1, "sent once")


@tagged("-standard", "long", "post_install", "-at_install")
class TestLastHourOf200(TestLastHourAtOnce):
    """Eight threads, two hundred people."""

    allow_inherited_tests_method = True
    people = 100
    threads = 8
