"""Two people edit one document: the second one is told, and nothing is lost."""

import json

from odoo.exceptions import MissingError
from odoo.fields import Command
from odoo.service.model import call_kw, retrying
from odoo.tests import tagged
from odoo.tools import mute_logger
from odoo.tools.json import json_default

from ...exceptions import StaleRecordError
from ...models.document.seen import SEEN
from ..at_once import AtOnceCase
from ..common_plan import PlanCase


def show(record, *names):
    """Return what a client has of a record when its form is open."""
    [values] = record.web_read({name: {} for name in names})
    values.pop("id", None)
    return json.loads(json.dumps(values, default=json_default))


@tagged("post_install", "-at_install")
class TestTwoPeople(PlanCase):
    """The secretary of the agency opens; its head saves first."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.indicator = cls._create_indicator(node_ids=cls.objective.ids)
        cls.target = cls._create_target(cls.indicator, "80", plan_id=cls.plan.id)
        cls.first, cls.second = cls.user_head_a, cls.user_secretary_a

    def _save(self, record, vals, **kw):
        """Save as the second one, over the door of the web client."""
        model = self.env[record._name].with_user(self.second)
        return call_kw(
            model, "web_save", [record.ids, vals], {"specification": {}, **kw}
        )

    def _refused(self, record, vals, **kw):
        with self.assertRaises(StaleRecordError) as caught:
            self._save(record, vals, **kw)
        return caught.exception

    def test_who_changed_what_and_when_is_told(self):
        node = self.objective
        seen = show(node.with_user(self.second), "name", "stakeholders")
        node.with_user(self.first).name = "Rujukan yang cepat"
        self.env.flush_all()
        error = self._refused(node, {"name": "Rujukan dekat", SEEN: seen})
        [change] = error.context["changes"]
        self.assertEqual(
            [change[key] for key in ("seen", "now", "yours", "who")],
            ["Layanan rujukan", "Rujukan yang cepat", "Rujukan dekat", self.first.name],
        )
        self.assertEqual(change["field"], "Name")
        self.assertTrue(change["when"])
        self.assertFalse(error.context["is_gone"])
        for text in ("Rujukan yang cepat", self.first.name):
            self.assertIn(text, str(error))
        self.assertEqual(node.name, "Rujukan yang cepat")

    def test_in_the_language_of_the_person(self):
        self.env["res.lang"]._activate_lang("id_ID")
        seen = show(self.indicator, "direction")
        self.indicator.with_user(self.first).direction = "lower"
        vals = {"direction": "range", SEEN: seen}
        error = self._refused(self.indicator, vals, context={"lang": "id_ID"})
        [change] = error.context["changes"]
        indicator = self.indicator.with_context(lang="id_ID")
        label = indicator.fields_get(["direction"])["direction"]
        options = dict(label["selection"])
        self.assertEqual(change["field"], label["string"])
        self.assertEqual(change["now"], options["lower"])
        self.assertEqual(change["yours"], options["range"])

    def test_other_fields_of_the_same_record_go_through(self):
        seen = show(self.objective, "name", "stakeholders")
        self.objective.with_user(self.first).name = "Rujukan yang cepat"
        self._save(self.objective, {"stakeholders": "Puskesmas", SEEN: seen})
        self.assertEqual(self.objective.name, "Rujukan yang cepat")
        self.assertEqual(self.objective.stakeholders, "Puskesmas")

    def test_both_typed_the_same(self):
        seen = show(self.objective, "name")
        self.objective.with_user(self.first).name = "Sama"
        self._save(self.objective, {"name": "Sama", SEEN: seen})
        self.assertEqual(self.objective.name, "Sama")

    def test_a_figure_is_one_thing_whichever_field_is_written(self):
        seen = show(self.target, "written", "figure_status")
        self.target.with_user(self.first).value = 20
        error = self._refused(self.target, {"figure_status": "not_due", SEEN: seen})
        [change] = error.context["changes"]
        self.assertEqual(change["now"], "20 Persen")
        self.assertEqual(self.target.value, 20)

    def test_a_line_edited_in_its_list(self):
        seen = show(self.target, "written", "year")
        self.target.with_user(self.first).written = "20"
        line = {"written": "15", SEEN: seen}
        vals = {
            "target_ids": [Command.update(self.target.id, line)],
            SEEN: show(self.indicator, "name"),
        }
        error = self._refused(self.indicator, vals)
        [change] = error.context["changes"]
        self.assertEqual((change["seen"], change["yours"]), ("80", "15"))
        self.assertEqual(change["now"], "20 Persen")
        self.assertEqual(self.target.value, 20)
        # The year of the same line was not touched by the first one.
        vals["target_ids"] = [
            Command.update(self.target.id, {"year": 2027, SEEN: seen})
        ]
        self._save(self.indicator, vals)
        self.assertEqual((self.target.value, self.target.year), (20, 2027))

    def test_a_line_that_another_changed_is_not_deleted(self):
        seen = show(self.target, "written", "year")
        vals = {
            "target_ids": [Command.delete(self.target.id)],
            SEEN: {"target_ids": {str(self.target.id): seen}},
        }
        self.target.with_user(self.first).written = "20"
        error = self._refused(self.indicator, vals)
        self.assertEqual(error.context["changes"][0]["who"], self.first.name)
        self.assertTrue(self.target.exists())
        vals[SEEN]["target_ids"][str(self.target.id)] = show(self.target, *seen)
        self._save(self.indicator, vals)
        self.assertFalse(self.target.exists())

    def test_a_line_that_both_delete(self):
        vals = {
            "target_ids": [Command.delete(self.target.id)],
            SEEN: {"target_ids": {str(self.target.id): show(self.target, "written")}},
        }
        self.target.with_user(self.first).unlink()
        self._save(self.indicator, vals)
        self.assertFalse(self.indicator.target_ids)

    def test_what_was_deleted_meanwhile(self):
        seen = show(self.target, "written")
        name = self.target._get_trail_subject()
        self.target.with_user(self.first).unlink()
        line = {"written": "15", SEEN: seen}
        vals = {"target_ids": [Command.update(self.target.id, line)]}
        error = self._refused(self.indicator, vals)
        [change] = error.context["changes"]
        self.assertTrue(change["is_gone"])
        self.assertEqual((change["who"], change["record"]), (self.first.name, name))
        # The form of the indicator can be loaded again, that of the target cannot.
        self.assertFalse(error.context["is_gone"])
        self.assertTrue(self._refused(self.target, line).context["is_gone"])

    def test_another_agency_learns_nothing_of_what_was_deleted(self):
        plan = self._create_plan(name="Rahasia", year_start=2035)
        plan.with_user(self.first).unlink()
        self.second = self.user_head_b
        error = self._refused(plan, {"name": "x", SEEN: {"name": "y"}})
        [change] = error.context["changes"]
        self.assertEqual((change["who"], change["record"]), ("", ""))

    def test_the_other_window_of_the_same_person(self):
        seen = show(self.objective, "name")
        self.objective.with_user(self.second).name = "Jendela lain"
        self.env.flush_all()
        error = self._refused(self.objective, {"name": "x", SEEN: seen})
        self.assertIn("another window", error.context["changes"][0]["who"])

    def test_who_sends_no_token_writes_as_ever(self):
        """RPC clients, imports: docs/decisions/0019."""
        self.objective.with_user(self.first).name = "Rujukan yang cepat"
        self._save(self.objective, {"name": "Dari RPC"})
        self.assertEqual(self.objective.name, "Dari RPC")

    def test_the_place_in_a_list_is_no_conflict(self):
        seen = show(self.objective, "sequence")
        self.objective.with_user(self.first).sequence = 77
        self._save(self.objective, {"sequence": 5, SEEN: seen})
        self.assertEqual(self.objective.sequence, 5)

    def test_nonsense_for_a_token_is_no_way_round_and_no_crash(self):
        for seen in (None, [], "x", {"name": {}}, {"nothing": 1}, {"node_ids": [1]}):
            with self.subTest(seen=seen):
                try:
                    self._save(self.objective, {"name": "N", SEEN: seen})
                except StaleRecordError:
                    self.assertEqual(seen, {"name": {}})

    def test_what_one_may_not_write_stays_refused(self):
        """The comparison comes first and gives no right."""
        self.second = self.user_head_b
        seen = show(self.objective, "name")
        with self.assertRaisesRegex(Exception, "Uji Head B does not read this"):
            self._save(self.objective, {"name": "x", SEEN: seen})
        self.assertEqual(self.objective.name, "Layanan rujukan")


@tagged("post_install", "-at_install")
class TestTwoPeopleAtOnce(AtOnceCase):
    """Two connections: the second has begun before the first commits."""

    def setUp(self):
        super().setUp()
        self.mine, self.theirs = self._open(), self._open()
        self.kind = self._create()
        self.addCleanup(self._remove)

    def _create(self):
        env = self._open()
        unit = env["sidocakep.unit"].create({"name": "Satuan uji dua orang"})
        env.cr.commit()
        return unit.id

    def _remove(self):
        env = self._open()
        env["sidocakep.unit"].browse(self.kind).unlink()
        env.cr.commit()

    @mute_logger("odoo.sql_db", "odoo.service.model")
    def test_the_save_is_run_again_on_what_the_first_has_left(self):
        unit = self.mine["sidocakep.unit"].browse(self.kind)
        seen = show(unit, "name")
        self.mine.invalidate_all()
        runs = []

        def save():
            runs.append(unit.name)
            if len(runs) == 1:
                other = self.theirs["sidocakep.unit"].browse(self.kind)
                other.name = "Satuan orang pertama"
                self.theirs.cr.commit()
            unit.web_save({"name": "Satuan orang kedua", SEEN: seen}, {})

        with self.assertRaises(StaleRecordError) as caught:
            retrying(save, self.mine)
        self.assertEqual(len(runs), 2)
        self.assertEqual(
            caught.exception.context["changes"][0]["now"], "Satuan orang pertama"
        )

    def test_a_record_that_is_gone_without_a_token_is_odoos_own_matter(self):
        unit = self.mine["sidocakep.unit"].browse(2_000_000_000)
        with self.assertRaises(MissingError):
            unit.web_save({"name": "x"}, {})
