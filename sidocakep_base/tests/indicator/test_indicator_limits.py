"""Between which values the targets and figures of an indicator can lie at all."""

from odoo.exceptions import ValidationError
from odoo.service.model import call_kw
from odoo.tests import Form, tagged

from ...exceptions import FrozenRecordError
from ..common_plan import PlanCase


@tagged("post_install", "-at_install")
class TestIndicatorLimits(PlanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.share = cls._create_indicator("Persentase ibu hamil yang dilayani")

    def test_a_new_indicator_takes_those_of_its_unit_or_its_name(self):
        """A growth may be more than 100 per cent; a unit says what it ends at."""
        self.assertEqual((self.share.lowest, self.share.highest), ("0", "100"))
        growth = self._create_indicator("Persentase pertumbuhan investasi")
        self.assertFalse(growth.lowest or growth.highest)
        self._create_target(growth, "120")
        units = self.env["sidocakep.unit"].with_user(self.user_organisasi)
        index = units.create({"name": "Indeks 0-4", "lowest": "0", "highest": "4"})
        with self.as_user(self.user_secretary_a) as env:
            form = Form(env["sidocakep.indicator"])
            form.name = "Indeks Kepuasan"
            form.unit_id = index
            self.assertEqual((form.lowest, form.highest), ("0", "4"))
            form.lowest = "1"
            made = form.save()
        self.assertEqual((made.lowest, made.highest), ("1", "4"))
        index.highest = "5"
        self.assertEqual(made.highest, "4", "what is chosen once stays")

    def test_what_is_no_limit_is_refused(self):
        for lowest, highest, said in (
            ("0", "seratus", "seratus"),
            ("100", "0", "Exchange"),
            ("belum rilis", "", "plain number"),
        ):
            for record in (self.share, self.share.unit_id):
                with self.assert_refused(ValidationError, said):
                    record.write({"lowest": lowest, "highest": highest})

    def test_no_target_and_no_figure_lies_outside(self):
        """Typed, as a number, by a client, and moved from another indicator."""
        target = self._create_target(self.share, "100")
        count = self._create_indicator("Jumlah dokumen", unit_id=False)
        other = self._create_target(count, "120", year=2027)
        user = self.user_secretary_a
        for act in (
            lambda: self._create_target(self.share, "100,01", year=2027),
            lambda: target.write({"value": 120}),
            lambda: call_kw(
                target.with_user(user), "write", [target.ids, {"written": "-1"}], {}
            ),
            lambda: other.write({"indicator_id": self.share.id}),
        ):
            with self.assert_refused(ValidationError, "from 0 to 100"):
                act()
        band = self._create_indicator(
            "Persentase risiko", value_kind="range", direction="range", highest="4"
        )
        with self.assert_refused(ValidationError, "is not possible"):
            self._create_target(band, "3 - 5")
        target.write({"figure_status": "not_due"})

    def test_limits_are_set_where_what_was_promised_lies_within(self):
        count = self._create_indicator("Nilai SAKIP", node_ids=self.objective.ids)
        count.write({"lowest": False, "highest": False})
        self._create_target(count, "75,35", plan_id=self.plan.id)
        self._decide(self.plan)
        own = count.with_user(self.user_secretary_a)
        with self.assert_refused(ValidationError, "Correct that target first"):
            own.highest = "75"
        own.highest = "100"
        for value in ("200", False):
            with self.assert_refused(FrozenRecordError, "Ask them"):
                own.highest = value
        count.with_user(self.user_organisasi).highest = "101"
