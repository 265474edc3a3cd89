"""Sets that are right as a whole: whichever way a row goes, what stays is whole."""

from contextlib import closing

from odoo import Command
from odoo.exceptions import ValidationError
from odoo.tests import tagged

from ...exceptions import FrozenRecordError
from ..common_plan import PlanCase

WHOLE, PART = "sidocakep.whole.mixin", "sidocakep.whole.part.mixin"
#: Its rows stay by a guard of their own once somebody relies on them.
GUARDED = "sidocakep.evidence.mixin"


@tagged("post_install", "-at_install")
class TestWholeSets(PlanCase):
    def _descend(self, mixin):
        names = self.env.registry.descendants([mixin], "_inherit") - {mixin}
        return {name for name in names if not self.env[name]._abstract}

    def _iter_rows(self):
        """Yield each field that holds the rows of a whole."""
        parts = self._descend(PART)
        for name in sorted(self._descend(WHOLE)):
            for field in self.env[name]._fields.values():
                if field.type == "one2many" and field.comodel_name in parts:
                    yield field

    def test_who_is_checked_as_a_whole_has_rows_that_ask_for_it(self):
        """From the registry; a constraint alone does not see a row that goes."""
        held = {field.comodel_name for field in self._iter_rows()}
        self.assertEqual(held, self._descend(PART))
        guarded = held | self._descend(GUARDED)
        for name in sorted(self.env.registry):
            model = self.env[name]
            if not name.startswith("sidocakep.") or model._abstract:
                continue
            for check in model._constraint_methods:
                for column in check._constrains:
                    field = model._fields.get(column)
                    if field is not None and field.type == "one2many":
                        with self.subTest(field=str(field)):
                            self.assertIn(field.comodel_name, guarded)

    def test_a_row_that_goes_or_moves_leaves_a_whole(self):
        """Each by itself, and all but one: refused, or what stays is whole."""
        refused = set()
        for field in self._iter_rows():
            whole = self.env[field.model_name].search([(field.name, "!=", False)])[:1]
            rows = whole[field.name]
            other = whole.copy()
            for gone in (*rows, rows[1:], rows):
                for act in ("unlink", "move"):
                    with self.subTest(gone=gone, act=act):
                        if self._is_refused(gone, act, field.inverse_name, other):
                            refused.add((field.comodel_name, act))
                        (whole | other)._check_whole()
        known = {"sidocakep.achievement.band", "sidocakep.ordinal.point"}
        self.assertEqual({name for name, act in refused if act == "unlink"}, known)
        self.assertLessEqual(known, {name for name, act in refused if act == "move"})

    def _is_refused(self, rows, act, inverse, other):
        """Do it, take it back where it was done and leave it where it was refused."""
        with closing(self.env.cr.savepoint()):
            try:
                if act == "move":
                    rows.write({inverse: other.id})
                else:
                    rows.unlink()
                self.env.flush_all()
                self.env.invalidate_all()
                (other | rows.exists()[inverse])._check_whole()
                return False
            except ValidationError:
                return True

    def test_points_by_which_something_was_decided_stay(self):
        """One point more moves all above it: what was decided would mean another."""
        scale = self.env.ref("sidocakep_base.ordinal_scale_sakip")
        indicator = self._create_indicator(
            "Nilai SAKIP",
            value_kind="ordinal",
            direction="ordinal",
            scale_id=scale.id,
            unit_id=False,
            node_ids=self.objective.ids,
        )
        scale = scale.with_user(self.user_organisasi)
        first, second = scale.point_ids[:2]
        second.name = "C (cukup)"
        self._create_target(indicator, "BB", plan_id=self.plan.id)
        self._decide(self.plan)
        for act in (
            first.unlink,
            lambda: first.write({"sequence": 99}),
            lambda: second.write({"name": "C"}),
            lambda: scale.write({"point_ids": [Command.create({"name": "AAA"})]}),
            lambda: scale.point_ids[-1].copy({"name": "AAA", "sequence": 99}),
        ):
            with self.assert_refused(FrozenRecordError, "Make a copy of the scale"):
                act()
        first.write({"aliases": "Sangat kurang", "name": first.name})
        trail = self.env["sidocakep.trail"].search(
            [("res_model", "=", scale._name), ("res_id", "=", scale.id)]
        )
        self.assertEqual(trail[:1].new_value, "Sangat kurang")
        copy = scale.copy()
        copy.point_ids[0].name = "E"
