"""Settings by which achievement is computed change by day, and say why on paper."""

from datetime import date

from odoo import Command
from odoo.exceptions import UserError, ValidationError
from odoo.tests import freeze_time, tagged

from ..measurement_case import MeasurementCase

MARCH, JUNE = date(2026, 3, 31), date(2026, 6, 30)
WHY = "SK Bupati 100/2026: predikat disamakan dengan provinsi"


@freeze_time("2026-04-08 03:00:00")
@tagged("post_install", "-at_install")
class TestPolicyChange(MeasurementCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_quarter("17")
        cls.profile = cls.profile_gm.with_user(cls.user_organisasi)
        cls.policy = cls.profile.policy_id
        cls.rollup = cls.profile._find_rollup("agency", MARCH)

    def _refuse(self, words, act, error=UserError):
        with self.assert_refused(error, words):
            act()

    def test_while_nobody_sent_it_a_change_says_why_and_the_paper_with_it(self):
        band = self.policy.band_ids[:1]
        for act in (
            lambda: self.policy.write({"zero_target": "full"}),
            lambda: band.write({"name": "Istimewa"}),
            lambda: band.create({"name": "Baru", "policy_id": self.policy.id}),
            lambda: self.policy.write({"band_ids": [Command.delete(band.id)]}),
            lambda: self.policy.formula_ids[:1].write({"direction": "lower"}),
            lambda: self.rollup.write({"not_reported": "out"}),
            lambda: self.rollup.write({"date_end": "2026-03-30"}),
        ):
            self._refuse("Write the Reason of the Change", act)
        band.color = 7
        self.policy.source = "Naskah dinas"
        self.policy.write(
            {
                "change_reason": WHY,
                "zero_target": "full",
                "band_ids": [Command.update(band.id, {"name": "Istimewa"})],
            }
        )
        self.rollup.write({"not_reported": "out", "change_reason": "Salah pilih"})
        said = [
            f"Kebijakan capaian diubah tanggal 8 April 2026: {WHY}",
            (
                "Kebijakan capaian Perangkat Daerah diubah tanggal 8 April 2026: "
                "Salah pilih"
            ),
        ]
        self.assertEqual(self.measurement.policy_change_text.splitlines(), said)
        document = self.measurement._get_live_document()[self.measurement.id]
        self.assertEqual(document["changes"], said)
        # the next year begins so
        later = self.profile._get_printed_changes(date(2027, 3, 31), ("agency",))
        self.assertEqual(later, [])

    def test_another_regulation_inside_the_year_says_why_and_the_paper_with_it(self):
        """A copy of the profile with another policy was a way round the reason."""
        other = self.profile.copy({"code": "lain", "name": "Profil lain"})
        other.policy_id = self.policy.copy().id
        windows = self.env["sidocakep.profile.adopt"].with_user(self.user_organisasi)
        vals = {"profile_id": other.id, "company_id": self.government.id}
        window = windows.create({**vals, "date_start": "2026-03-01"})
        self.assertTrue(window.is_reason_asked)
        self._refuse("Write why the regulation changes", window.action_confirm)
        self._refuse(
            "Write why",
            lambda: other._adopt_for(self.government, date(2026, 3, 1)),
        )
        window.change_reason = WHY
        window.action_confirm()
        self.assertEqual(self.government.profile_id, other)
        said = f"Peraturan diganti, berlaku mulai 1 Maret 2026: {WHY}"
        self.assertEqual(self.measurement.policy_change_text.splitlines(), [said])
        # What was measured before it, and the next year, say nothing of it.
        for day in (date(2026, 2, 28), date(2027, 3, 31)):
            self.assertFalse(other._get_printed_changes(day, ("agency",)))
        later = windows.create({**vals, "date_start": "2026-04-01"})
        self.assertFalse(later.is_reason_asked)

    def test_a_setting_is_asked_where_it_comes_to(self):
        spare = self.policy.copy()
        away = self.profile.copy({"code": "lain", "name": "Profil lain"})
        row = away.rollup_ids.filtered(lambda item: item.scope == "agency")
        self.rollup.sudo().unlink()
        band, formula = spare.band_ids[:1], spare.formula_ids[:1]
        by_default = band.with_context(default_policy_id=self.policy.id)
        for act in (
            lambda: band.write({"policy_id": self.policy.id}),
            lambda: formula.write({"policy_id": self.policy.id}),
            lambda: self.policy.write({"band_ids": [Command.link(band.id)]}),
            lambda: by_default.create({"name": "Baru"}),
            lambda: row.write({"profile_id": self.profile.id}),
            lambda: self.profile.write({"rollup_ids": [Command.link(row.id)]}),
        ):
            self._refuse("Write the Reason of the Change", act)

    def test_each_change_has_its_reason_and_none_goes(self):
        """Two changes of one day: neither is explained by the reason of the other."""
        policy, band = self.policy, self.policy.band_ids[:1]
        policy.write({"change_reason": WHY, "zero_target": "full"})
        self.assertFalse(policy.change_reason)
        for values in (
            {"decimals": 1},
            {"decimals": 1, "change_reason": "  "},
            {"band_ids": [Command.update(band.id, {"name": "A"})]},
        ):
            self._refuse(
                "Write the Reason of the Change",
                lambda values=values: policy.write(values),
            )
        smuggled = policy.with_context(
            default_change_reason=WHY, sidocakep_counting_reason=WHY
        )
        self._refuse("Write the Reason", lambda: smuggled.write({"decimals": 1}))
        for words, values in (
            ("Nothing by which figures", {}),
            ("Nothing by which figures", {"zero_target": "full"}),
            ("Nothing by which figures", {"source": "Naskah"}),
        ):
            values |= {"change_reason": WHY}
            self._refuse(words, lambda values=values: policy.write(values))
        self._refuse(
            "is no reason",
            lambda: policy.write({"change_reason": "-", "decimals": 1}),
            ValidationError,
        )
        other = "Satu desimal saja"
        commands = [Command.update(band.id, {"name": "A", "color": 3})]
        values = {"decimals": 1, "change_reason": other, "band_ids": commands}
        policy.write(values)
        rows = policy.sudo().changed_ids
        self.assertEqual(
            [(row.field_name, row.reason, row.user_id) for row in rows],
            [
                ("zero_target", WHY, self.user_organisasi),
                ("name", other, self.user_organisasi),
                ("decimals", other, self.user_organisasi),
            ],
        )
        self.assertIn(f"8 April 2026, {self.user_organisasi.name}", policy.changed_text)
        self.assertIn("from “2” to “1”", policy.changed_text)
        said = self.profile._get_printed_changes(MARCH, ("agency",))
        self.assertEqual([line.split(": ", 1)[1] for line in said], [WHY, other])
        # Quarter IV is measured in January.
        with freeze_time("2027-01-08 03:00:00"):
            policy.write({"decimals": 2, "change_reason": "Kembali dua desimal"})
        said = self.profile._get_printed_changes(date(2026, 12, 31), ())
        self.assertIn("8 Januari 2027: Kembali dua desimal", said[-1])

    def test_a_line_that_is_counted_by_ends_and_says_why(self):
        self._refuse("a deletion says no reason", self.rollup.unlink)
        values = {"date_end": "2026-03-30", "change_reason": WHY}
        self.profile.write({"rollup_ids": [Command.update(self.rollup.id, values)]})
        self.assertEqual(self.rollup.sudo().changed_ids.reason, WHY)
        self.rollup.unlink()

    def test_behind_what_was_sent_nothing_changes(self):
        self.measurement.with_user(self.user_head_a).action_send()
        for act in (
            lambda: self.policy.write({"zero_target": "full", "change_reason": "Lain"}),
            lambda: self.policy.band_ids[:1].write({"name": "Istimewa"}),
            lambda: self.rollup.write({"not_reported": "out", "change_reason": WHY}),
            lambda: self.rollup.write({"date_end": "2026-02-28"}),
            self.rollup.unlink,
            lambda: self.profile.write({"policy_id": self.policy.copy().id}),
        ):
            self._refuse("was sent|Change From a Period", act)
        # from the next quarter on, by a line of its own
        self.rollup.date_end = MARCH
        line = {"scope": "agency", "not_reported": "out", "date_start": "2026-04-01"}
        line["profile_id"] = self.profile.id
        self._refuse("inside a year", lambda: self.rollup.create([line]))
        row = self.rollup.create([line | {"change_reason": WHY}])
        found = self.profile._find_rollup
        self.assertEqual(found("agency", MARCH), self.rollup)
        self.assertEqual(found("agency", JUNE), row)
        [said] = self.profile._get_printed_changes(JUNE, ("agency",))
        self.assertIn(f"berlaku mulai 1 April 2026: {WHY}", said)
        self.assertEqual(self.measurement.printed, "53,13")

    def test_a_policy_has_editions_each_from_a_period_on(self):
        self.measurement.with_user(self.user_head_a).action_send()
        action = self.policy.action_change()
        edition = self.policy.browse(action["res_id"])
        self.assertEqual(edition.date_start, date(2027, 1, 1))
        self.assertEqual(self.policy.action_change()["res_id"], edition.id)
        edition.decimals = 1
        edition.band_ids[:1].name = "Istimewa"
        for day, words, error in (
            ("2026-04-01", "inside a year", UserError),
            ("2026-01-01", "was sent", UserError),
            ("2026-07-15", "first day of a quarter", ValidationError),
        ):
            reason = {} if day == "2026-04-01" else {"change_reason": WHY}
            values = {"date_start": day, **reason}
            self._refuse(words, lambda values=values: edition.write(values), error)
        edition.write({"date_start": "2026-04-01", "change_reason": WHY})
        self.assertEqual(self.profile._get_policy(MARCH).decimals, 2)
        self.assertEqual(self.profile._get_policy(JUNE).decimals, 1)
        self.assertIn("Istimewa", self.profile._get_band_colors(JUNE))
        self.assertNotIn("Istimewa", self.profile._get_band_colors(MARCH))
        [said] = self.profile._get_printed_changes(JUNE, ())
        self.assertIn("berlaku mulai 1 April 2026", said)
        self.assertEqual(self.profile._get_printed_changes(MARCH, ()), [])
        self.assertIn("1 April 2026", edition.with_context(lang="id_ID").display_name)
        self._refuse(
            "later edition",
            lambda: self.profile_gm.write({"policy_id": edition.id}),
            ValidationError,
        )
        edition.unlink()
        self.assertEqual(self.profile._get_policy(JUNE).decimals, 2)
