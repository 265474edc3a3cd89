"""A figure that is not possible any more: told at each step, found once settled."""

from decimal import Decimal

from odoo.exceptions import ValidationError
from odoo.tests import freeze_time, tagged
from odoo.tools import SQL

from odoo.addons.sidocakep_base.engine.figures.limits import read_limits
from odoo.addons.sidocakep_base.exceptions import FrozenRecordError

from ...models.data_collection.sidocakep_coverage_finding_limits import to_number
from ..data_collection_case import DataCollectionCase


@freeze_time("2026-04-02 03:00:00")
@tagged("post_install", "-at_install")
class TestDataPossible(DataCollectionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.computed, cls.figure = cls._open()
        cls.own = cls.figure.with_user(cls.user_ech4_a)
        cls.indicator = cls.output.with_user(cls.user_organisasi)
        cls.output.target_ids.sudo()._with_workflow_bypass().unlink()

    def _find(self):
        self.env.flush_all()
        return self.env["sidocakep.coverage.finding"].search(
            [("company_id", "=", self.agency_a.id), ("kind", "=", "figure_impossible")]
        )

    def test_limits_that_come_later_are_told_at_each_step(self):
        self.own.written = "120"
        self.indicator.highest = "100"
        with self.assert_refused(ValidationError, "120.* is not possible"):
            self.own.action_send()
        self.indicator.highest = "120"
        self.own.action_send()
        self.assertFalse(self._find())
        self.indicator.highest = "100"
        found = self._find()
        self.assertIn("120", found.message)
        self.assertIn("up to 100", found.message)
        self.assertIn("returns it", found.remedy)
        self.assertEqual(found._get_remedy_action()["res_id"], self.figure.id)
        verifier = self.figure.with_user(self.user_secretary_a)
        with self.assert_refused(ValidationError, "is not possible"):
            verifier.action_verify()
        self.indicator.highest = False
        verifier.action_verify()
        # Settled: it never changes, and is named until somebody corrects it.
        self.indicator.lowest = "130"
        self.assertEqual(self.figure.value, 120)
        self.assertIn("next version", self._find().remedy)
        self.figure._with_workflow_bypass().state = "replaced"
        self.assertFalse(self._find())

    def test_a_promise_makes_room_before_the_limit_comes(self):
        """Of any document: none is left behind a limit that it passes."""
        pk = self._create_pk(self.job_ech4_a)
        line = pk.line_ids.filtered(lambda row: row.indicator_id == self.output)
        if not line:
            line = pk.line_ids.create(
                {
                    "pk_id": pk.id,
                    "indicator_id": self.output.id,
                    "name": self.output.name,
                    "written": "90",
                }
            )
        line.sudo().written = "90"
        with self.assert_refused(ValidationError, "Correct that target first"):
            self.indicator.highest = "80"
        pk._with_workflow_bypass().state = "replaced"
        self.indicator.highest = "80"

    def test_what_else_would_make_it_impossible(self):
        """Its unit, the kind of its values, its scale, the decimals of its card."""
        loose = self._create_loose("Surat yang dijawab", "Orang")
        card = self._create_card(loose, self.job_ech4_a)
        self._open()
        figure = self.env["sidocakep.data.figure"].search([("card_id", "=", card.id)])
        figure.with_user(self.user_ech4_a).written = "80"
        scale = self.env["sidocakep.ordinal.scale"].search([], limit=1)
        point = {"value_kind": "ordinal", "direction": "ordinal", "scale_id": scale.id}
        for error, words, values in (
            (ValidationError, "80 Orang.* another kind", {"value_kind": "range"}),
            (ValidationError, "80 Orang.* another kind", point),
            (FrozenRecordError, "entered as 80 Orang", {"unit_id": False}),
            (FrozenRecordError, "entered as 80 Orang", {"accumulation": "sum"}),
        ):
            with self.subTest(values), self.assert_refused(error, words):
                loose.write(values)
        figure.with_user(self.user_ech4_a).written = False
        loose.write({"value_kind": "range", "accumulation": "sum"})
        figure = self._enter(self.computed, self.user_ech3_a, "2", "3")
        self.assertEqual(figure.value, 66.67)
        self.card.decimals = 1
        figure.action_send()
        self.assertEqual(figure.value, 66.7, "as its card says on the day it is sent")
        self.card.decimals = 0
        with self.assert_refused(ValidationError, "computed anew"):
            figure.with_user(self.user_secretary_a).action_verify()

    def test_the_database_reads_a_limit_as_the_engine_does(self):
        texts = ("25", "25.5", "0,5", "-5", "−5", "100 %", "1000.5", "1.234.567,8")
        rows = SQL(", ").join(SQL("(%s)", text) for text in texts)
        query = to_number("text").replace("%%", "%")
        query = f"SELECT text, TRANSLATE({query}, '−', '-')::numeric FROM (VALUES"
        self.env.cr.execute(SQL(query.replace("%", "%%") + " %s) AS t(text)", rows))
        for text, number in self.env.cr.fetchall():
            with self.subTest(text):
                self.assertEqual(Decimal(str(number)), read_limits(text, "").low)
