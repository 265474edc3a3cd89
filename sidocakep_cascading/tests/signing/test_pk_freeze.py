"""From the first signature on, the document is what was signed."""

import copy
from unittest.mock import patch

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.sidocakep_base.engine.sealing import get_seal
from odoo.addons.sidocakep_base.exceptions import FrozenRecordError
from odoo.addons.sidocakep_base.tests.thorough import long

from ..common import PkCase

FROZEN_STATES = (
    "proposed",
    "signed_first",
    "signed",
    "handed_in",
    "received",
    "in_force",
)


@tagged("post_install", "-at_install")
class TestPkFreeze(PkCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pk = cls._create_pk(cls.job_ech3_a)

    def _get_values(self):
        return copy.deepcopy(self.pk._get_document_values()[self.pk.id])

    def _change_everything(self):
        """Change plan, budget, positions and people behind the PK."""
        self._mean(self.outcome, name="Nama indikator lain")
        self._mean(self.outcome.unit_id, name="Bagian per Seratus")
        self.employee_ech3_a.write({"name": "Nama Lain", "nip": self._next_nip()})
        self.employee_head_a.name = "Kepala Lain"
        self.job_ech3_a.printed_title = "Kepala Bidang Lain"
        self.agency_a.write({"name": "Dinas Lain", "street": "Jalan Lain 1"})
        self.government.signing_place = "Kota Lain"
        self.env.cr.execute(
            "UPDATE sidocakep_budget_line SET amount = amount + 1 WHERE budget_id = %s",
            [self.budget.id],
        )
        self.env.cr.execute(
            "UPDATE sidocakep_target SET value = 1 WHERE indicator_id = %s",
            [self.outcome.id],
        )
        self.env.cr.execute(
            "UPDATE sidocakep_plan_node SET name = 'Nama lain' WHERE plan_id = %s",
            [self.renstra.id],
        )
        self.env.invalidate_all()

    def test_what_was_promised_keeps_its_meaning(self):
        """Without any plan: the agreement alone decides what the figures mean."""
        self.env.cr.execute(
            "UPDATE sidocakep_target SET plan_id = NULL WHERE indicator_id = %s",
            [self.outcome.id],
        )
        self.env.cr.execute(
            "DELETE FROM sidocakep_indicator_plan_node_rel WHERE indicator_id = %s",
            [self.outcome.id],
        )
        self.env.invalidate_all()
        self.outcome.accumulation = "average"
        self._sign_to(self.pk, "signed_first")
        for vals in ({"accumulation": "sum"}, {"release_month": "3"}):
            with self.assertRaises(FrozenRecordError) as refusal:
                self.outcome.write(vals)
            self.assertIn(self.pk.display_name, str(refusal.exception))

    def test_figures_freeze_at_the_first_signature(self):
        self._sign_to(self.pk, "proposed")
        self.assertFalse(self.pk.frozen_values)
        self._sign_to(self.pk, "signed_first")
        indicator = self.pk.frozen_values["objectives"][0]["indicators"][0]
        self.assertEqual(indicator["target"], "90 Persen")
        self.assertEqual(self.pk.frozen_values["total"], "Rp175.000.000,00")

    @long
    def test_drawn_and_signed_in_one_go_the_document_is_whole(self):
        """Nothing is flushed between drawing and signing, as in a script or a batch."""
        pks = self.env["sidocakep.pk"].browse()
        for job in (self.job_bupati, self.job_ech4_a, self.job_func_a):
            pks |= self._create_pk(job, fill=False)
        for pk in pks:
            pk.action_fill_from_plan()
        for pk in pks:
            pk.with_user(pk.employee_id.user_id).action_propose()
        for pk in pks:
            self._sign_to(pk, "signed")
        targets = [
            indicator["target"]
            for pk in pks
            for objective in pk.frozen_values["objectives"]
            for indicator in objective["indicators"]
        ]
        self.assertEqual(targets, ["72,5 Angka", "120 Orang", "12 Laporan"])

    def test_seal_is_that_of_the_frozen_values(self):
        self._sign_to(self.pk, "signed_first")
        self.assertEqual(self.pk.frozen_hash, get_seal(self.pk.frozen_values))
        self.assertEqual(len(self.pk.frozen_hash), 64)
        self.assertTrue(self.pk._is_seal_intact())

    def test_document_is_the_same_after_everything_changed(self):
        self._sign_to(self.pk, "signed_first")
        before = self._get_values()
        seal = self.pk.frozen_hash
        self._change_everything()
        self.assertEqual(self._get_values(), before)
        self.assertEqual(self.pk.frozen_hash, seal)

    def test_screen_of_a_signed_pk_is_the_same_after_everything_changed(self):
        self._sign_to(self.pk, "signed_first")
        names = (
            "first_name",
            "first_title",
            "first_nip",
            "second_name",
            "second_title",
            "place",
            "amount_total",
        )
        before = [self.pk[name] for name in names]
        lines = self.pk.line_ids.mapped(
            lambda line: (line.name, line.objective, line.target_text)
        )
        self._change_everything()
        self.assertEqual([self.pk[name] for name in names], before)
        after = self.pk.line_ids.mapped(
            lambda line: (line.name, line.objective, line.target_text)
        )
        self.assertEqual(after, lines)

    def test_draft_follows_what_changed(self):
        """The counterpart: the same changes do alter a draft that is drawn again."""
        before = self._get_values()
        self._change_everything()
        self.pk.action_compute_parties()
        self.pk.action_fill_from_plan()
        after = self._get_values()
        self.assertEqual(after["first"]["name"], "Nama Lain")
        self.assertEqual(after["first"]["title"], "Kepala Bidang Lain")
        self.assertEqual(after["second"]["name"], "Kepala Lain")
        self.assertEqual(
            after["objectives"][0]["indicators"][0]["name"], "Nama indikator lain"
        )
        # three lines of the DPA under the kegiatan, one rupiah more each
        self.assertEqual(after["total"], "Rp175.000.003,00")
        self.assertNotEqual(after["total"], before["total"])

    def test_state_and_seal_of_the_document_go_on(self):
        self.assertTrue(self._get_values()["is_draft"])
        self.assertEqual(self._get_values()["hash"], "")
        self._sign_to(self.pk, "signed_first")
        self.assertFalse(self._get_values()["is_draft"])
        self.assertEqual(self._get_values()["state"], "signed_first")
        self._sign_to(self.pk, "in_force")
        self.assertEqual(self._get_values()["state"], "in_force")
        self.assertEqual(self._get_values()["hash"], self.pk.frozen_hash)

    def _get_content_writes(self):
        """Return a value for each content field that can be written at all."""
        return {
            "year": 2027,
            "job_id": self.job_ech4_a.id,
            "employee_id": self.employee_ech4_a.id,
            "company_id": self.agency_b.id,
            "number": "1",
            "date_document": "2026-02-01",
            "place": "x",
            "basis": "tupoksi",
            "budget_id": False,
            "profile_id": self.profile_paser.id,
            "second_job_id": self.job_bupati.id,
            "second_employee_id": self.employee_bupati.id,
            "second_capacity": "plh",
            "second_override_reason": "Salah ketik",
            "has_second_party": False,
            "position_kind_id": False,
            "echelon": "iv_a",
            "amount_total": 1,
            "line_ids": [Command.clear()],
            "table2_ids": [Command.clear()],
        }

    def test_content_is_written_by_nobody(self):
        for state in FROZEN_STATES:
            self._sign_to(self.pk, state)
            for records in (
                self.pk.with_user(self.user_organisasi),
                self.pk.sudo(),
                self.pk,
            ):
                for name, value in self._get_content_writes().items():
                    with (
                        self.subTest(state=state, name=name, su=records.env.su),
                        self.assertRaises(FrozenRecordError),
                    ):
                        records.write({name: value})

    @long
    def test_lines_and_rows_are_touched_by_nobody(self):
        line_vals = {"pk_id": self.pk.id, "indicator_id": self.iku_1.id}
        row_vals = {"pk_id": self.pk.id, "name": "PROGRAM LAIN", "amount": 1}
        for state in FROZEN_STATES:
            self._sign_to(self.pk, state)
            for user in (self.user_organisasi, self.user_head_a, self.env.user):
                for records, new_vals, vals in (
                    (self.pk.line_ids, line_vals, {"note": "x"}),
                    (self.pk.line_ids, line_vals, {"written": "1"}),
                    (self.pk.line_ids, line_vals, {"parent_line_id": False}),
                    (self.pk.table2_ids[0], row_vals, {"amount": 1}),
                    (self.pk.table2_ids[0], row_vals, {"note": "x"}),
                ):
                    records = records.with_user(user)
                    with self.subTest(state=state, user=user.login, vals=vals):
                        with self.assertRaises(FrozenRecordError):
                            records.write(vals)
                        with self.assertRaises(FrozenRecordError):
                            records.unlink()
                        with (
                            self.assertRaises(FrozenRecordError),
                            self.env.cr.savepoint(),
                        ):
                            records.create(new_vals)

    def test_lines_are_not_moved_in_or_out(self):
        other = self._create_pk(self.job_ech4_a)
        self._sign_to(self.pk, "signed_first")
        with self.assertRaises(FrozenRecordError):
            self.pk.line_ids.pk_id = other
        with self.assertRaises(FrozenRecordError), self.env.cr.savepoint():
            other.table2_ids[0].write({"pk_id": self.pk.id, "pk_line_ids": [(5,)]})

    def test_change_of_a_line_holds_the_pk(self):
        """Nobody can sign while a line is being saved, nor the other way round."""
        held = []
        lock = type(self.pk).lock_for_update

        def lock_for_update(records, **kw):
            held.append(records)
            return lock(records, **kw)

        for records in (self.pk.line_ids, self.pk.table2_ids[0]):
            held.clear()
            with patch.object(type(self.pk), "lock_for_update", lock_for_update):
                records.write({"note": "x"})
            self.assertEqual([pk.ids for pk in held], [self.pk.ids])

    def test_signed_pk_is_not_deleted(self):
        for state in FROZEN_STATES:
            self._sign_to(self.pk, state)
            for user in (self.user_organisasi, self.env.user):
                with (
                    self.subTest(state=state, user=user.login),
                    self.assertRaises(FrozenRecordError),
                ):
                    self.pk.with_user(user).unlink()

    def test_what_the_pk_stands_on_is_not_deleted(self):
        self._sign_to(self.pk, "signed_first")
        with self.assertRaises(UserError):
            self.outcome.unlink()

    def test_line_that_a_signed_pk_supports_stays(self):
        below = self._create_pk(self.job_ech4_a)
        self.assertEqual(below.line_ids.parent_line_id, self.pk.line_ids)
        self._sign_to(below, "signed_first")
        with self.assertRaises(FrozenRecordError):
            self.pk.line_ids.unlink()

    def test_copy_starts_a_new_draft(self):
        self._sign_to(self.pk, "in_force")
        copied = self.pk.copy({"year": 2027, "date_document": "2027-01-04"})
        self.assertEqual(copied.state, "draft")
        self.assertFalse(copied.frozen_hash or copied.signed_first_by_id)
        self.assertFalse(copied.line_ids, "drawn from the plan of its own year")
