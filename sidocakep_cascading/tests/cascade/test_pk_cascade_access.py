"""Who may hand down: by the ORM, by RPC, and in how many queries."""

from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import tagged

from odoo.addons.sidocakep_base.tests.thorough import long

from ..common import ROLES, SIGNED_ON, YEAR
from ..common_cascade import CascadeCase

#: Who hands down from the PK of the head of agency A: himself, who coordinates its
#: PKs (Paser 23/2016 art. 4(1), 4(2)), and Bagian Organisasi.
MAY = {"head_a", "secretary_a", "organisasi"}


@tagged("post_install", "-at_install")
class TestPkCascadeAccess(CascadeCase):
    def _call(self, user, model, method, *args, **kwargs):
        return call_kw(self.env[model].with_user(user), method, list(args), kwargs)

    def test_each_role_through_the_orm(self):
        """Paser 23/2016 art. 4(1), 4(2)."""
        for role in ROLES:
            with self.subTest(role):
                user = getattr(self, f"user_{role}")
                pk = self.pk.with_user(user)
                if role in MAY:
                    self.assertEqual(pk.action_cascade()["target"], "new")
                    self.assertTrue(pk.can_hand_down)
                    continue
                with self.assertRaises(AccessError):
                    pk.action_cascade()
                with self.assertRaises(AccessError):
                    self.env["sidocakep.pk.cascade"].with_user(user).create(
                        {"pk_id": self.pk.id}
                    )

    def test_each_role_by_rpc(self):
        for role in ROLES:
            with self.subTest(role):
                user = getattr(self, f"user_{role}")
                if role in MAY:
                    action = self._call(
                        user, "sidocakep.pk", "action_cascade", self.pk.ids
                    )
                    self.assertTrue(action["res_id"])
                    continue
                with self.assertRaises(AccessError):
                    self._call(user, "sidocakep.pk", "action_cascade", self.pk.ids)
                with self.assertRaises(AccessError):
                    self._call(
                        user, "sidocakep.pk.cascade", "create", {"pk_id": self.pk.id}
                    )

    def test_superior_without_any_other_right_hands_down(self):
        """An echelon III has no right to create PKs, indicators or to read HR."""
        pk = self._create_pk(self.job_ech3_a)
        user = self.user_ech3_a
        for model in ("sidocakep.pk", "sidocakep.indicator"):
            self.assertFalse(self.env[model].with_user(user).has_access("create"))
        self.assertFalse(self.env["hr.employee"].with_user(user).has_access("create"))
        wizard = self._open(user, pk)
        pair = self._choose(wizard, pk.line_ids, self.job_func_a, "support")
        pair.write(
            {
                "name": "Laporan surveilans",
                "written": "12",
                "level_id": self.env.ref("sidocakep_base.indicator_level_output").id,
            }
        )
        wizard.action_hand_down()
        draft = self._get_drafts(self.job_func_a)
        line = draft.line_ids.filtered("parent_line_id")
        self.assertIn("Laporan surveilans", line.mapped("name"))
        self.assertEqual(draft.employee_id, self.employee_func_a)
        self.assertEqual(draft.create_uid, user)

    def test_head_of_region_hands_down_to_every_agency(self):
        bupati = self._create_pk(self.job_bupati)
        jobs = self.job_head_a | self.job_head_b
        self.pk.unlink()
        drafts = self._hand_down(
            bupati.line_ids, jobs, "same", self.user_bupati, bupati
        )
        self.assertEqual(drafts.company_id, self.agency_a | self.agency_b)
        self.assertEqual(drafts.line_ids.parent_line_id, bupati.line_ids)

    def test_coordinator_stays_within_the_agency(self):
        """The UPT belongs to another agency; its superior sits here."""
        foreign = self._create_job(
            "Kepala UPT", "supervisor", self.job_head_a, self.agency_b, "iv_a"
        )
        self.assertIn(foreign, self._open(self.user_head_a).person_ids.job_id)
        self.assertNotIn(foreign, self._open(self.user_secretary_a).person_ids.job_id)

    def test_a_wizard_is_its_owners(self):
        wizard = self._open()
        for role in ("secretary_a", "ech3_a", "organisasi"):
            user = getattr(self, f"user_{role}")
            with self.subTest(role), self.assertRaises(AccessError):
                self._call(user, wizard._name, "action_next", wizard.ids)
            with self.subTest(role), self.assertRaises(AccessError):
                self._call(user, wizard._name, "write", wizard.ids, {"is_filled": 0})

    def test_rows_written_from_outside_do_not_count(self):
        """A client may write the rows; what they say is read again."""
        wizard = self._open()
        self._choose(wizard, self.line_index, self.job_ech3_a, "same")
        person = wizard.person_ids.filtered("is_chosen")
        person.write(
            {"job_id": self.job_head_b.id, "employee_id": self.employee_head_b.id}
        )
        with self.assertRaisesRegex(UserError, "not directly below"):
            wizard.action_hand_down()
        wizard = self._open()
        self._choose(wizard, self.line_index, self.job_ech3_a, "same")
        foreign = self._create_pk(self.job_head_b)
        person = wizard.person_ids.filtered("is_chosen")
        with self.assertRaisesRegex(AccessError, "names a record that you may not"):
            person.pk_id = foreign
        person.sudo().pk_id = foreign
        wizard.action_hand_down()
        self.assertFalse(foreign.line_ids)
        wizard = self._open()
        self._choose(wizard, self.line_index, self.job_ech3_a, "same")
        other = self._create_pk(self.job_secretary_a).line_ids
        wizard.line_ids.filtered("is_chosen").pk_line_id = other
        with self.assertRaisesRegex(UserError, "not of this PK"):
            wizard.action_hand_down()

    def test_replaced_agreement_hands_nothing_down(self):
        self.pk._with_workflow_bypass().write({"state": "replaced"})
        self.assertFalse(self.pk.with_user(self.user_head_a).can_hand_down)
        with self.assertRaisesRegex(UserError, "replaced"):
            self._open()

    def test_private_methods_are_not_callable(self):
        for method in ("_open_cascade", "_find_subordinates", "_link_to_superiors"):
            with self.subTest(method), self.assertRaises(AccessError):
                self._call(self.user_head_a, "sidocakep.pk", method, self.pk.ids)
        wizard = self._open()
        for method in ("_hand_down", "_offer", "_get_drafts"):
            with self.subTest(method), self.assertRaises(AccessError):
                self._call(self.user_head_a, wizard._name, method, wizard.ids)


@tagged("post_install", "-at_install")
class TestPkCascadePerformance(CascadeCase):
    """The queries are the same for 1 and for 50 subordinates."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.jobs = cls.env["hr.job"].create(
            [
                {
                    "name": f"Bidang {number}",
                    "company_id": cls.agency_a.id,
                    "position_kind_id": cls._position_kind("administrator").id,
                    "superior_id": cls.job_head_a.id,
                    "echelon": "iii_b",
                }
                for number in range(50)
            ]
        )
        cls.env["hr.employee"].create(
            [
                {
                    "name": f"Pejabat {job.name}",
                    "company_id": cls.agency_a.id,
                    "job_id": job.id,
                    "date_version": "2020-01-01",
                    "nip": cls._next_nip(),
                }
                for job in cls.jobs
            ]
        )

    def _count(self, jobs, method):
        """Return the queries of handing a line down to ``jobs``."""
        self.env.registry.clear_all_caches()
        self._hand_down_and_forget(self.job_secretary_a, method)
        wizard = self._open()
        # One line: Odoo itself inserts rows by the hundred.
        self._choose(wizard, self.line_sakip, jobs, method)
        for pair in wizard.pair_ids.filtered(lambda pair: not pair.indicator_id):
            pair.write({"name": f"Indikator {pair.id}", "written": "5"})
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        wizard.action_hand_down()
        self.env.flush_all()
        count = self.env.cr.sql_log_count - before
        self.assertEqual(len(self._get_drafts(jobs)), len(jobs))
        self._get_drafts(jobs).unlink()
        return count

    def _hand_down_and_forget(self, jobs, method):
        """Fill what Odoo keeps for all requests."""
        wizard = self._open()
        self._choose(wizard, self.line_index, jobs, method)
        for pair in wizard.pair_ids:
            pair.write({"name": "Pemanasan", "written": "5"})
        wizard.action_hand_down()
        self._get_drafts(jobs).unlink()

    def _assert_no_growth(self, one, many):
        """A few more or less where Odoo's own caches were filled before; not 48."""
        self.assertLessEqual(many, one + 5, f"{one} queries for 1, {many} for many")

    @long
    def test_same_indicator(self):
        one, many = self._count(self.jobs[:1], "same"), self._count(self.jobs, "same")
        self._assert_no_growth(one, many)

    @long
    def test_supporting_indicator(self):
        """The first one's new indicator would be offered again: others for many."""
        one = self._count(self.jobs[:1], "support")
        many = self._count(self.jobs[1:], "support")
        self._assert_no_growth(one, many)

    def test_opening_and_next(self):
        def count(jobs):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            wizard = self._open()
            wizard.person_ids.filtered(lambda row: row.job_id in jobs).is_chosen = True
            wizard.line_ids[:2].is_chosen = True
            wizard.action_next()
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        count(self.jobs)
        one, many = count(self.jobs[:1]), count(self.jobs)
        self._assert_no_growth(one, many)

    @long
    def test_whole_agency(self):
        """Drawing up and linking an agency: not more for more positions."""

        def count(jobs):
            draw_up = self.env["sidocakep.pk.draw.up"].create(
                {
                    "company_id": self.agency_a.id,
                    "year": YEAR,
                    "date_document": SIGNED_ON,
                    "job_ids": [(6, 0, jobs.ids)],
                }
            )
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            pks, _refusals = draw_up._draw_up()
            self.env.flush_all()
            result = self.env.cr.sql_log_count - before
            self.assertEqual(len(pks), len(jobs))
            self.assertEqual(pks.line_ids.parent_line_id, self.line_index)
            pks.unlink()
            return result

        indicators = self.env["sidocakep.indicator"].create(
            [
                {
                    "name": f"Indikator {job.name}",
                    "company_id": self.agency_a.id,
                    "kind": "program",
                    "owner_job_id": job.id,
                    "parent_indicator_id": self.iku_1.id,
                    "unit_id": self.outcome.unit_id.id,
                }
                for job in self.jobs
            ]
        )
        self.node_p1._with_workflow_bypass().write(
            {"indicator_ids": [(4, indicator.id) for indicator in indicators]}
        )
        count(self.jobs)
        one, many = count(self.jobs[:1]), count(self.jobs)
        self._assert_no_growth(one, many)
