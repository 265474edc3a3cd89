"""Readings that an article leaves open, as the profile chooses them."""

from odoo.tests import freeze_time, tagged

from .test_deadline import DeadlineCase


@tagged("post_install", "-at_install")
class TestPkReadings(DeadlineCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._decide_budget()

    def _set(self, document, **vals):
        deadline = self.profile_gm.deadline_ids.filtered(
            lambda row: row.document == document
        )
        deadline.write(vals)

    def _get_owed(self, document, company=None):
        self._count_again()
        return self.env["sidocakep.deadline"].search(
            [
                ("document", "=", document),
                ("year", "=", 2026),
                ("company_id", "=", (company or self.agency_a).id),
            ]
        )

    def test_gunung_mas_7_2_made_when_signed_or_when_proposed(self):
        """Pasal 7 ayat (2): "harus disusun"."""
        for made_when, is_made in (("signed", False), ("proposed", True)):
            with self.subTest(made_when):
                self._set("pk", made_when=made_when)
                pk = self._create_pk(self.job_ech3_a)
                with freeze_time("2026-01-20 03:00:00"):
                    self._sign_to(pk, "proposed")
                row = self._get_owed("pk").filtered(
                    lambda row: row.job_id == self.job_ech3_a
                )
                self.assertEqual(bool(row.done_on), is_made)
                self.assertEqual(row.pk_id, pk)
                pk._with_workflow_bypass().write({"state": "draft"})
                pk.unlink()

    def test_gunung_mas_7_4_handed_in_by_every_position_or_by_the_head(self):
        everyone = self._get_owed("pk_hand_in").job_id
        self.assertGreater(len(everyone), 1)
        self._set("pk_hand_in", owed_by="head")
        self.assertEqual(self._get_owed("pk_hand_in").job_id, self.job_head_a)
        # the making of it is another row: still of everyone
        self.assertGreater(len(self._get_owed("pk").job_id), 1)

    def test_gunung_mas_7_2_an_agency_without_a_dpa(self):
        """From the day of the APBD, or not at all before a DPA is ratified."""
        self.assertTrue(self._get_owed("pk", self.agency_b))
        self._set("pk", without_dpa="never")
        self.assertFalse(self._get_owed("pk", self.agency_b))
        self.assertTrue(self._get_owed("pk"))

    def test_a_level_above_the_standard_warns_or_blocks(self):
        self.government.profile_id = self.profile_paser
        rule = self.profile_paser.level_rule_ids.filtered(
            lambda row: row.position_kind_id.code == "secretary"
        )
        pk = self._create_pk(self.job_secretary_a)
        pk.line_ids[0].indicator_id = self.iku_1
        for severity, is_blocked in (("warning", False), ("severe", True)):
            with self.subTest(severity):
                rule.above_severity = severity
                pk.invalidate_recordset()
                [breach] = [
                    item for item in pk._get_level_breaches() if item.kind == "above"
                ]
                self.assertEqual(breach.severity == "severe", is_blocked)

    def test_paser_5_1_b_only_above_the_level_of_the_article(self):
        """A Sekretaris at IKU alone: the profile decides, nothing invites to it."""
        self.government.profile_id = self.profile_paser
        rule = self.profile_paser.level_rule_ids.filtered(
            lambda row: row.position_kind_id.code == "secretary"
        )
        pk = self._create_pk(self.job_secretary_a)
        pk.line_ids[1:].unlink()
        pk.line_ids.indicator_id = self.iku_1
        for severity in ("warning", "severe"):
            with self.subTest(severity):
                rule.above_severity = severity
                self.env.invalidate_all()
                [found] = [
                    item
                    for item in pk._get_problems()[pk.id]
                    if "Pasal 5 ayat (1) huruf b" in item.message
                ]
                self.assertEqual(found.severity, severity)
                self.assertIn("Choose an indicator at level", found.remedy)
                self.assertNotIn("agreed", found.remedy)
