"""The strategy map by achievement: what was accepted, in words and colour."""

from unittest.mock import patch

from odoo import Command
from odoo.exceptions import AccessError
from odoo.service.model import call_kw
from odoo.tests import freeze_time, tagged

from ...models.overview.achievement_marks import INKS
from ..common import YEAR
from ..measurement_case import MeasurementCase

KEY = f"{YEAR}-quarter-1"
KINDS = {
    "not_due": "Not Due",
    "not_reported": "Not Reported",
    "not_applicable": "Not Applicable",
    "not_released": "Not Yet Released",
    "no_target": "Target Not Set",
    "not_computable": "Cannot Be Computed",
}


def contrast_on_white(color):
    """Return the contrast of a colour with white, by WCAG 2.2."""
    shares = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in shares
    ]
    light = sum(
        part * share
        for part, share in zip((0.2126, 0.7152, 0.0722), linear, strict=True)
    )
    return 1.05 / (light + 0.05)


@freeze_time("2026-04-08 03:00:00")
@tagged("post_install", "-at_install")
class TestAchievementMap(MeasurementCase):
    """One sasaran: 106,25 of one indicator, the other due and not reported."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_quarter("17")
        cls.node = cls.env["sidocakep.plan.node"].search(
            [("company_id", "=", cls.agency_a.id), ("level", "=", "sasaran")], limit=1
        )
        cls.plan = cls.node.plan_id
        cls.lines = cls.measurement.line_ids
        cls.lines.pk_line_id._with_workflow_bypass().node_id = cls.node
        cls.env.flush_all()

    def _accept(self):
        self.measurement._with_workflow_bypass().write(
            {"state": "accepted", "accepted_on": "2026-04-09"}
        )
        self.env.flush_all()
        self.env.invalidate_all()

    def _read(self, user=None, plan=None, asked=True):
        nodes = self.env["sidocakep.plan.node"]
        nodes = nodes.with_user(user or self.user_pelaksana_a)
        values = {"plan_id": (plan or self.plan).id, "with_achievement": asked}
        return call_kw(nodes, "strategy_map_read", [[]], values)

    def _rate(self, read):
        boxes = {box["id"]: box["rating"] for box in read["nodes"]}
        return boxes.pop(self.node.id), any(boxes.values())

    def test_practice_3_what_was_sent_is_shown_and_says_so(self):
        """A silent team blocks nobody; what is open or returned is nowhere."""
        for state, count in (("open", 0), ("returned", 0), ("sent", 1)):
            with self.subTest(state=state):
                self.measurement._with_workflow_bypass().write(
                    {
                        "state": state,
                        "first_sent_on": "2026-04-08",
                        "sent_on": "2026-04-08",
                    }
                )
                self.env.flush_all()
                self.env.invalidate_all()
                read = self._read()
                self.assertEqual(len(read["periods"]), count)
                self.assertEqual(bool(self._rate(read)[0]), bool(count))
        rating = self._rate(read)[0]
        self.assertEqual(rating["value"], "53,13%*")
        self.assertEqual(
            rating["words"],
            "Rendah: 53,13%, 1 of 2 indicators measured (not accepted by Tim Monev "
            "yet)",
        )
        self.assertEqual(read["legend"][0]["label"], "Rendah")
        for text in (
            read["periods"][0]["name"],
            read["achievement"]["title"],
            read["achievement"]["note"],
        ):
            self.assertIn("ccepted", text)
        nodes = self._grow(self.outcome)
        [mark] = self._read_marks(nodes, self.user_pelaksana_a)
        self.assertEqual(mark["value"], "106,25%*")

    def test_gunung_mas_9_6_what_was_accepted_is_on_the_map(self):
        """(106,25 + 0) / 2 = 53,13: of the profile, as everywhere."""
        self._accept()
        read = self._read()
        [period] = read["periods"]
        self.assertEqual(period["key"], KEY)
        self.assertEqual(period["name"], self.measurement.period_text)
        rating, others = self._rate(read)
        self.assertEqual(rating["value"], "53,13%")
        self.assertEqual(rating["words"], "Rendah: 53,13%, 1 of 2 indicators measured")
        self.assertIn("1/2", read["achievement"]["note"])
        self.assertEqual(
            read["legend"], [{"label": "Rendah", "color": rating["color"]}]
        )
        self.assertFalse(others, "what was not measured has no mark")
        self.assertIn(self.measurement.standing_text, read["achievement"]["title"])
        policy = self.profile_gm.rollup_ids.filtered(
            lambda row: row.scope == "objective"
        )
        self.assertIn(policy.display_name, read["achievement"]["note"])
        self.assertFalse(self._rate(self._read(asked=False))[0])
        self.assertFalse(self._rate(self._read(asked="2025-year-0"))[0])
        policy.unlink()
        read = self._read()
        self.assertFalse(self._rate(read)[0])
        self.assertIn("rolls up no", read["achievement"]["note"])

    def test_a_correction_that_is_not_accepted_changes_nothing(self):
        self._accept()
        correction = self.measurement._with_workflow_bypass().create(
            {
                "company_id": self.agency_a.id,
                "year": YEAR,
                "period_no": 1,
                "date_end": self.measurement.date_end,
                "version": 2,
                "previous_id": self.measurement.id,
            }
        )
        self.assertFalse(correction.line_ids)
        self.assertEqual(self._rate(self._read())[0]["value"], "53,13%")

    def test_each_kind_of_no_figure_has_its_words_and_no_colour(self):
        self._accept()
        policy = self.profile_gm.rollup_ids.filtered(
            lambda row: row.scope == "objective"
        )
        policy.not_reported = "out"
        for kind, words in KINDS.items():
            with self.subTest(kind=kind):
                self.lines._with_workflow_bypass().status = kind
                self.env.flush_all()
                self.env.invalidate_all()
                read = self._read()
                self.assertEqual(
                    self._rate(read)[0],
                    {"value": "", "label": words, "color": "", "words": words},
                )
                self.assertEqual(read["legend"], [{"label": words, "color": ""}])

    def test_zero_is_a_figure(self):
        self._accept()
        self.lines._with_workflow_bypass().write(
            {"status": "ok", "achievement": 0, "is_met": False}
        )
        self.env.flush_all()
        self.env.invalidate_all()
        rating = self._rate(self._read())[0]
        self.assertEqual(rating["value"], "0,00%")
        self.assertTrue(rating["color"])

    def test_every_colour_of_a_band_can_be_read(self):
        for color in INKS:
            self.assertGreaterEqual(contrast_on_white(color), 4.5, color)
        self.assertEqual(len(set(INKS)), 12)

    def test_who_may_not_read_the_measurement_sees_no_figure(self):
        """The map of the RPJMD is everybody's, the measurement of the head of region
        is not."""
        self._accept()
        own = self.env["sidocakep.measurement"].search(
            [("company_id", "=", self.government.id), ("period_no", "=", 1)]
        )
        own._with_workflow_bypass().state = "accepted"
        self.env.flush_all()
        rpjmd = self.plan.parent_plan_id
        self.assertEqual(rpjmd.company_id, own.company_id)
        for user, count in (
            (self.user_bupati, 1),
            (self.user_inspektorat, 1),
            (self.user_pelaksana_a, 0),
            (self.user_head_a, 0),
        ):
            with self.subTest(user=user.login):
                read = self._read(user, rpjmd, KEY)
                self.assertTrue(read["nodes"])
                self.assertEqual(len(read["periods"]), count)
                self.assertEqual(bool(read["achievement"]), bool(count))
        stranger = self._create_user("uji_lain", "group_secretary", self.agency_b)
        with self.assertRaises(AccessError):
            self._read(stranger)
        for method in ("_get_map_periods", "_get_map_achievement", "_find_measured"):
            with self.assertRaises(AccessError):
                call_kw(
                    self.plan.with_user(self.user_head_a),
                    method,
                    [self.plan.ids, {"key": KEY}],
                    {},
                )

    def test_one_reading_looks_for_the_accepted_once(self):
        self._accept()
        found = []
        model = type(self.env["sidocakep.measurement"])
        search = model.search

        def count(records, domain, *args, **kwargs):
            found.append(domain)
            return search(records, domain, *args, **kwargs)

        with patch.object(model, "search", count):
            self.assertTrue(self._rate(self._read())[0])
        self.assertEqual(len(found), 1)

    def _grow(self, *indicators, company=None):
        """Return the nodes of a tree, one with each of the indicators."""
        tree = self.env["sidocakep.performance.tree"].create(
            {"company_id": (company or self.agency_a).id, "year": YEAR}
        )
        nodes = self.env["sidocakep.performance.tree.node"]._with_workflow_bypass()
        return nodes.create(
            [
                {
                    "tree_id": tree.id,
                    "name": f"Hasil {number}",
                    "indicator_ids": [Command.set(own.ids)],
                }
                for number, own in enumerate(indicators)
            ]
        ).with_env(self.env)

    def _read_marks(self, nodes, user, key=KEY):
        self.env.invalidate_all()
        nodes = nodes.with_user(user).with_context(sidocakep_achievement=key)
        return [row["achievement_mark"] for row in nodes.read(["achievement_mark"])]

    def test_a_node_of_the_tree_is_marked_by_its_own_indicators(self):
        both = self.outcome | self.output
        nodes = self._grow(self.outcome, both, both.browse())
        user = self.user_pelaksana_a
        self.assertEqual(self._read_marks(nodes, user), [False] * 3, "not accepted")
        self._accept()
        first, second, none = self._read_marks(nodes, user)
        of = "of {} indicators measured"
        self.assertEqual(first["words"], f"Sangat Tinggi: 106,25%, 1 {of.format(1)}")
        self.assertEqual(second["words"], f"Rendah: 53,13%, 1 {of.format(2)}")
        self.assertFalse(none)
        for key in (False, "2025-quarter-1", ["x"], 7):
            self.assertEqual(self._read_marks(nodes, user, key), [False] * 3)
        [period] = nodes.tree_id.with_user(user).achievement_view["periods"]
        self.assertEqual(period["key"], KEY)
        self.lines._with_workflow_bypass().status = "not_released"
        self.assertEqual(
            self._read_marks(nodes, user)[0],
            {
                "value": "",
                "label": "Not Yet Released",
                "color": "",
                "words": "Not Yet Released",
            },
        )

    def test_the_tree_of_the_government_shows_no_figure_of_others(self):
        self._accept()
        nodes = self._grow(self.outcome, company=self.government)
        self.measurement._with_workflow_bypass().write(
            {"company_id": self.government.id, "version": 9}
        )
        self.env.flush_all()
        self.assertFalse(self._read_marks(nodes, self.user_pelaksana_a)[0])
        self.assertTrue(self._read_marks(nodes, self.user_bupati)[0])

    def test_a_tree_of_many_nodes_costs_the_queries_of_one(self):
        self._accept()
        nodes = self._grow(*[self.outcome] * 30)
        counts = []
        for some in (nodes[:1], nodes):
            self._read_marks(some, self.user_pelaksana_a)
            before = self.cr.sql_log_count
            self._read_marks(some, self.user_pelaksana_a)
            counts.append(self.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0])

    def test_the_queries_do_not_grow_with_what_was_measured(self):
        self._accept()
        counts = []
        for number in (1, 24):
            nodes = self.node.copy_data()[0] | {"parent_id": self.node.parent_id.id}
            made = self.env["sidocakep.plan.node"]._with_workflow_bypass()
            made = made.create([nodes] * number)
            promises = self.env["sidocakep.pk.line"]._with_workflow_bypass()
            promises.create(
                [
                    {
                        "pk_id": self.pk_ech3.id,
                        "node_id": node.id,
                        "indicator_id": self._create_loose(
                            f"Indikator {number} {place}", "Orang"
                        ).id,
                        "written": "10",
                    }
                    for place, node in enumerate(made)
                ]
            )
            self.measurement._with_workflow_bypass().state = "open"
            self.measurement._draw()
            self._accept()
            self._read()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            read = self._read()
            counts.append(self.cr.sql_log_count - before)
            rated = [box for box in read["nodes"] if box["rating"]]
            self.assertGreater(len(rated), number)
        self.assertLessEqual(counts[1], counts[0])
