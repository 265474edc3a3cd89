"""Attacks by RPC on what a PK follows from: parties, form, total, agency, target."""

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import tagged

from ..common_tree import TreeCase


@tagged("post_install", "-at_install")
class TestPkForged(TreeCase):
    """The owner of a draft, and the head and Sekretaris of the agency, try."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pk = cls._create_pk(cls.job_ech4_a)
        cls.line = cls.pk.line_ids[:1]
        cls.company_b = cls.agency_b.id

    def _refuse(self, user, record, vals):
        with self.subTest(user=user.login, vals=vals):
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                model = self.env[record._name].with_user(user)
                call_kw(model, "write", [record.ids, vals], {})
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                model = self.env[record._name].with_user(user)
                call_kw(model, "web_save", [record.ids, vals], {"specification": {}})

    def test_nobody_signs_alone_by_a_write(self):
        """Attack 2: without a second party the official alone brings it in force."""
        for user in (self.user_ech4_a, self.user_secretary_a, self.user_head_a):
            for vals in (
                {"has_second_party": False},
                {"position_kind_id": self._position_kind("head_of_region").id},
                {"echelon": "ii_a"},
                {"kind_sequence": 1},
                {"profile_id": self.profile_paser.id},
                {"amount_total": 999_999_999_999},
                {"company_id": self.company_b},
            ):
                self._refuse(user, self.pk, vals)
        self.assertTrue(self.pk.has_second_party)

    def test_a_line_keeps_its_target_level_and_agency(self):
        """Attack 8: "999 Laporan" beside a value of 12; a line of another agency."""
        level = self.env["sidocakep.indicator.level"].search([], limit=1)
        for user in (self.user_ech4_a, self.user_head_a):
            for vals in (
                {"target_text": "999 Laporan"},
                {"level_id": level.id},
                {"company_id": self.company_b},
                {"year": 2027},
            ):
                self._refuse(user, self.line, vals)
                self._refuse(
                    user, self.pk, {"line_ids": [Command.update(self.line.id, vals)]}
                )

    def test_a_tree_node_stays_in_its_agency(self):
        self._refuse(self.user_head_a, self.leaf_1, {"company_id": self.company_b})
        self._refuse(self.user_head_a, self.leaf_1, {"year": 2027})
        self._refuse(self.user_head_a, self.tree, {"scope": "government"})

    def test_a_pk_is_not_given_to_a_person_of_another_agency(self):
        pk = self._create_pk(self.job_func_a)
        stranger = {"employee_id": self.employee_head_b.id}
        for user in (self.user_secretary_a, self.user_head_a):
            self._refuse(user, pk, stranger)
            model = pk.browse().with_user(user)
            vals = {"job_id": self.job_func_a.id, "year": 2027}
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                call_kw(model, "create", [vals | stranger], {})

    def test_a_new_pk_is_not_born_forged(self):
        model = self.env["sidocakep.pk"].with_user(self.user_head_a)
        vals = {"job_id": self.job_func_a.id, "year": 2026}
        with self.assertRaises(AccessError):
            call_kw(model, "create", [vals | {"has_second_party": False}], {})
        context = {"default_has_second_party": False, "default_amount_total": 9}
        pk_id = call_kw(model, "create", [vals], {"context": context})
        pk = self.pk.browse(pk_id)
        self.assertTrue(pk.has_second_party)
        self.assertEqual(pk.amount_total, sum(pk.table2_ids.mapped("amount")))

    def test_proposing_works_out_again_what_was_stored(self):
        """As a draft was left by who could still write these columns."""
        total = self.pk.amount_total
        self._force(self.pk, has_second_party=False, amount_total=9)
        self._force(self.line, target_text="999 Orang", company_id=self.company_b)
        self.pk.with_user(self.user_ech4_a).action_propose()
        self.assertTrue(self.pk.has_second_party)
        self.assertEqual(self.pk.amount_total, total)
        self.assertEqual(self.line.target_text, "120 Orang")
        self.assertEqual(self.line.company_id, self.agency_a)

    def test_signing_asks_again_who_must_sign(self):
        self._sign_to(self.pk, "proposed")
        self._force(self.pk, has_second_party=False)
        with self.assert_refused(UserError, "does not have the parties"):
            self._sign_by_rpc(self.user_ech4_a, self.pk)
        self.assertEqual(self.pk.state, "proposed")

    def test_what_one_party_signed_is_not_handed_in(self):
        self._sign_to(self.pk, "signed_first")
        self._force(self.pk, state="signed")
        with self.assert_refused(UserError, "is not as it was signed"):
            self.pk.with_user(self.user_secretary_a).action_hand_in()
        self._force(self.pk, state="handed_in")
        with self.assert_refused(UserError, "is not as it was signed"):
            self.pk.with_user(self.user_organisasi).action_receive()
        self._force(self.pk, state="received")
        with self.assert_refused(UserError, "is not as it was signed"):
            self.pk.with_user(self.user_organisasi).action_put_in_force()

    def _force(self, record, **vals):
        """Write columns past all rules."""
        self.env.flush_all()
        for name, value in vals.items():
            self.env.cr.execute(
                f"UPDATE {record._table} SET {name} = %s WHERE id = %s",
                (value, record.id),
            )
        self.env.invalidate_all()
