"""What was measured, grouped and rolled up: no figure is in no mean."""

from lxml import etree

from odoo import Command
from odoo.exceptions import AccessError, ValidationError
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.engine.achievement.rollup import ALL_ZERO
from odoo.addons.sidocakep_base.engine.covered import Lack, say_covered
from odoo.addons.sidocakep_base.exceptions import FrozenRecordError

from ...models.measurement.measured_mixin import STATUSES
from ...models.measurement.sidocakep_rollup import KINDS
from ..common import YEAR
from ..measurement_case import MeasurementCase


@freeze_time("2026-04-08 03:00:00")
@tagged("post_install", "-at_install")
class TestMeasurementAnalysis(MeasurementCase):
    """106,25 of 80 Persen reached, and 30 Orang due and not reported."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_quarter("17")
        cls.key = {"year": YEAR, "period_kind": "quarter", "period_no": 1}

    def _find(self, model, user=None, **values):
        domain = [(name, "=", value) for name, value in (self.key | values).items()]
        self.env.invalidate_all()
        return self.env[model].with_user(user or self.env.user).search(domain)

    def _get_whole(self, scope, **values):
        return self._find("sidocakep.measured.rollup", scope=scope, **values)

    def _use_objective(self):
        """Let all that is measured be of one sasaran; return it."""
        node = self.env["sidocakep.plan.node"].search(
            [("company_id", "=", self.agency_a.id), ("level", "=", "sasaran")], limit=1
        )
        self.measurement.line_ids.pk_line_id._with_workflow_bypass().node_id = node
        return node

    def test_the_mean_is_that_of_what_was_measured(self):
        rows = self._find("sidocakep.measurement.analysis")
        self.assertEqual(rows.line_id, self.measurement.line_ids)
        [[mean, red, missing, measured]] = rows._read_group(
            [("id", "in", rows.ids)],
            [],
            ["achievement:avg", "red:sum", "missing:sum", "measured:sum"],
        )
        self.assertEqual((mean, red, missing, measured), (106.25, 0, 1, 1))
        row = rows.filtered(lambda row: row.status == "not_reported")
        self.assertEqual(row.indicator_id, self.output)
        self.assertEqual(row.asked_job_id, self.other.asked_job_id)
        self.assertFalse(row.is_late)
        self.assertTrue(row.is_latest)
        self.assertEqual(row.action_open_line()["res_id"], row.line_id.id)

    def test_a_mean_is_never_called_the_achievement_of_the_agency(self):
        """106,25 and one not reported: 53,125 by the roll-up, 106,25 measured."""
        self.assertEqual(self.measurement.achievement, 53.125)
        model = self.env["sidocakep.measurement.analysis"]
        for view_type in ("list", "pivot"):
            nodes = etree.fromstring(model.get_view(view_type=view_type)["arch"])
            for node in nodes.xpath("//field[contains(@name, 'achievement')]"):
                name = node.get("name")
                label = node.get("string") or model._fields[name].string
                self.assertIn("Measured", label, view_type)
                if view_type == "list":
                    self.assertEqual(node.get("avg"), "Mean of what was measured")

    def test_gunung_mas_9_8_late_after_the_second_week(self):
        self.env["sidocakep.deadline"]._refresh(self.agency_a, YEAR)
        with freeze_time("2026-05-04 03:00:00"):
            rows = self._find("sidocakep.measurement.analysis", is_late=True)
            self.assertEqual(len(rows), 2)
        self.assertFalse(self._find("sidocakep.measurement.analysis", is_late=True))

    def test_a_correction_counts_when_it_is_accepted(self):
        bypass = self.measurement._with_workflow_bypass()
        bypass.state = "accepted"
        correction = bypass.create(
            {
                "company_id": self.agency_a.id,
                **self.key,
                "date_end": self.measurement.date_end,
                "version": 2,
                "previous_id": self.measurement.id,
            }
        )
        correction._draw()
        rows = self._find("sidocakep.measurement.analysis")
        self.assertEqual(rows.measurement_id, self.measurement)
        bypass.state = "replaced"
        self.env.flush_all()
        correction.state = "accepted"
        rows = self._find("sidocakep.measurement.analysis")
        self.assertEqual(rows.measurement_id, correction.with_env(self.env))

    def _find_own(self):
        """Return the measurement of the government itself."""
        return self.env["sidocakep.measurement"].search(
            [("company_id", "=", self.government.id), ("period_no", "=", 1)]
        )

    def test_the_government_is_of_its_agencies_and_beside_its_own(self):
        """The head of region's own is another figure, and is no part of it."""
        self.profile_gm.rollup_ids.filtered(
            lambda row: row.scope == "government"
        ).method = "share_met"
        own = self._find_own()
        whole = self._get_whole("government")
        self.assertEqual(whole.company_id, self.government)
        self.assertEqual((whole.line_count, whole.agency_count), (2, 1))
        self.assertEqual(whole.missing_count, 1)
        self.assertEqual(own.agencies_printed, whole.printed)
        self.assertFalse(self.measurement.agencies_printed)
        rows = self.env["sidocakep.measurement.analysis"]
        found = rows.search(whole.action_view_lines()["domain"])
        self.assertEqual(found.line_id, self.measurement.line_ids)

    def test_who_reports_nothing_takes_part_as_not_reported(self):
        """One agency of three has a figure: that is said, and the policy reaches all.

        Two indicators and two agencies without an agreement: (106,25 + 0 + 0 + 0) / 4.
        """
        row = self.profile_gm.rollup_ids.filtered(lambda row: row.scope == "government")
        own = self._find_own()
        for method, policy, printed, stands in (
            ("mean", "zero", "26,56", "1 belum dilaporkan (sebagai 0)"),
            ("mean", "out", "106,25", "1 belum dilaporkan (tidak ikut)"),
            ("mean", "stop", "belum dilaporkan", "1 belum dilaporkan (menunda)"),
            ("share_met", "zero", "25,00", ""),
            ("share_met", "out", "100,00", ""),
        ):
            with self.subTest(method=method, policy=policy):
                row.write({"method": method, "not_reported": policy})
                whole = self._get_whole("government")
                self.assertEqual(whole.printed, printed)
                self.assertIn(stands, whole.trace)
                self.assertEqual(whole.silent_count, 2)
                self.assertIn("2 Perangkat Daerah tanpa Perjanjian", whole.trace)
                self.assertIn("dari 2 indikator ikut", whole.trace)
        self.assertEqual((whole.agency_count, whole.owing_count), (1, 3))
        words = (
            "bagian indikator yang mencapai target dari seluruh Perangkat Daerah; "
            "1 dari 3 Perangkat Daerah telah diukur, 1 indikator yang belum dilaporkan "
            "dan 2 Perangkat Daerah tanpa Perjanjian Kinerja yang diukur, "
            "masing-masing sebagai satu indikator, tidak ikut dihitung menurut "
            "kebijakan"
        )
        self.assertEqual(whole._get_printed_agencies(), words)
        self.assertEqual(own.agencies_text, whole.agencies_text)
        report = self.env["sidocakep.measurement.report"].create(
            {"company_id": self.government.id, "year": YEAR, "period": "1"}
        )
        document = report._get_live_document()[report.id]
        self.assertEqual((document["made_of"], document["agencies"]), (words, 3))
        row.unlink()
        self.assertFalse(self._get_whole("government").printed, "no policy, no figure")
        self.assertEqual(self.measurement.printed, "53,13")

    def test_nothing_measured_is_no_figure_or_zero_by_the_policy(self):
        """As shipped none; a regency that chooses 0 reads why, where agencies stand."""
        row = self.profile_gm.rollup_ids.filtered(lambda row: row.scope == "government")
        self.assertEqual(row.none_measured, "none")
        self.measurement.line_ids._with_workflow_bypass().status = "not_reported"
        whole = self._get_whole("government")
        self.assertEqual(whole.printed, "belum ada yang terukur")
        self.assertIn("belum ada yang terukur", whole._get_printed_agencies())
        standing = self.env["sidocakep.agency.standing"].search(
            [("measurement_id", "=", self.measurement.id)]
        )
        self.assertEqual(standing.printed, "belum ada yang terukur")
        row.none_measured = "zero"
        whole = self._get_whole("government")
        self.assertEqual(whole.printed, "0,00")
        self.assertIn(ALL_ZERO, whole.trace)
        self.assertIn("dihitung 0 menurut kebijakan", whole._get_printed_agencies())
        self.assertFalse(self.measurement.is_blank_zero)
        chosen = {"achievement": 0, "printed": "0,00", "is_blank_zero": True}
        self.measurement._with_workflow_bypass().write(chosen)
        self.env.flush_all()
        standing.invalidate_recordset()
        self.assertEqual(standing.printed, "0,00")

    def test_each_agency_is_in_exactly_one_list(self):
        """Every kind of agency, under every policy: with a figure, as 0, or not in it.

        B and C have no agreement; A is given each state and each kind of no figure.
        """
        row = self.profile_gm.rollup_ids.filtered(lambda row: row.scope == "government")
        bypass = self.measurement._with_workflow_bypass()
        lines = self.measurement.line_ids._with_workflow_bypass()
        names = {item.name for item in self.agency_a.parent_id.child_ids}
        kinds = [("ok", kind) for kind, _label in STATUSES]
        kinds += [(kind, kind) for kind, _label in STATUSES]
        for policy in ("zero", "out"):
            row.write(dict.fromkeys(KINDS, policy))
            for pair in kinds:
                for state in ("returned", "sent"):
                    with self.subTest(policy=policy, pair=pair, state=state):
                        for line, status in zip(lines, pair, strict=True):
                            line.status = status
                        bypass.state = state
                        whole = self._get_whole("government")
                        parts = whole._get_covered()
                        self.assertEqual({part.name for part in parts}, names)
                        counted, *said = say_covered(parts)
                        number = sum(part.is_in for part in parts)
                        self.assertIn(f"{number} dari 3", counted)
                        self.assertIn(f"{number} dari 3", whole._get_printed_agencies())
                        lists = [text for text in said if "belum lengkap" not in text]
                        for part in parts:
                            found = [text for text in lists if part.name in text]
                            self.assertEqual(len(found), not part.is_in, lists)
                            self.assertFalse(part.is_in and part.is_zero)
                        zeros = [part for part in parts if part.is_zero]
                        is_any = policy == "zero" and number
                        self.assertEqual(len(zeros), 2 if is_any else 0)

    def test_who_owes_nothing_in_the_quarter_is_not_told_to_send(self):
        """Setwan of the demo: all of its indicators are due at the year's end."""
        self.measurement.line_ids._with_workflow_bypass().status = "not_due"
        for state in ("open", "sent", "accepted"):
            self.measurement._with_workflow_bypass().state = state
            parts = self._get_whole("government")._get_covered()
            [part] = [part for part in parts if part.name == self.agency_a.name]
            self.assertEqual((part.is_in, part.lacks), (False, (Lack("not_due"),)))

    def test_a_government_of_which_nothing_is_promised_has_its_row(self):
        """The key is that of the government, as no line gives one."""
        bypass = self.measurement._with_workflow_bypass()
        before = self._get_whole("government")
        bypass.sheet_ids._with_workflow_bypass().line_ids.unlink()
        whole = self._get_whole("government")
        self.assertEqual(whole, before)
        self.assertEqual((whole.agency_count, whole.owing_count), (0, 3))

    def test_an_objective_counts_each_of_its_indicators_once(self):
        lines = self.measurement.line_ids
        node = self._use_objective()
        self.assertEqual(self._get_whole("objective", node_id=node.id).printed, "53,13")
        twice = lines.filtered(lambda line: line.indicator_id == self.output)
        twice._with_workflow_bypass().indicator_id = self.outcome
        whole = self._get_whole("objective", node_id=node.id)
        self.assertEqual((whole.line_count, whole.printed), (1, "106,25"))
        self.assertIn("106,25", whole.trace)

    def test_who_sees_what(self):
        names = ("sidocakep.measurement.analysis", "sidocakep.measured.rollup")
        stranger = self._create_user("uji_lain", "group_secretary", self.agency_b)
        self._use_objective()
        for name in names:
            for user in (self.user_monev, self.user_secretary_a):
                found = self._find(name, user, company_id=self.agency_a.id)
                self.assertTrue(found, (name, user.login))
            self.assertFalse(
                self._find(name, stranger, company_id=self.agency_a.id), name
            )
            with self.assertRaises(AccessError):
                self._find(name, self.user_monev)[:1].write({"year": 2020})

    def test_weights_stand_on_the_agreement_and_are_printed(self):
        """(106,25 x 3 + 0 x 1) / 4 = 79,69, as the policy of each scope says."""
        node = self._use_objective()
        scopes = ("official", "agency", "objective", "government")
        rows = self.profile_gm.rollup_ids.filtered(lambda row: row.scope in scopes)
        rows.method = "weighted"
        line = self._get_line(self.measurement, self.outcome)
        promise = line.pk_line_id
        with self.assert_refused(FrozenRecordError, "In Force"):
            promise.with_user(self.user_ech3_a).weight = 3
        promise._with_workflow_bypass().weight = 3
        self.env.flush_all()
        self.measurement.sheet_ids._roll_up()
        self.assertEqual(line.weight, 3)
        self.assertEqual(self.measurement.printed, "79,69")
        self.assertEqual(line.sheet_id.printed, "106,25")
        said = "(106,25 x 3 + 0 x 1) dibagi jumlah bobot 4"
        self.assertIn(said, self.measurement.trace)
        government = self.agency_a.root_id
        for whole in (
            self._get_whole("objective", node_id=node.id),
            self._get_whole("government", company_id=government.id),
        ):
            self.assertIn("x 3", whole.trace)
        self.assertIn("rata-rata tertimbang", whole._get_printed_agencies())
        program = self.profile_gm._find_rollup("program", self.measurement.date_end)
        with self.assert_refused(ValidationError, "have no weights"):
            program.method = "weighted"
        for weight in (0, -1):
            with self.assert_refused(ValidationError, "from 0.01 to 100"):
                promise._with_workflow_bypass().weight = weight

    def test_a_year_is_no_fourth_quarter(self):
        """They end on one day; a list, a pivot and an export group by the period."""
        measurements = self.env["sidocakep.measurement"]
        made = measurements._with_workflow_bypass().create(
            [
                {
                    "company_id": self.agency_a.id,
                    "year": YEAR,
                    "period_kind": kind,
                    "period_no": number,
                    "date_end": f"{YEAR}-12-31",
                }
                for kind, number in (("quarter", 4), ("year", 0))
            ]
        )
        made |= self.measurement
        domain, words = [("id", "in", made.ids)], ["__count"]
        named = ["Quarter I 2026", "Quarter IV 2026", "Year 2026"]
        filled = [named[0], "Quarter II 2026", "Quarter III 2026", *named[1:]]
        for spec, context, labels in (
            ("date_end:quarter", {}, named),
            ("date_end:month", {}, named),
            ("date_end:quarter", {"fill_temporal": True}, filled),
        ):
            read = measurements.with_context(**context).formatted_read_group
            groups = read(domain, [spec], words)
            self.assertEqual([group[spec][1] for group in groups], labels, spec)
            for group in groups:
                within = measurements.search([*domain, *group["__extra_domain"]])
                self.assertEqual(len(within), group["__count"], group)
        wrong = [
            name
            for name, model in self.env.registry.items()
            if name.startswith("sidocakep.")
            and {"date_end", "period_kind"} <= model._fields.keys()
            and not self.env[name]._get_apart("date_end:quarter")
        ]
        self.assertEqual(wrong, [], "whose kind of period is not stored")

    def test_eighty_rows_cost_the_queries_of_twenty(self):
        lines = [
            {
                "pk_id": self.pk_ech3.id,
                "indicator_id": self._create_loose(f"Indikator {index}", "Orang").id,
                "written": "10",
            }
            for index in range(78)
        ]
        self.env["sidocakep.pk.line"]._with_workflow_bypass().create(lines)
        self.measurement._draw()
        self.env.flush_all()
        model = self.env["sidocakep.measurement.analysis"].with_user(self.user_monev)
        view = self.env.ref(
            "sidocakep_cascading.sidocakep_measurement_analysis_view_list"
        )
        names = view._get_combined_arch().xpath("//field/@name")
        specification = {
            name: {"fields": {"display_name": {}}} if name.endswith("_id") else {}
            for name in names
        }
        counts = []
        model.web_search_read([], specification, limit=1)
        for limit in (20, 80):
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            found = model.web_search_read([], specification, limit=limit)
            self.assertEqual(len(found["records"]), limit)
            counts.append(self.cr.sql_log_count - before)
        self.assertEqual(counts[0], counts[1])

    def test_a_person_finds_what_his_own_post_came_to(self):
        """By a filter over the indicators of his post; on his PK, or why not there."""
        for user, jobs in (
            (self.user_ech3_a, self.job_ech3_a),
            (self.user_bupati, self.env["hr.job"].browse()),
        ):
            mine = [("job_id.is_held_by_me", "=", True)]
            for name in (
                "sidocakep.measurement.line",
                "sidocakep.measurement.analysis",
            ):
                found = self.env[name].with_user(user).search(mine)
                self.assertLessEqual(found.job_id, jobs, (user.login, name))
        own = self.env["sidocakep.measurement.line"].with_user(self.user_ech3_a)
        self.assertTrue(own.search([("job_id.is_held_by_me", "=", True)]))
        self.assertTrue(self.job_ech3_a.with_user(self.user_ech3_a).is_held_by_me)
        self.assertFalse(self.job_ech3_a.with_user(self.user_head_a).is_held_by_me)
        pk = self.measurement.sheet_ids.pk_id.filtered(
            lambda item: item.job_id == self.job_ech3_a
        )
        self.assertTrue(pk.measured_count)
        self.assertFalse(pk.unmeasured_text)
        draft = pk.copy({"year": YEAR + 1})
        figure = self.env["sidocakep.data.figure"].search(
            [("indicator_id", "in", pk.line_ids.indicator_id.ids)], limit=1
        )
        draft.line_ids = [
            Command.create({"name": "Layanan", "indicator_id": figure.indicator_id.id})
        ]
        figure._with_workflow_bypass().write({"state": "verified", "year": YEAR + 1})
        self.env.invalidate_all()
        self.assertIn("this one is Draft", draft.unmeasured_text)
        self.assertIn("indicators: 1.", draft.unmeasured_text)
        opened = draft.action_view_measured()
        found = self.env[opened["res_model"]].search(opened["domain"])
        self.assertEqual(found, figure)
        draft._with_workflow_bypass().state = "in_force"
        self.assertIn("no period that ended", draft.unmeasured_text)
