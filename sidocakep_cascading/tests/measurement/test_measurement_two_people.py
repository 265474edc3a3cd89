"""Many people and one measurement, each on a connection of his own."""

import random
from unittest.mock import patch

from psycopg2.errors import SerializationFailure

from odoo import fields
from odoo.exceptions import LockError, UserError
from odoo.modules.registry import Registry
from odoo.tests import get_db_name, tagged
from odoo.tools import mute_logger

from odoo.addons.sidocakep_base.exceptions import (
    FrozenRecordError,
    StaleRecordError,
    TransitionError,
)
from odoo.addons.sidocakep_base.models.organisation import turn
from odoo.addons.sidocakep_base.tests.at_once import AtOnceCase

YEAR = 2041
QUARTER = {"year": YEAR, "period_kind": "quarter", "period_no": 1}
#: The tables of which something is stored, what refers to others first.
TABLES = (
    "measurement_reopening",
    "measurement_line",
    "measurement_sheet",
    "measurement",
    "data_figure",
    "pk_line",
    "pk",
    "target",
)


class MeasuredAtOnceCase(AtOnceCase):
    """An open measurement of one PK, with a line for each of some indicators.

    Who may take a step is tested elsewhere: here everybody may.
    """

    people = 1

    def setUp(self):
        super().setUp()
        # The last to be done: the connections below hold locks until they close.
        self.addCleanup(self._remove)
        env = self._open()
        self.indicators = env["sidocakep.indicator"].create(
            [
                {"name": f"Angka serentak {number}", "company_id": env.company.id}
                for number in range(self.people)
            ]
        )
        self.figures = self._create_figures(env)
        self.measurement = self._create_measurement(env)
        self.lines = self.measurement.line_ids
        env.cr.commit()
        registry = Registry(get_db_name())
        for name in ("sidocakep.measurement", "sidocakep.data.figure"):
            self.patch(registry[name], "_filter_step_users", lambda self, _step: self)

    def _create_figures(self, env):
        figures = env["sidocakep.data.figure"]._with_workflow_bypass()
        vals = {"company_id": env.company.id, "date_end": f"{YEAR}-03-31", **QUARTER}
        return figures.create(
            [vals | {"indicator_id": item.id} for item in self.indicators]
        ).with_env(env)

    def _create_measurement(self, env):
        kind = env["sidocakep.position.kind"].search([("code", "=", "administrator")])
        self.job = env["hr.job"].create(
            {
                "name": "Jabatan uji serentak",
                "company_id": env.company.id,
                "position_kind_id": kind.id,
            }
        )
        pk = env["sidocakep.pk"].create(
            {
                "job_id": self.job.id,
                "year": YEAR,
                "date_document": f"{YEAR}-01-02",
                "line_ids": [
                    (0, 0, {"indicator_id": item.id, "name": item.name})
                    for item in self.indicators
                ],
            }
        )
        measurement = env["sidocakep.measurement"]._with_workflow_bypass()
        measurement = measurement.create(
            {"company_id": env.company.id, "date_end": f"{YEAR}-03-31", **QUARTER}
        )
        sheet = env["sidocakep.measurement.sheet"]._with_workflow_bypass()
        sheet = sheet.create(
            {
                "measurement_id": measurement.id,
                "pk_id": pk.id,
                "job_id": self.job.id,
            }
        )
        sheet._draw_lines()
        return measurement.with_env(env)

    def _remove(self):
        cr = self._open().cr
        for table in TABLES:
            name = table.replace("_", ".")
            cr.execute(
                "DELETE FROM sidocakep_trail WHERE res_model = %s",
                [f"sidocakep.{name}"],
            )
        of_year = "SELECT id FROM sidocakep_measurement WHERE year = %s"
        cr.execute(
            "DELETE FROM sidocakep_measurement_line WHERE measurement_id IN "
            f"({of_year})",
            [YEAR],
        )
        cr.execute(
            f"DELETE FROM sidocakep_measurement_sheet WHERE measurement_id IN "
            f"({of_year})",
            [YEAR],
        )
        cr.execute(
            "DELETE FROM sidocakep_measurement_reopening WHERE measurement_id IN "
            f"({of_year})",
            [YEAR],
        )
        for table in ("measurement", "data_figure", "pk"):
            cr.execute(f"DELETE FROM sidocakep_{table} WHERE year = %s", [YEAR])
        cr.execute(
            "DELETE FROM sidocakep_indicator WHERE id = ANY(%s)", [self.indicators.ids]
        )
        cr.commit()  # pylint: disable=invalid-commit
        env = self._open()
        self.job.with_env(env).unlink()
        env.cr.commit()

    def _enter(self, env, number, written):
        figure = self.figures[number].with_env(env)
        figure.web_save({"written": written}, {"written": {}})
        return figure


@tagged("post_install", "-at_install")
class TestMeasurementTwoPeople(MeasuredAtOnceCase):
    def setUp(self):
        super().setUp()
        self.first, self.second = self._open(), self._open()

    def _accept(self, env):
        measurement = self.measurement.with_env(env)
        measurement.action_send()
        measurement.action_accept()

    def _explain(self, env, text):
        self.lines.with_env(env).obstacle = text
        env.flush_all()

    def test_no_obstacle_reaches_what_was_accepted_meanwhile(self):
        self.assertEqual(self.measurement.with_env(self.second).state, "open")
        self._request(lambda: self._accept(self.first), self.first)
        with self.assertRaises(FrozenRecordError) as caught:
            self._request(lambda: self._explain(self.second, "Banjir"), self.second)
        self.assertIn("ask for its reopening", str(caught.exception))
        self.second.cr.rollback()
        self.assertFalse(self.lines.with_env(self._open()).obstacle)

    def test_who_sends_what_is_being_written_is_told_to_wait(self):
        self._explain(self.first, "Banjir")
        with patch.object(turn, "PATIENCE_MS", 50):
            with self.assertRaises(LockError) as caught:
                self.measurement.with_env(self.second).action_send()
            self.assertIn("is at work on", str(caught.exception))
        self.second.cr.rollback()
        self.first.cr.commit()
        self._request(lambda: self._accept(self.second), self.second)
        self.assertEqual(self.lines.with_env(self._open()).obstacle, "Banjir")

    def test_a_measurement_is_accepted_once_or_returned(self):
        self._request(self.measurement.with_env(self.first).action_send, self.first)
        measurement = self.measurement.with_env(self.second)
        self.assertEqual(measurement.state, "sent")
        self._request(self.measurement.with_env(self.first).action_accept, self.first)
        with self.assertRaises(TransitionError) as caught:
            self._request(lambda: measurement._return("Lengkapi"), self.second)
        self.assertIn("Received", str(caught.exception))
        self.second.cr.rollback()
        done = self.measurement.with_env(self._open())
        self.assertEqual((done.state, done.return_remark), ("accepted", False))

    def test_what_is_withdrawn_meanwhile_is_not_accepted(self):
        """Whoever comes first: the other one is told, and nothing is half done."""
        for first, second, state in (
            ("action_withdraw", "action_accept", "open"),
            ("action_accept", "action_withdraw", "accepted"),
        ):
            with self.subTest(first=first):
                env, other = self._open(), self._open()
                measurement = self.measurement.with_env(other)
                self._request(self.measurement.with_env(env).action_send, env)
                self.assertEqual(measurement.state, "sent")
                self._request(getattr(self.measurement.with_env(env), first), env)
                with self.assertRaises(TransitionError):
                    self._request(getattr(measurement, second), other)
                other.cr.rollback()
                done = self.measurement.with_env(self._open())
                self.assertEqual(done.state, state)
                self.assertEqual(bool(done.accepted_on), state == "accepted")

    def test_a_request_is_granted_or_taken_back(self):
        self._request(lambda: self._accept(self.first), self.first)
        requests = self.first["sidocakep.measurement.reopening"]
        request = requests.create(
            {
                "measurement_id": self.measurement.id,
                "reason": "Angka keliru",
                "answer": "Setuju",
                "date_until": fields.Date.add(fields.Date.today(), days=30),
            }
        )
        self.first.cr.commit()
        self.patch(
            self.first.registry[request._name],
            "_filter_step_users",
            lambda self, _step: self,
        )
        late = request.with_env(self.second)
        self.assertEqual(late.state, "asked")
        self._request(request.action_take_back, self.first)
        with self.assertRaises(TransitionError):
            self._request(late.action_grant, self.second)
        self.second.cr.rollback()
        env = self._open()
        self.assertEqual(request.with_env(env).state, "taken_back")
        self.assertFalse(self.measurement.with_env(env)._is_reopened())

    def test_what_is_verified_meanwhile_is_not_in_what_was_sent(self):
        """It is verified all the same, and waits for a correction."""
        figure = self._enter(self.first, 0, "5")
        figure.action_send()
        self.first.cr.commit()
        figure = figure.with_env(self.second)
        self.assertEqual(self.lines.with_env(self.second).measurement_state, "open")
        self._request(self.measurement.with_env(self.first).action_send, self.first)
        self._request(figure._verify, self.second)
        env = self._open()
        self.assertEqual(self.figures.with_env(env).state, "verified")
        self.assertFalse(self.lines.with_env(env).figure_id)

    def test_who_accepts_does_it_of_rows_that_have_what_is_verified_meanwhile(self):
        """A first figure too: released, it comes into what was sent."""
        self._request(self.measurement.with_env(self.first).action_send, self.first)
        env, other = self._open(), self._open()
        self._enter(env, 0, "5").action_send()
        self.assertEqual(self.measurement.with_env(other).state, "sent")
        self._request(self.figures.with_env(env)._verify, env)
        accept = self.measurement.with_env(other).action_accept
        with self.assertRaises(SerializationFailure), mute_logger("odoo.sql_db"):
            accept()
        other.cr.rollback()
        self._request(accept, other)
        self.assertEqual(self.measurement.with_env(self._open()).state, "accepted")

    def test_a_correction_verified_meanwhile_is_told_to_who_accepts(self):
        """Whoever comes first: a reason is asked, or the figure is closed."""
        self._enter(self.first, 0, "5").action_send()
        self._request(self.figures.with_env(self.first)._verify, self.first)
        self._request(self.measurement.with_env(self.first).action_send, self.first)
        env = self._open()
        successor = self.figures.with_env(env)._amend()
        successor.write({"written": "4", "amendment_reason": "Salah baca register"})
        successor.action_send()
        env.cr.commit()
        for first in ("verify", "accept"):
            with self.subTest(first=first):
                env, other = self._open(), self._open()
                steps = {
                    "verify": successor.with_env(env)._verify,
                    "accept": self.measurement.with_env(other).action_accept,
                }
                self.assertEqual(successor.with_env(env).state, "sent")
                self.assertEqual(self.measurement.with_env(other).state, "sent")
                second = "accept" if first == "verify" else "verify"
                envs = {"verify": env, "accept": other}
                self._request(steps[first], envs[first])
                with self.assertRaisesRegex(
                    UserError, "say why" if second == "accept" else "is closed"
                ):
                    self._request(steps[second], envs[second])
                envs[second].cr.rollback()
                done = self._open()
                self.assertEqual(
                    (
                        self.measurement.with_env(done).state,
                        successor.with_env(done).state,
                    ),
                    ("sent", "verified") if first == "verify" else ("accepted", "sent"),
                )
                if first == "verify":
                    self._take_back_the_verification(successor)

    def _take_back_the_verification(self, successor):
        """Let the correction be sent again, as if nobody had verified it yet."""
        env = self._open()
        again = successor.with_env(env)
        again._with_workflow_bypass().state = "sent"
        env.flush_all()
        again.previous_id._with_workflow_bypass().state = "verified"
        env.flush_all()
        env.cr.commit()

    def test_what_is_verified_before_is_in_it(self):
        self._enter(self.first, 0, "5").action_send()
        self._request(self.figures.with_env(self.first)._verify, self.first)
        self._request(self.measurement.with_env(self.second).action_send, self.second)
        env = self._open()
        self.assertEqual(self.lines.with_env(env).figure_id, self.figures.with_env(env))


@tagged("post_install", "-at_install")
class TestLastHour(MeasuredAtOnceCase):
    """Everybody enters in the last hour: two for each figure, who saw it empty."""

    people = 12
    #: Figures that are being entered at the same time: each takes two connections.
    at_once = 12

    def test_nothing_is_lost_and_the_second_is_told(self):
        """In an order of the seed: the first number stands, and the second is told."""
        chance = random.Random(self.people)
        for start in range(0, self.people, self.at_once):
            work = self._begin(range(start, start + self.at_once))
            chance.shuffle(work)
            kept = {}
            for number, written, figure in work:
                error = self._finish(figure, written)
                with self.subTest(number, written=written):
                    expected = (StaleRecordError, FrozenRecordError)
                    self.assertEqual(isinstance(error, expected), number in kept)
                kept.setdefault(number, written)
            figures = self.figures.with_env(self._open())
            for number, written in kept.items():
                figure = figures[number]
                self.assertEqual((figure.written, figure.state), (written, "sent"))

    def _begin(self, numbers):
        """Return who begins: number of the figure, what he enters, as he reads it."""
        work = []
        for number in numbers:
            for written in ("1", "2"):
                figure = self.figures[number].with_env(self._open())
                self.assertFalse(figure.written)
                work.append((number, written, figure))
        return work

    def _finish(self, figure, written):
        """Save and send in the transaction that was begun; return the refusal."""
        try:
            self._request(lambda: self._save(figure, written), figure.env)
        except (StaleRecordError, FrozenRecordError) as error:
            return error
        finally:
            figure.env.cr.close()
        return None

    def _save(self, figure, written):
        seen = {"sidocakep_seen": {"written": False}}
        figure.web_save({"written": written} | seen, {"written": {}})
        figure.action_send()
