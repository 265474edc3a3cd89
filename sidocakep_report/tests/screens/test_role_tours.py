"""Each role goes through its main task in a browser; the database tells if it did."""

from datetime import date

from odoo.tests import HttpCase, tagged

from odoo.addons.sidocakep_base.tests.thorough import long
from odoo.addons.sidocakep_cascading.tests.common import YEAR, PkCase

#: Where every tour starts: what the application opens on.
HOME = "/odoo/my-pk"


class RoleCase(HttpCase, PkCase):
    """Kabupaten Uji where BPBD and the Setda, too, have people, plan and budget.

    Below the Sekda stands an Asisten, below whom stands a head of division::

        Renstra BPBD  sasaran [Indeks Risiko Bencana, 120,5 Angka]  nobody: the head
        Renstra Setda sasaran [Indeks Reformasi Birokrasi, 80 Angka]  nobody: the Sekda
                        program 4.01.01 (asisten) [Unit tertata, 90 Persen]
                          kegiatan ...2.01 > sub kegiatan ...0001  Rp40.000.000 APBD
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("id_ID")
        cls.job_asisten = cls._create_job(
            "Asisten Administrasi", "asisten", cls.job_sekda, cls.setda, "ii_b"
        )
        cls.employee_asisten = cls._create_employee(
            "Uji Asisten", cls.job_asisten, "iv_c", user_id=cls.user_asisten.id
        )
        cls.job_division = cls._create_job(
            "Kepala Bagian Umum", "bureau_head", cls.job_asisten, cls.setda, "iii_a"
        )
        cls._create_employee("Uji Kabag", cls.job_division, "iv_a")

    @classmethod
    def _create_renstra(cls, company, objective, iku, target, code, outcome, job=None):
        """Create a draft Renstra with a whole chain from tujuan to sub kegiatan."""
        plan = cls._create_plan("renstra", company, cls.rpjmd)
        goal = cls._create_node(
            plan, "tujuan", f"Tujuan: {objective}", upper_node_id=cls.node_g1.id
        )
        top = cls._create_node(
            plan, "sasaran", objective, goal, upper_node_id=cls.node_g2.id
        )
        cls._create_indicator(iku, top, "iku", target, "Angka")
        program = cls._create_node(
            plan,
            "program",
            f"PROGRAM {objective.upper()}",
            top,
            code,
            responsible_job_id=job.id if job else False,
        )
        cls._create_indicator(outcome, program, "program", "90", "Persen", job)
        kegiatan = cls._create_node(
            plan, "kegiatan", "Koordinasi", program, f"{code}.2.01"
        )
        cls._create_node(
            plan, "sub_kegiatan", "Penyusunan", kegiatan, f"{code}.2.01.0001"
        )
        return plan

    @classmethod
    def _create_renstra_b(cls):
        return cls._create_renstra(
            cls.agency_b,
            "Menurunnya risiko bencana",
            "Indeks Risiko Bencana",
            "120,5",
            "1.05.03",
            "Desa tangguh bencana",
        )

    @classmethod
    def _decide_with_budget(cls, plan):
        cls._decide(plan)
        node = plan.node_ids.filtered(lambda node: node.level == "sub_kegiatan")
        return cls._create_budget(plan.company_id, [(node, 40_000_000, "apbd")])

    @classmethod
    def _setup_setda(cls):
        """Give the Setda its Renstra and DPA, under the regulation of Paser."""
        cls.government.profile_id = cls.profile_paser
        plan = cls._create_renstra(
            cls.setda,
            "Meningkatnya akuntabilitas",
            "Indeks Reformasi Birokrasi",
            "80",
            "4.01.01",
            "Unit tertata",
            cls.job_asisten,
        )
        cls._decide_with_budget(plan)

    def _tour(self, name, role, **kw):
        """Go through a tour as a role, in Indonesian: dates are day/month/year."""
        user = getattr(self, f"user_{role}")
        user.lang = "id_ID"
        self.env.flush_all()
        self.start_tour(HOME, name, login=user.login, **kw)
        self.env.invalidate_all()

    def _get_pk(self, job):
        return self.env["sidocakep.pk"].search(
            [("job_id", "=", job.id), ("year", "=", YEAR)]
        )

    def _get_signature(self, pk, party):
        return pk.signature_ids.filtered(lambda signature: signature.party == party)


@tagged("post_install", "-at_install")
class TestRoleTours(RoleCase):
    @long
    def test_bupati_signs_the_agreements_of_two_heads_in_one_batch(self):
        """Three heads wait for him: those two that he chose and read are signed."""
        self._decide_with_budget(self._create_renstra_b())
        self._setup_setda()
        self.government.profile_id = self.profile_gm
        jobs = self.job_head_a | self.job_head_b | self.job_sekda
        pks = self.env["sidocakep.pk"].browse(
            self._sign_to(self._create_pk(job), "signed_first").id for job in jobs
        )
        self._tour("sidocakep_role_bupati_tour", "bupati")
        self.assertEqual(pks.mapped("state"), ["signed", "signed", "signed_first"])
        for pk in pks[:2]:
            signature = self._get_signature(pk, "second")
            self.assertEqual(signature.user_id, self.user_bupati)
            self.assertEqual(signature.method, "password")
            self.assertEqual(signature.content_hash, pk.frozen_hash)
        self.assertFalse(self._get_signature(pks[2], "second"))


@tagged("post_install", "-at_install", "-standard", "long")
class TestRoleToursOfOffices(RoleCase):
    """The others; one of them is seen each time, see above."""

    def test_head_of_agency_decides_the_renstra_that_bappeda_reviewed(self):
        plan = self._create_renstra_b()
        plan.with_user(self.user_bappeda).action_review()
        plan.write({"document_number": False, "document_date": False})
        self._tour("sidocakep_role_head_tour", "head_b")
        self.assertEqual(plan.state, "decided")
        self.assertEqual(plan.document_number, "188.45/7/2026")
        self.assertEqual(plan.document_date, date(2026, 1, 15))
        self.assertEqual(plan.signer_job_id, self.job_head_b)
        self.assertEqual(plan.signer_name, self.employee_head_b.name)
        self.assertEqual(plan.reviewer_id, self.user_bappeda)

    def test_secretary_draws_up_the_agreements_and_hands_one_in(self):
        """The head's is signed: it is handed in, and not drawn up again."""
        head = self._sign_to(self._create_pk(self.job_head_a), "signed")
        below = (
            self.job_secretary_a
            | self.job_ech3_a
            | self.job_ech4_a
            | self.job_func_a
            | self.job_pelaksana_a
        )
        self._tour("sidocakep_role_secretary_tour", "secretary_a")
        self.assertEqual(self._get_pk(self.job_head_a), head)
        self.assertEqual(head.state, "handed_in")
        self.assertEqual(head.handed_in_by_id, self.user_secretary_a)
        drawn = self._get_pk(below[0])
        for job in below[1:]:
            drawn |= self._get_pk(job)
        self.assertEqual(drawn.job_id, below)
        self.assertEqual(len(drawn), len(below))
        self.assertEqual(drawn.create_uid, self.user_secretary_a)
        self.assertEqual(set(drawn.mapped("state")), {"draft"})
        self.assertEqual(set(drawn.mapped("date_document")), {date(2026, 1, 2)})
        [line] = self._get_pk(self.job_ech3_a).line_ids
        self.assertEqual(line.target_text, "90 Persen")
        self.assertEqual(line.parent_line_id.pk_id, head)

    def test_organisasi_receives_and_accepts_what_was_handed_in(self):
        self._decide_budget_year()
        first = self._sign_to(self._create_pk(self.job_head_a), "handed_in")
        other = self._sign_to(self._create_pk(self.job_secretary_a), "handed_in")
        self._tour("sidocakep_role_organisasi_tour", "organisasi")
        self.assertEqual(first.state, "in_force")
        self.assertEqual(first.received_by_id, self.user_organisasi)
        self.assertRegex(first.receipt_number, r"^TT-PK/\d{4}/\d{4}$")
        self.assertEqual(other.state, "signed")
        self.assertFalse(other.received_on)
        self.assertFalse(any(other.signature_ids.mapped("is_void")))

    def _decide_budget_year(self):
        """Handing in is due one month after the budget was decided: 20 January."""
        self.env["sidocakep.budget.year"].create(
            {
                "company_id": self.government.id,
                "year": YEAR,
                "decided_on": "2025-12-20",
            }
        )
        self.env.flush_all()
        self.env["sidocakep.deadline.request"]._refresh_now()

    def test_hr_records_a_mutasi_and_the_revision_is_proposed(self):
        """The head becomes expert staff on 1 July 2026; nobody takes over yet."""
        pk = self._sign_to(self._create_pk(self.job_head_a), "in_force")
        job = self._create_job("Staf Ahli Bidang Hukum", "staf_ahli", self.job_bupati)
        self._tour("sidocakep_role_hr_tour", "hr")
        versions = self.employee_head_a.version_ids.sorted("date_version")
        self.assertEqual(versions.job_id, self.job_head_a | job)
        self.assertEqual(versions[-1].date_version, date(2026, 7, 1))
        [proposal] = self.env["sidocakep.pk.revision"].search([("pk_id", "=", pk.id)])
        self.assertEqual(proposal.state, "proposed")
        self.assertEqual(proposal.ground, "mutasi")
        self.assertEqual(proposal.date_effective, date(2026, 7, 1))
        self.assertEqual(proposal.date_until, date(2026, 6, 30))
        self.assertTrue(proposal.is_vacant)
        self.assertEqual(pk.state, "in_force")


@tagged("post_install", "-at_install", "-standard", "long")
class TestRoleToursOfTheSetda(RoleCase):
    """The same steps as in an agency, one office higher."""

    def test_sekda_signs_his_own_and_that_of_the_asisten(self):
        self._setup_setda()
        own = self._sign_to(self._create_pk(self.job_sekda), "proposed")
        below = self._sign_to(self._create_pk(self.job_asisten), "signed_first")
        self._tour("sidocakep_role_sekda_tour", "sekda")
        self.assertEqual(own.state, "signed_first")
        self.assertEqual(self._get_signature(own, "first").user_id, self.user_sekda)
        self.assertEqual(below.state, "signed")
        self.assertEqual(self._get_signature(below, "second").user_id, self.user_sekda)
        self.assertFalse(self._get_signature(own, "second"))

    def test_asisten_draws_up_the_agreements_of_the_setda_and_signs_his_own(self):
        """Paser 23/2016 art. 4(2): the Sekda's is there, those below are drawn up."""
        self._setup_setda()
        former = self._create_pk(self.job_sekda)
        self._tour("sidocakep_role_asisten_tour", "asisten")
        self.assertEqual(self._get_pk(self.job_sekda), former)
        own, below = self._get_pk(self.job_asisten), self._get_pk(self.job_division)
        self.assertEqual((own | below).create_uid, self.user_asisten)
        self.assertEqual(below.state, "draft")
        self.assertEqual(own.state, "signed_first")
        self.assertEqual(own.line_ids.mapped("target_text"), ["90 Persen"])
        self.assertEqual(own.amount_total, 40_000_000)
        self.assertEqual(self._get_signature(own, "first").user_id, self.user_asisten)
