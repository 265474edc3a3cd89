"""Taking turns, with two connections."""

from unittest.mock import patch

from psycopg2.errors import SerializationFailure

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ...models.document import turn
from ...models.document.turn import take_turn
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
            patch.object(turn, "PATIENCE", "50ms"),
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
