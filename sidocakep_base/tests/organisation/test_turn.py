"""Taking turns and holding rows, with two connections."""

from unittest.mock import patch

from psycopg2.errors import SerializationFailure

from odoo.exceptions import LockError, MissingError, UserError
from odoo.service.model import retrying
from odoo.tests import tagged
from odoo.tools import mute_logger

from ...models.organisation import turn
from ...models.organisation.turn import take_turn
from ..at_once import AtOnceCase


@tagged("post_install", "-at_install")
class TestTurn(AtOnceCase):
    def setUp(self):
        super().setUp()
        self.first, self.second = self._open(), self._open()

    def _company(self, env):
        return env.ref("base.main_company")

    @mute_logger("odoo.sql_db")
    def test_who_waits_too_long_is_told_of_what(self):
        take_turn(self._company(self.first))
        name = self._company(self.second).name
        with (
            patch.object(turn, "PATIENCE_MS", 50),
            self.assertRaisesRegex(UserError, f"at work on {name} right now"),
        ):
            take_turn(self._company(self.second))
        # The connection goes on, with the limit that it had.
        [[limit]] = self.second.execute_query(turn.SQL("SHOW lock_timeout"))
        self.assertEqual(limit, "0")

    @mute_logger("odoo.sql_db")
    def test_who_read_before_reads_again(self):
        """PostgreSQL refuses the old snapshot; Odoo runs such a request again."""
        self.assertTrue(self._company(self.second).name)
        take_turn(self._company(self.first))
        self.first.cr.commit()
        with self.assertRaises(SerializationFailure):
            take_turn(self._company(self.second))
        self.second.cr.rollback()
        take_turn(self._company(self.second))

    def test_others_may_refer_to_it_meanwhile(self):
        take_turn(self._company(self.first))
        self.second.cr.execute(
            "SELECT id FROM res_company WHERE id = %s FOR KEY SHARE NOWAIT",
            [self._company(self.second).id],
        )
        self.assertTrue(self.second.cr.fetchone())

    def test_nobody_waits_for_no_record(self):
        take_turn(self.first["res.company"])


@tagged("post_install", "-at_install")
class TestHold(AtOnceCase):
    def setUp(self):
        super().setUp()
        self.first, self.second = self._open(), self._open()
        self.patch(turn, "PATIENCE_MS", 50)

    def _kind(self, env):
        return env["sidocakep.position.kind"].search([], limit=1)

    @mute_logger("odoo.sql_db")
    def test_who_waits_too_long_is_told_of_what(self):
        self._kind(self.first).lock_for_update()
        kind = self._kind(self.second)
        with self.assertRaises(LockError) as caught:
            kind.lock_for_update()
        self.assertIn(kind.display_name, str(caught.exception))
        self.assertIn("somebody else", str(caught.exception))
        # Odoo does not run the request again, and the connection goes on as it was.
        self.assertIsNone(caught.exception.__cause__)
        self.second.cr.execute("SHOW lock_timeout")
        self.assertEqual(self.second.cr.fetchone(), ("0",))

    @mute_logger("odoo.sql_db")
    def test_a_request_in_the_way_of_another_is_not_repeated_five_times(self):
        self._kind(self.first).lock_for_update()
        calls = []

        def act():
            calls.append(1)
            self._kind(self.second).lock_for_update()

        with self.assertRaises(LockError):
            retrying(act, self.second)
        self.assertEqual(len(calls), 1)

    @mute_logger("odoo.sql_db")
    def test_a_plain_write_or_deletion_does_not_wait_without_end(self):
        self._kind(self.first).lock_for_update()
        kind = self._kind(self.second)
        for method, args in (("write", [{"sequence": 3}]), ("unlink", [])):
            with self.subTest(method), self.assertRaises(LockError) as caught:
                getattr(kind, method)(*args)
            self.assertIn(kind.display_name, str(caught.exception))

    def test_what_is_deleted_meanwhile_is_told(self):
        gone = self.second["sidocakep.position.kind"].browse(2_000_000_000)
        with self.assertRaisesRegex(MissingError, "deleted by somebody else"):
            gone.lock_for_update()
