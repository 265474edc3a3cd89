"""SMART: hints, answers, who gave them. Gunung Mas 24/2024 art. 6(4), annex B.2."""

from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import Form, tagged

from ...models.indicator.sidocakep_indicator import SMART_FIELDS
from ..common import ROLES
from ..common_plan import PlanCase
from ..import_case import ImportCase

KEEPERS = {"head_a", "secretary_a", "organisasi"}


@tagged("post_install", "-at_install")
class TestIndicatorSmart(PlanCase):
    def _assert_gap(self, indicator, criterion, words):
        # Read as another request would: other records are no dependency of a hint.
        indicator.invalidate_recordset()
        self.assertFalse(indicator[f"smart_{criterion}_ok"])
        self.assertRegex(indicator[f"smart_{criterion}_hint"], words)

    def _assert_ok(self, indicator, criterion, words):
        indicator.invalidate_recordset()
        self.assertTrue(
            indicator[f"smart_{criterion}_ok"], indicator[f"smart_{criterion}_hint"]
        )
        self.assertRegex(indicator[f"smart_{criterion}_hint"], words)

    def test_gunung_mas_b_2_a_specific_has_one_meaning(self):
        indicator = self._create_indicator("Cakupan imunisasi")
        self._assert_ok(indicator, "specific", "No other indicator of the agency")
        twin = self._create_indicator("cakupan  Imunisasi.")
        self._assert_gap(indicator, "specific", "has the same wording")
        self._assert_gap(twin, "specific", "what sets this one apart")
        twin.name = "Cakupan imunisasi dasar"
        self._assert_ok(indicator, "specific", "No other")
        # The same words in another agency are another agency's indicator.
        self._create_indicator("Cakupan imunisasi", company_id=self.agency_b.id)
        self._assert_ok(indicator, "specific", "No other")
        twin.name = "Jumlah sekolah yang dibangun dan/atau direhabilitasi"
        self._assert_gap(twin, "specific", 'two things .*"dan/atau"')
        twin.name = "Jumlah sarana dan prasarana"
        self._assert_ok(twin, "specific", "No other")

    def test_gunung_mas_b_2_b_measurable_has_unit_formula_and_source(self):
        indicator = self._create_indicator(unit_id=False)
        for words in ("Choose the unit", "Write the formula", "Write the data source"):
            self._assert_gap(indicator, "measurable", words)
        indicator.unit_id = self.env["sidocakep.unit"]._find_or_create("Persen")
        indicator.write({"numerator": "yang dilayani", "data_source": "SIMRS"})
        self._assert_gap(indicator, "measurable", "^Write the formula of the figure")
        indicator.denominator = "semua"
        self._assert_ok(indicator, "measurable", "Measured in Persen")
        scale = self.env.ref("sidocakep_base.ordinal_scale_bpk")
        indicator.write(
            {
                "value_kind": "ordinal",
                "direction": "ordinal",
                "scale_id": scale.id,
                "unit_id": False,
            }
        )
        self._assert_ok(indicator, "measurable", f"Measured in {scale.name}")

    def test_gunung_mas_b_2_c_achievable_is_held_against_where_one_stands(self):
        indicator = self._create_indicator()
        self._assert_gap(indicator, "achievable", "Enter a target")
        self._create_target(indicator, "85,5", 2026)
        self._assert_gap(indicator, "achievable", "Enter the baseline")
        baseline = self._create_target(indicator, "80", 2024, kind="baseline")
        self._assert_ok(
            indicator, "achievable", r"80 Persen \(2024\) to 85,5 Persen \(2026\)"
        )
        baseline.written = "90"
        self._assert_gap(indicator, "achievable", "85,5 Persen in 2026 is worse than")
        indicator.direction = "lower"
        self._assert_ok(indicator, "achievable", "90 Persen")

    def test_gunung_mas_b_2_d_relevant_is_tied_upwards(self):
        indicator = self._create_indicator()
        self._assert_gap(indicator, "relevant", "Link a component of the plan")
        indicator.node_ids = self.objective
        self._assert_ok(indicator, "relevant", "Linked to: Layanan rujukan")
        output = self._create_indicator("Keluaran", kind="kegiatan")
        output.node_ids = self.activity
        self._assert_gap(output, "relevant", "Choose the programme indicator")
        outcome = self._create_indicator("Hasil", kind="program")
        output.parent_indicator_id = outcome
        self._assert_ok(output, "relevant", "Linked to: Layanan")

    def test_gunung_mas_b_2_e_time_bound_has_a_period(self):
        indicator = self._create_indicator()
        self._create_target(indicator, "80", 2024, kind="baseline")
        self._assert_gap(indicator, "time_bound", "Enter a target with its year")
        row = self._create_target(indicator, False, 2026)
        self._assert_gap(indicator, "time_bound", "Enter a target with its year")
        row.written = "0"
        self._create_target(indicator, "5", 2027)
        self._assert_ok(indicator, "time_bound", "Targets with a period: 2026, 2027")

    def test_hints_answer_nothing(self):
        """Five hints without a gap leave five questions unanswered."""
        outcome = self._create_indicator("Hasil", kind="program")
        indicator = self._create_indicator(
            "Keluaran",
            kind="kegiatan",
            formula_text="a/b",
            data_source="SIMRS",
            parent_indicator_id=outcome.id,
        )
        self._create_target(indicator, "1", 2025)
        self._create_target(indicator, "2", 2026)
        self.assertEqual(indicator.smart_hint_count, 5)
        self.assertEqual(indicator.smart_count, 0)
        self.assertEqual(len(indicator._get_smart_criteria("unanswered")), 5)

    def test_hints_cost_the_same_for_one_and_for_fifty(self):
        indicators = self.env["sidocakep.indicator"].concat(
            *[self._create_indicator(f"I{number}") for number in range(50)]
        )
        for indicator in indicators:
            self._create_target(indicator, "1", 2025)
            self._create_target(indicator, "2", 2026)
        names = [f"{name}_hint" for name in SMART_FIELDS]
        one = self._count_queries(lambda: indicators[:1].read(names))
        fifty = self._count_queries(lambda: indicators.read(names))
        self.assertEqual(one, fifty)

    # ------------------------------------------------------------------
    # Answers
    # ------------------------------------------------------------------

    def test_gunung_mas_6_4_who_answered_and_when_is_kept(self):
        indicator = self._create_indicator()
        # As if it had been created before this request.
        self.env.cr.flush()
        writer = indicator.with_user(self.user_secretary_a)
        writer.with_context(tracking_disable=False, mail_notrack=False).write(
            {"smart_specific": "yes"}
        )
        self.env.flush_all()
        self.env.cr.flush()
        self.env.invalidate_all()
        tracking = indicator.message_ids.sudo().tracking_value_ids
        self.assertEqual(tracking.field_id.name, "smart_specific")
        self.assertEqual(
            (tracking.old_value_char, tracking.new_value_char), ("Not Answered", "Yes")
        )
        message = tracking.mail_message_id
        self.assertEqual(message.author_id, self.user_secretary_a.partner_id)
        self.assertTrue(message.date)

    def _open_wizard(self, indicators, user):
        """Return the wizard model as the list opens it with indicators chosen."""
        return (
            self.env["sidocakep.indicator.answer"]
            .with_user(user)
            .with_context(active_model="sidocakep.indicator", active_ids=indicators.ids)
        )

    def _answer(self, indicators, user, **answers):
        wizard = self._open_wizard(indicators, user).create(answers)
        self.assertEqual(wizard.indicator_ids, indicators)
        return wizard.action_answer()

    def test_many_indicators_are_answered_at_once(self):
        first = self._create_indicator("A", smart_specific="no")
        second = self._create_indicator("B")
        self._answer(
            first + second,
            self.user_secretary_a,
            smart_specific="yes",
            smart_relevant="yes",
        )
        self.assertEqual(
            [(item.smart_specific, item.smart_relevant) for item in first + second],
            [("no", "yes"), ("yes", "yes")],
        )
        self.assertEqual(second.smart_measurable, "unanswered")
        self._answer(
            first, self.user_secretary_a, smart_specific="yes", only_unanswered=False
        )
        self.assertEqual(first.smart_specific, "yes")
        with self.assertRaisesRegex(UserError, "answer one criterion"):
            self._answer(first, self.user_secretary_a)

    def test_who_may_answer(self):
        indicator = self._create_indicator()
        for role in ROLES:
            user = getattr(self, f"user_{role}")
            model = self.env["sidocakep.indicator"].with_user(user)
            arguments = [[indicator.id], {"smart_specific": "yes"}]
            with self.subTest(role=role):
                if role in KEEPERS:
                    call_kw(model, "write", arguments, {})
                    self.assertEqual(indicator.smart_specific, "yes")
                else:
                    with self.assertRaises(AccessError):
                        call_kw(model, "write", arguments, {})
        for user in (self.user_ech3_a, self.user_inspektorat):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self._answer(indicator, user, smart_specific="yes")
        # Bappeda may open it, for the indicators of the government: not for this one.
        with self.assertRaisesRegex(UserError, "Choose at least one indicator"):
            self._open_wizard(indicator, self.user_bappeda).create(
                {"smart_specific": "no", "only_unanswered": False}
            ).action_answer()
        with self.assertRaises(AccessError):
            self.env["sidocakep.indicator.answer"].with_user(self.user_bappeda).create(
                {
                    "indicator_ids": indicator.ids,
                    "smart_specific": "no",
                    "only_unanswered": False,
                }
            ).action_answer()

    def test_the_wizard_opens_on_what_was_chosen_and_may_be_answered(self):
        own = self._create_indicator("A")
        foreign = self._create_indicator("IPM", company_id=self.government.id)
        wizard = self._open_wizard(own + foreign, self.user_secretary_a)
        with Form(wizard) as form:
            self.assertEqual(form.indicator_ids.ids, own.ids)
            form.smart_specific = "yes"
        form.record.action_answer()
        self.assertEqual(own.smart_specific, "yes")
        self.assertEqual(foreign.smart_specific, "unanswered")


@tagged("post_install", "-at_install")
class TestImportSmart(ImportCase):
    """The answers travel with the workbook, out and in again."""

    def test_answers_go_out_and_come_in_unchanged(self):
        record = self._check_rows(
            {
                "Indikator": [
                    {
                        "Nama Indikator": "Nilai SAKIP",
                        "Satuan": "Angka",
                        "SMART: Spesifik": "Ya",
                        "SMART: Dapat Dicapai": "Tidak",
                    }
                ]
            }
        )
        self._assert_no_errors(record)
        record.action_apply()
        indicator = self.env["sidocakep.indicator"].search(
            [("company_id", "=", self.agency_b.id), ("name", "=", "Nilai SAKIP")]
        )
        answers = [indicator[name] for name in SMART_FIELDS]
        self.assertEqual(
            answers, ["yes", "unanswered", "no", "unanswered", "unanswered"]
        )
        again = self._open_import()
        self._upload(again, self._download(again))
        self._assert_no_errors(again)
        self.assertEqual(self._counts(again)["Indikator"], (0, 0, 1))

    def test_an_unknown_answer_is_named_with_its_cell(self):
        record = self._check_rows(
            {"Indikator": [{"Nama Indikator": "X", "SMART: Terukur": "Mungkin"}]}
        )
        [problem] = record.problem_ids.filtered(lambda item: item.severity == "severe")
        self.assertEqual(problem.sheet, "Indikator")
        self.assertEqual(problem.value, "Mungkin")
