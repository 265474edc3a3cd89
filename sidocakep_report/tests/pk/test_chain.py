"""The whole chain, as its people walk it: each step by RPC, as the person it is for.

Plan and DPA > PK drawn up by the Sekretaris > proposed and signed by its person >
signed by the superior > handed in > in force > printed. Nothing is done as
administrator. The figures are those in the docstring of ``PkCase``.
"""

from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import tagged

from odoo.addons.sidocakep_base.tests.thorough import long

from ..common import REPORT, PrintCase


@tagged("post_install", "-at_install")
class TestChain(PrintCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pk.unlink()

    def _call(self, user, method, *args, model="sidocakep.pk", **kwargs):
        return call_kw(self.env[model].with_user(user), method, list(args), kwargs)

    def _draw_up(self, user, jobs):
        """Draw up the agreements of ``jobs`` with the wizard, as a user does."""
        wizard = "sidocakep.pk.draw.up"
        values = {
            "company_id": self.agency_a.id,
            "year": 2026,
            "date_document": "2026-01-02",
            "job_ids": [(6, 0, jobs.ids)],
        }
        wizard_id = self._call(user, "create", [values], model=wizard)[0]
        self._call(user, "action_draw_up", [wizard_id], model=wizard)
        return self.env["sidocakep.pk"].search([("job_id", "in", jobs.ids)])

    def _walk(self, pk, first, second, bearer):
        """Bring a PK from draft to in force, each step by its person."""
        self._call(first, "action_propose", pk.ids)
        self._sign_by_rpc(first, pk)
        self._sign_by_rpc(second, pk)
        self._call(bearer, "action_hand_in", pk.ids)
        self._call(self.user_organisasi, "action_receive", pk.ids)
        self._call(self.user_organisasi, "action_put_in_force", pk.ids)

    def test_from_the_plan_to_the_print_in_the_gunung_mas_form(self):
        pk = self._draw_up(self.user_secretary_a, self.job_head_a)
        self._walk(pk, self.user_head_a, self.user_bupati, self.user_secretary_a)
        self.assertEqual(pk.state, "in_force")
        text = self._read_pages(self._print(pk, self.user_head_a))[0]
        # The head answers for both programmes: 175 + 30 million rupiah.
        for words in (
            "PERJANJIANKINERJATAHUNAN2026",
            "85,5persen",
            "NilaiSAKIP75,35",
            "Rp175.000.000,00",
            "Rp30.000.000,00",
            "Halaman1dari1",
        ):
            self.assertIn(words, text)
        self.assertNotIn("RANCANGAN", text)

    @long
    def test_from_the_plan_to_the_print_in_the_paser_form(self):
        self.government.profile_id = self.profile_paser
        pk = self._draw_up(self.user_secretary_a, self.job_ech3_a)
        self._walk(pk, self.user_ech3_a, self.user_head_a, self.user_ech3_a)
        pages = self._read_pages(self._print(pk, self.user_ech3_a))
        self.assertIn("selakuatasanpihakpertama,selanjutnyadisebutpihakkedua", pages[0])
        self.assertIn("90persen", pages[1])
        self.assertIn("Rp175.000.000,00", pages[1])

    def test_the_print_in_force_does_not_follow_later_changes(self):
        pk = self._draw_up(self.user_secretary_a, self.job_ech3_a)
        self._walk(pk, self.user_ech3_a, self.user_head_a, self.user_ech3_a)
        before = self._read_pages(self._print(pk, self.user_ech3_a))
        self._mean(self.outcome.sudo(), name="Nama yang lain sama sekali")
        self.employee_ech3_a.name = "Nama Lain"
        self.env.invalidate_all()
        self.assertEqual(
            self._read_pages(self._print(pk, self.user_ech3_a)),
            before,
        )

    @long
    def test_steps_out_of_order_are_refused(self):
        pk = self._draw_up(self.user_secretary_a, self.job_ech3_a)
        for user, method in (
            (self.user_ech3_a, "action_sign"),
            (self.user_ech3_a, "action_hand_in"),
            (self.user_organisasi, "action_put_in_force"),
        ):
            with self.subTest(method), self.assertRaises(UserError):
                self._call(user, method, pk.ids)
            self.assertEqual(pk.state, "draft")

    def test_nobody_else_walks_the_chain(self):
        """The secretary draws up, and neither proposes' signature nor signs it."""
        pk = self._draw_up(self.user_secretary_a, self.job_ech3_a)
        self._call(self.user_ech3_a, "action_propose", pk.ids)
        for user in (
            self.user_secretary_a,
            self.user_head_a,
            self.user_organisasi,
            self.user_bupati,
            self.user_head_b,
            self.user_inspektorat,
        ):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self._call(user, "action_sign", pk.ids)
        self.assertEqual(pk.state, "proposed")

    def test_another_agency_neither_reads_nor_prints(self):
        pk = self._draw_up(self.user_secretary_a, self.job_ech3_a)
        with self.assertRaises(AccessError):
            self._call(self.user_head_b, "read", pk.ids, ["state"])
        with self.assertRaises(AccessError):
            self._print(pk, self.user_head_b)
        found = self._call(
            self.user_head_b, "search_count", [("company_id", "=", self.agency_a.id)]
        )
        self.assertEqual(found, 0)

    def test_the_inspectorate_reads_and_prints_everything(self):
        pk = self._draw_up(self.user_secretary_a, self.job_ech3_a)
        [values] = self._call(self.user_inspektorat, "read", pk.ids, ["state"])
        self.assertEqual(values["state"], "draft")
        self.assertTrue(self._print(pk, self.user_inspektorat).startswith(b"%PDF"))
        with self.assertRaises(AccessError):
            self._call(self.user_inspektorat, "write", pk.ids, {"number": "1"})

    def test_drawing_up_twice_makes_nothing_twice(self):
        first = self._draw_up(self.user_secretary_a, self.job_head_a | self.job_ech3_a)
        self.assertEqual(len(first), 2)
        with self.assertRaises(UserError):
            self._draw_up(self.user_secretary_a, self.job_head_a | self.job_ech3_a)

    def test_many_prints_are_one_file_with_pages_numbered_each(self):
        pks = self._draw_up(self.user_secretary_a, self.job_head_a | self.job_ech3_a)
        content = self.report.with_user(self.user_secretary_a)._render_qweb_pdf(
            REPORT, pks.ids
        )[0]
        pages = self._read_pages(content)
        self.assertEqual(len(pages), 2)
        for page in pages:
            self.assertIn("Halaman1dari1", page)
