"""Verifying: never what one sent, a pile only after looking at it."""

from datetime import date

from odoo import Command
from odoo.exceptions import AccessError, LockError, UserError
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.exceptions import (
    StaleRecordError,
    TransitionAccessError,
)

from ..common import ROLES
from ..data_collection_case import DataCollectionCase

SEEN = "sidocakep_seen_sent_on"
REASON = "Satu bulan tambahan masuk hitungan."


@freeze_time("2026-04-02 03:00:00")
@tagged("post_install", "-at_install")
class TestDataVerify(DataCollectionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.figure, cls.other = cls._open()

    def _send(self, figure, user, *numbers, **vals):
        self._enter(figure, user, *numbers, **vals).action_send()
        self.env.flush_all()

    def test_paser_8_1_the_sekretaris_verifies_and_nobody_else(self):
        self._send(self.figure, self.user_ech3_a, "17", "20")
        self.assert_access_of(
            ROLES,
            {"secretary_a"},
            lambda user: self.figure.with_user(user).action_verify(),
        )
        self.figure.with_user(self.user_secretary_a).action_verify()
        self.assertEqual(self.figure.state, "verified")
        self.assertEqual(self.figure.verified_as, "guardian")

    def test_paser_8_1_bagian_organisasi_guards_the_setda(self):
        guardians = (self.setda | self.government)._get_data_guardians("2026-04-02")
        users = {official.user for official in guardians.values()}
        self.assertEqual((len(guardians), users), (2, {self.user_organisasi}))

    def test_a_guardian_without_a_position_is_named_by_the_login(self):
        self.assertFalse(self.user_organisasi.sudo().employee_ids.job_id)
        collection = self.env["sidocakep.data.collection"].create(
            {"company_id": self.setda.id}
        )
        self.assertEqual(collection.guardian_name, self.user_organisasi.name)

    def test_the_profile_names_who_verifies_in_the_setda(self):
        self.government.profile_id.data_setda_verifier = "superior"
        companies = self.setda | self.government
        guardians = companies._get_data_guardians("2026-04-02")
        self.assertEqual(set(guardians), {self.government.id})

    def test_who_verifies_is_asked(self):
        self._send(self.figure, self.user_ech3_a, "17", "20")
        self.assertEqual(self.figure.activity_ids.user_id, self.user_secretary_a)
        found = self.env["sidocakep.data.figure"].with_user(self.user_secretary_a)
        self.assertEqual(found.search([("can_verify", "=", True)]), self.figure)

    def test_one_day_by_which_a_figure_is_verified(self):
        """Due on 5 April and verified by the 7th: sent on the 20th it leaves two days.

        The list, the form, the activity, the first screen and the Rekap say the same.
        """
        self.assertFalse(self.figure.verify_due, "nothing was sent")
        with freeze_time("2026-04-20 03:00:00"):
            self._send(self.figure, self.user_ech3_a, "17", "20")
            due = date(2026, 4, 22)
            self.assertEqual(self.figure.verify_due, due)
            asked = self.figure.activity_ids
            self.assertEqual(asked.date_deadline, due)
            work = self.env["res.users"].with_user(self.user_secretary_a).get_my_work()
            [item] = [
                item
                for item in work["waiting"]
                if item["label"] == asked.activity_type_id.name
            ]
            self.assertEqual((item["day"], item["late"]), ("22 April 2026", 0))
            arch = self.figure.get_view(view_type="list")["arch"]
            self.assertIn('name="verify_due"', arch)
            self.assertNotIn('name="date_verify"', arch)
        with freeze_time("2026-04-23 03:00:00"):
            work = self.env["res.users"].with_user(self.user_secretary_a).get_my_work()
            said = {
                item["label"]: (item["day"], item["late"]) for item in work["waiting"]
            }
            self.assertEqual(said[asked.activity_type_id.name], ("", 1))
        self.figure.with_user(self.user_secretary_a).action_verify()
        self.assertFalse(self.figure.verify_due)

    def test_what_the_head_of_a_unit_enters_the_agency_above_verifies(self):
        """He has the figure, its card and its evidence before him, from the sending."""
        unit = self._create_company("Puskesmas Uji", parent_id=self.agency_a.id)
        job = self._create_job("Kepala Puskesmas", "supervisor", self.job_head_a, unit)
        user = self._create_user("uji_unit", "group_head", unit)
        self._create_employee("Uji Unit", job, user_id=user.id)
        indicator = self._create_loose("Kunjungan", "Orang", company_id=unit.id)
        collection = self.collection.create({"company_id": unit.id})
        self._create_card(indicator, job, collection)
        collection._with_workflow_bypass().state = "decided"
        figure = collection._open_figures().with_env(self.env)
        evidence = self._attach(figure.with_user(user)).with_env(self.env)
        names = {"display_name": {}, "indicator_id": {"fields": {"name": {}}}}
        names |= {"formula_text": {}, "evidence_ids": {"fields": {"name": {}}}}
        self.env.flush_all()
        above = figure.with_user(self.user_head_a)
        self.assertFalse(above.has_access("read"))
        self._send(figure, user, "17")
        self.assertEqual(figure.activity_ids.user_id, self.user_head_a)
        self.env.invalidate_all()
        [row] = above.web_read(names)
        self.assertEqual(row["indicator_id"]["name"], "Kunjungan")
        self.assertEqual(row["formula_text"], "Dihitung dari register")
        self.assertEqual(row["evidence_ids"][0]["name"], evidence.name)
        self.assertTrue(evidence.with_user(self.user_head_a).file)
        for record in (figure, figure.card_id, indicator):
            for stranger in (self.user_secretary_a, self.user_head_b):
                seen = record.with_user(stranger).has_access("read")
                self.assertFalse(seen, f"{record} {stranger.login}")
        self.assertFalse(above.has_access("write"))
        above.action_verify()
        self.assertEqual(figure.verified_as, "superior")

    def test_who_sent_a_wrong_figure_takes_it_back_and_nobody_else(self):
        self._send(self.figure, self.user_ech3_a, "17", "20")
        self.assert_access_of(
            ROLES,
            {"ech3_a"},
            lambda user: self.figure.with_user(user).action_withdraw(),
        )
        own = self.figure.with_user(self.user_ech3_a)
        self.assertTrue(own.can_withdraw)
        own.action_withdraw()
        self.assertEqual(own.state, "asked")
        self.assertFalse(own.sent_by_id or own.sent_on or own.is_on_behalf)
        self.assertEqual(self.figure.activity_ids.user_id, self.user_ech3_a)
        verify = self.env.ref("sidocakep_cascading.mail_activity_type_data_verify")
        told = own.sudo().message_ids.mail_activity_type_id
        self.assertNotIn(verify, told, "Nobody verified what was taken back")
        register = self.env["sidocakep.data.register"]
        self.env.flush_all()
        kept = register.search([("figure_id", "=", own.id)])
        self.assertEqual(kept[:2].mapped("step"), ["asked", "sent"])
        self.assertIn("17", kept[0].reason)
        self._send(self.figure, self.user_ech3_a, "18", "20")
        self.figure.with_user(self.user_secretary_a).action_verify()
        with self.assertRaises(UserError):
            own.action_withdraw()

    def test_nobody_verifies_what_he_sent_or_entered(self):
        """The Sekretaris sent it: the direct superior of the post stands in."""
        self._send(self.figure, self.user_secretary_a, "17", "20")
        with self.assertRaises(TransitionAccessError):
            self.figure.with_user(self.user_secretary_a).action_verify()
        self.figure.with_user(self.user_head_a).action_verify()
        self.assertEqual(self.figure.verified_as, "superior")

    def test_a_remark_takes_the_number_off_nobody(self):
        """Who typed it does not verify it because a colleague touched it after him."""
        secretary = self.other.with_user(self.user_secretary_a)
        owner = self.other.with_user(self.user_ech4_a)
        secretary.written = "31"
        owner.write({"remark": "Sesuai register", "written": "31"})
        self.assertEqual(self.other.entered_by_id, self.user_secretary_a)
        owner.action_send()
        with self.assertRaises(TransitionAccessError):
            secretary.action_verify()
        for part in self.figure.part_ids.with_user(self.user_secretary_a):
            part.written = "17"
        self.figure.part_ids.with_user(self.user_ech3_a)[0].written = "17"
        self.assertEqual(self.figure.entered_by_id, self.user_secretary_a)
        self.figure.part_ids.with_user(self.user_ech3_a)[0].written = "16"
        self.assertEqual(self.figure.entered_by_id, self.user_ech3_a)

    def test_who_typed_one_part_verifies_no_figure_of_it(self):
        """Another part was typed last by somebody else: his own still stands in it."""
        above, below = self.figure.part_ids
        below.with_user(self.user_secretary_a).written = "20"
        above.with_user(self.user_ech3_a).written = "17"
        self.assertEqual(self.figure.entered_by_id, self.user_ech3_a)
        self.assertEqual(below.entered_by_id, self.user_secretary_a)
        self.figure.with_user(self.user_ech3_a).action_send()
        figures = self.env["sidocakep.data.figure"].with_user(self.user_secretary_a)
        self.assertFalse(figures.search([("can_verify", "=", True)]))
        with self.assertRaises(TransitionAccessError):
            self.figure.with_user(self.user_secretary_a).action_verify()
        mine = figures.with_user(self.user_head_a).search([("can_verify", "=", True)])
        self.assertEqual(mine, self.figure)
        self.figure.with_user(self.user_head_a).action_verify()
        self.assertEqual(self.figure.verified_as, "superior")
        # A correction keeps the author of what stays.
        action = self.figure.with_user(self.user_ech3_a).action_amend()
        successor = self.figure.browse(action["res_id"])
        self.assertEqual(successor.part_ids[1].entered_by_id, self.user_secretary_a)
        successor.part_ids[1].with_user(self.user_ech3_a).written = "21"
        self.assertNotIn(self.user_secretary_a, successor._get_authors())

    def test_a_vacant_sekretaris_stops_no_office(self):
        self.employee_secretary_a.version_id.departure_date = "2026-03-31"
        self._send(self.other, self.user_ech4_a, "31")
        self.assertEqual(self.other.activity_ids.user_id, self.user_ech3_a)
        self.other.with_user(self.user_ech3_a).action_verify()
        self.assertEqual(self.other.verified_as, "superior")

    def test_where_the_superior_sent_it_the_head_stands_in(self):
        self.employee_secretary_a.version_id.departure_date = "2026-03-31"
        self.employee_ech4_a.version_id.departure_date = "2026-03-31"
        self.env.cr.flush()
        self._send(self.other, self.user_ech3_a, "31")
        self.other.with_user(self.user_head_a).action_verify()
        self.assertEqual(self.other.verified_as, "head")

    def test_what_is_mine_to_verify_is_found_as_it_is_decided(self):
        """The search says of every figure and person what the step says."""
        figures = self.env["sidocakep.data.figure"]
        self._send(self.figure, self.user_secretary_a, "17", "20")
        self._send(self.other, self.user_ech4_a, "31")
        pile = self.figure | self.other
        for role in ROLES:
            user = getattr(self, f"user_{role}")
            with self.subTest(role):
                mine = pile.with_user(user)
                found = mine.search([("can_verify", "=", True)])
                self.assertEqual(found, mine._filter_verifiable())
        self.employee_secretary_a.version_id.departure_date = "2026-03-31"
        self.env.flush_all()
        for role in ("ech3_a", "head_a", "secretary_a"):
            mine = figures.with_user(getattr(self, f"user_{role}"))
            found = mine.search([("can_verify", "=", True)])
            self.assertEqual(found, pile.with_env(mine.env)._filter_verifiable())

    def test_the_search_reads_no_figure(self):
        self._send(self.figure, self.user_ech3_a, "17", "20")
        figures = self.env["sidocakep.data.figure"].with_user(self.user_secretary_a)
        self.env.invalidate_all()
        figures.search_count([("can_verify", "=", True)])
        self.assertFalse(self.figure._cache)

    def test_a_returned_figure_comes_back_with_its_remark(self):
        self._send(self.figure, self.user_ech3_a, "17", "20")
        action = self.figure.with_user(self.user_secretary_a).action_return()
        wizard = self.env[action["res_model"]].with_user(self.user_secretary_a)
        wizard = wizard.with_context(**action["context"])
        wizard.create({"remark": "Register Maret belum masuk"}).action_confirm()
        self.assertEqual(self.figure.state, "returned")
        self.assertEqual(self.figure.return_remark, "Register Maret belum masuk")
        self.assertEqual(self.figure.activity_ids.user_id, self.user_ech3_a)
        self.figure.with_user(self.user_ech3_a).action_send()
        self.assertEqual(
            self.figure.return_remark,
            "Register Maret belum masuk",
            "who verifies it anew reads what it lacked",
        )
        self.assertEqual(self.figure.returned_by_id, self.user_secretary_a)
        self.assertTrue(self.figure.returned_on)
        guardian = self.figure.with_user(self.user_secretary_a)
        self.assertIn("as it was returned", guardian.figure_notice)
        pile = self.env["sidocakep.data.verify"].with_user(self.user_secretary_a)
        signs = pile._prepare(guardian).line_ids.sign_text
        self.assertIn("sent again as it was returned", signs)
        for vals in (
            {"remark": "Laporan Maret menyusul"},
            {
                "part_ids": [
                    Command.update(self.figure.part_ids[0].id, {"written": "18"})
                ]
            },
        ):
            guardian._return("Register Maret belum masuk")
            own = self.figure.with_user(self.user_ech3_a)
            own.write(vals)
            own.action_send()
            self.assertNotIn("as it was", guardian.figure_notice or "", vals)
            guardian.invalidate_recordset()
        self.figure.with_user(self.user_secretary_a).action_verify()
        self.assertFalse(self.figure.return_remark)

    def test_who_verifies_what_was_sent_anew_meanwhile_is_told(self):
        self._send(self.figure, self.user_ech3_a, "17", "20")
        seen = self.figure.sent_on.strftime("%Y-%m-%d %H:%M:%S")
        page = self.figure.with_user(self.user_secretary_a)
        page.with_context(**{SEEN: seen})._return("Periksa lagi")
        with freeze_time("2026-04-02 04:00:00"):
            self._send(self.figure, self.user_ech3_a, "20", "20")
        with self.assertRaisesRegex(StaleRecordError, "100 Persen"):
            page.with_context(**{SEEN: seen}).action_verify()
        self.assertEqual(self.figure.state, "sent")

    def _pile(self):
        """Send nine figures of as many indicators; return them."""
        for number in range(7):
            indicator = self.outcome.copy({"name": f"Layanan {number}", "code": False})
            self._create_card(indicator, self.job_ech3_a)
        self._open()
        pile = self.env["sidocakep.data.figure"].search([("state", "=", "asked")])
        for figure in pile:
            numbers = ("24", "20") if figure.part_ids else ("100",)
            own = figure == self.other
            user = self.user_ech4_a if own else self.user_ech3_a
            said = {"doubt_reason": REASON} if figure.part_ids else {}
            self._send(figure, user, *numbers, remark="Sesuai target", **said)
        return pile

    def test_a_pile_shows_contrast_and_asks_for_a_sample(self):
        pile = self._pile()
        self._attach_to_returned(self.figure)
        secretary = pile.with_user(self.user_secretary_a)
        action = secretary.action_verify()
        wizard = self.env[action["res_model"]].browse(action["res_id"])
        wizard = wizard.with_user(self.user_secretary_a)
        self.assertIn("9 of 9: the same remark", wizard.contrast_text)
        self.assertIn("8 of 9: no evidence", wizard.contrast_text)
        self.assertIn("7 of 9: exactly 100", wizard.contrast_text)
        # 24 of 20 visits
        self.assertIn("1 of 9: more than 100", wizard.contrast_text)
        self.assertIn("1 of 9: asked about when", wizard.contrast_text)
        [asked] = wizard.line_ids.filtered(lambda line: line.figure_id == self.figure)
        self.assertIn(REASON, asked.sign_text)
        self.assertEqual(wizard.left_to_open, 3, "the root of nine")
        with self.assertRaisesRegex(UserError, "Open these first"):
            wizard.action_confirm()
        with self.assertRaises(AccessError):
            wizard.line_ids.write({"was_opened": True})
        for line in wizard.line_ids.filtered("must_open"):
            line.action_open_figure()
        wizard.action_confirm()
        self.assertEqual(set(pile.mapped("state")), {"verified"})

    def test_what_was_opened_stays_opened_until_it_is_sent_anew(self):
        """The client has one dialog: closing the figure closes the pile with it."""
        pile = self._pile().with_user(self.user_secretary_a)
        piles = self.env["sidocakep.data.verify"].with_user(self.user_secretary_a)
        wizard = piles.browse(pile.action_verify()["res_id"])
        line = wizard.line_ids.filtered("must_open")[0]
        action = line.action_open_figure()
        figure = line.figure_id.with_context(**action["context"])
        back = figure.action_back_to_pile()
        self.assertEqual((back["res_model"], back["res_id"]), (piles._name, wizard.id))
        for item in wizard.line_ids.filtered("must_open"):
            item.action_open_figure()
        again = piles.browse(pile.action_verify()["res_id"])
        opened = again.line_ids.filtered("was_opened").figure_id
        self.assertEqual(opened, wizard.line_ids.filtered("must_open").figure_id)
        others = piles.with_user(self.user_head_a)._prepare(pile[:0] | figure)
        self.assertFalse(others.line_ids.filtered("was_opened"))
        window = figure.action_return()
        asked = self.env[window["res_model"]].with_user(self.user_secretary_a)
        asked = asked.with_context(**window["context"])
        left = asked.create({"remark": "Periksa lagi"}).action_confirm()
        rest = piles.browse(left["res_id"]).line_ids.figure_id
        self.assertEqual(rest, wizard.line_ids.figure_id - figure)
        with freeze_time("2026-04-02 04:00:00"):
            figure.with_user(self.user_ech3_a).action_send()
            anew = piles.browse(pile.action_verify()["res_id"])
        line = anew.line_ids.filtered(lambda item: item.figure_id == figure)
        self.assertFalse(line.was_opened)

    def _attach_to_returned(self, figure):
        figure.with_user(self.user_secretary_a)._return("Lampirkan bukti")
        self._attach(figure.with_user(self.user_ech3_a))
        figure.with_user(self.user_ech3_a).action_send()

    def test_a_pile_holds_only_what_is_one_s_own_to_verify(self):
        self._send(self.figure, self.user_ech3_a, "17", "20")
        self._send(self.other, self.user_secretary_a, "31")
        pile = (self.figure | self.other).with_user(self.user_secretary_a)
        action = pile.action_verify()
        wizard = self.env[action["res_model"]].browse(action["res_id"])
        self.assertEqual(wizard.line_ids.figure_id, self.figure)
        with self.assertRaisesRegex(UserError, "yours to verify"):
            pile.with_user(self.user_func_a).action_verify()

    def test_a_figure_that_a_colleague_is_saving_is_named(self):
        self._send(self.figure, self.user_ech3_a, "17", "20")
        figure = self.figure.with_user(self.user_secretary_a)

        def refuse(records, allow_referencing=False):
            raise LockError("busy")

        self.patch(type(figure), "lock_for_update", refuse)
        with self.assertRaises(LockError):
            figure.action_verify()
        self.assertEqual(self.figure.state, "sent")
