from base64 import b64encode
from contextlib import nullcontext
from unittest.mock import patch

from odoo.service.model import call_kw

from odoo.addons.sidocakep_base.models.indicator.sidocakep_indicator import SMART_FIELDS
from odoo.addons.sidocakep_base.tests import common as base_common
from odoo.addons.sidocakep_base.tests.small_pdf import make_pdf

from ..engine.proof import SignatureProof
from ..wizard.signing.sidocakep_sign import SECRET_KEY

YEAR = 2026
#: Date of the documents: the second working day of the budget year.
SIGNED_ON = "2026-01-02"
#: A changed document that this application does not hold, as a person names it.
CHANGED_ELSEWHERE = {
    "document_number": "9 Tahun 2026",
    "document_date": "2026-01-20",
    "document_file": b64encode(make_pdf("Peraturan Bupati 9/2026")),
    "document_filename": "Perbup 9-2026.pdf",
    "explanation": "Ditetapkan di luar aplikasi ini",
}
#: Every login: the base case knows no assistant to the regional secretary.
ROLES = (*base_common.ROLES, "asisten")


class PkCase(base_common.SidocakepCase):
    """Kabupaten Uji with a RPJMD, the Renstra and the DPA 2026 of the Dinas Kesehatan.

    The tree, its targets and its budget (all figures of these tests come from here)::

        RPJMD  tujuan G1 > sasaran G2 [IPM, 72,5 Angka]     > program GP
        Renstra tujuan T1
                 sasaran S1 [Indeks Kepuasan, 85,5 Persen]   head_a
                   program P1 1.02.02 (ech3_a) [Layanan standar, 90 Persen]
                     kegiatan K1 ...2.01 (ech4_a) [Rujukan, 120 Orang]
                       sub kegiatan K1A ...0001  Rp100.000.000 APBD
                                                [Penyelidikan, 12 Laporan] func_a
                       sub kegiatan K1B ...0002  Rp 50.000.000 DAK
                     kegiatan K2 ...2.02
                       sub kegiatan K2A ...0001  Rp 25.000.000 APBD
                 sasaran S2 [Nilai SAKIP, 75,35 Angka]       nobody: the head answers
                   program P0 1.02.01 (secretary_a) [Dokumen tepat waktu, 100 Persen]
                     kegiatan K0 ...2.01
                       sub kegiatan K0A ...0001  Rp 30.000.000 APBD
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        if cls.test_module == "sidocakep_cascading":
            cls._sign_without_print()
        cls._count_as_proved()
        cls.profile_gm = cls.env.ref("sidocakep_base.profile_gunung_mas")
        cls.profile_paser = cls.env.ref("sidocakep_base.profile_paser")
        cls.government.profile_id = cls.profile_gm
        cls._setup_plans()
        cls._setup_budget()
        cls.user_asisten = cls._create_user("uji_asisten", "group_asisten", cls.setda)

    @classmethod
    def _sign_without_print(cls):
        """Sign as where the addon of the prints is not installed: it takes half."""
        pks = type(cls.env["sidocakep.pk"])
        cls.startClassPatcher(patch.object(pks, "_get_signed_files", lambda self: {}))

    @classmethod
    def _count_as_proved(cls):
        """Who takes a step that asks who he is counts as having proved it.

        The window is opened all the same, and the proof is that of what is there: what
        it asks is tried in test_proved_step.
        """
        ask = cls.env.registry["sidocakep.proved.mixin"]._ask_for_proof

        def prove(documents):
            window = ask(documents)
            if not window:
                return None
            hashes = documents._get_hashes()
            proof = SignatureProof(documents.env.uid, "password", hashes)
            documents._sign_shown(proof)
            return True

        cls.window_of_proof = staticmethod(ask)
        cls._ask_for_proof_by(prove)

    @classmethod
    def _ask_for_proof_by(cls, ask):
        """Let a step ask by this who he is; ``window_of_proof`` is the real way."""
        papers = cls.env.registry["sidocakep.proved.mixin"]
        cls.startClassPatcher(patch.object(papers, "_ask_for_proof", ask))

    # ------------------------------------------------------------------
    # Plan and budget
    # ------------------------------------------------------------------

    @classmethod
    def _setup_plans(cls):
        cls.rpjmd = cls._create_plan("rpjmd", cls.government)
        cls.node_g1 = cls._create_node(cls.rpjmd, "tujuan", "Masyarakat sehat")
        cls.node_g2 = cls._create_node(
            cls.rpjmd, "sasaran", "Meningkatnya kualitas hidup", cls.node_g1
        )
        cls.node_gp = cls._create_node(
            cls.rpjmd, "program", "PROGRAM UPAYA KESEHATAN", cls.node_g2, "1.02.02"
        )
        cls.iku_ipm = cls._create_indicator(
            "Indeks Pembangunan Manusia", cls.node_g2, "iku", "72,5", "Angka"
        )
        cls.renstra = cls._create_plan("renstra", cls.agency_a, cls.rpjmd)
        node, renstra = cls._create_node, cls.renstra
        cls.node_t1 = node(
            renstra,
            "tujuan",
            "Meningkatnya derajat kesehatan",
            upper_node_id=cls.node_g1.id,
        )
        cls.node_s1 = node(
            renstra,
            "sasaran",
            "Meningkatnya mutu pelayanan",
            cls.node_t1,
            sequence=1,
            upper_node_id=cls.node_g2.id,
        )
        cls.node_s2 = node(
            renstra,
            "sasaran",
            "Meningkatnya akuntabilitas",
            cls.node_t1,
            sequence=2,
            upper_node_id=cls.node_g2.id,
        )
        cls.node_p1 = node(
            renstra,
            "program",
            "PROGRAM UPAYA KESEHATAN PERORANGAN",
            cls.node_s1,
            "1.02.02",
            responsible_job_id=cls.job_ech3_a.id,
            upper_node_id=cls.node_gp.id,
        )
        cls.node_k1 = node(
            renstra,
            "kegiatan",
            "Layanan Rujukan",
            cls.node_p1,
            "1.02.02.2.01",
            responsible_job_id=cls.job_ech4_a.id,
        )
        cls.node_k1a = node(
            renstra, "sub_kegiatan", "Rujukan Ibu", cls.node_k1, "1.02.02.2.01.0001"
        )
        cls.node_k1b = node(
            renstra, "sub_kegiatan", "Rujukan Anak", cls.node_k1, "1.02.02.2.01.0002"
        )
        cls.node_k2 = node(
            renstra, "kegiatan", "Layanan Dasar", cls.node_p1, "1.02.02.2.02"
        )
        cls.node_k2a = node(
            renstra, "sub_kegiatan", "Posyandu", cls.node_k2, "1.02.02.2.02.0001"
        )
        cls.node_p0 = node(
            renstra,
            "program",
            "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH",
            cls.node_s2,
            "1.02.01",
            responsible_job_id=cls.job_secretary_a.id,
        )
        cls.node_k0 = node(
            renstra, "kegiatan", "Perencanaan", cls.node_p0, "1.02.01.2.01"
        )
        cls.node_k0a = node(
            renstra, "sub_kegiatan", "Penyusunan", cls.node_k0, "1.02.01.2.01.0001"
        )
        cls._setup_indicators()
        cls._decide(cls.rpjmd)
        cls._decide(cls.renstra)

    @classmethod
    def _setup_indicators(cls):
        make = cls._create_indicator
        cls.iku_1 = make(
            "Indeks Kepuasan", cls.node_s1, "iku", "85,5", "Persen", cls.job_head_a
        )
        cls.iku_2 = make("Nilai SAKIP", cls.node_s2, "iku", "75,35", "Angka")
        cls.outcome = make(
            "Layanan sesuai standar",
            cls.node_p1,
            "program",
            "90",
            "Persen",
            cls.job_ech3_a,
            parent_indicator_id=cls.iku_1.id,
        )
        cls.outcome_0 = make(
            "Dokumen tepat waktu",
            cls.node_p0,
            "program",
            "100",
            "Persen",
            cls.job_secretary_a,
        )
        cls.output = make(
            "Rujukan yang ditangani",
            cls.node_k1,
            "kegiatan",
            "120",
            "Orang",
            cls.job_ech4_a,
            parent_indicator_id=cls.outcome.id,
        )
        cls.sub_output = make(
            "Penyelidikan epidemiologi",
            cls.node_k1a,
            "kegiatan",
            "12",
            "Laporan",
            cls.job_func_a,
            level_id=cls.env.ref(
                "sidocakep_base.indicator_level_sub_activity_output"
            ).id,
        )

    @classmethod
    def _setup_budget(cls):
        cls.budget = cls._create_budget(
            cls.agency_a,
            [
                (cls.node_k1a, 100_000_000, "apbd"),
                (cls.node_k1b, 50_000_000, "dak"),
                (cls.node_k2a, 25_000_000, "apbd"),
                (cls.node_k0a, 30_000_000, "apbd"),
            ],
        )

    # ------------------------------------------------------------------
    # Builders
    # ------------------------------------------------------------------

    @classmethod
    def _create_plan(cls, kind, company, parent=None):
        return cls.env["sidocakep.plan"].create(
            {
                "name": f"{kind.upper()} {company.name} 2025-2029",
                "kind": kind,
                "company_id": company.id,
                "year_start": 2025,
                "year_end": 2029,
                "document_number": "5 Tahun 2025",
                "document_date": "2025-08-20",
                "parent_plan_id": parent.id if parent else False,
            }
        )

    @classmethod
    def _create_node(cls, plan, level, name, parent=None, code=False, **kw):
        return cls.env["sidocakep.plan.node"].create(
            {
                "plan_id": plan.id,
                "level": level,
                "name": name,
                "parent_id": parent.id if parent else False,
                "code": code,
                **kw,
            }
        )

    @classmethod
    def _create_indicator(cls, name, node, kind, written, unit, owner=None, **kw):
        """Create an indicator on ``node`` with its target of :data:`YEAR`."""
        indicator = cls.env["sidocakep.indicator"].create(
            {
                "name": name,
                "company_id": node.company_id.id,
                "kind": kind,
                "unit_id": cls.env["sidocakep.unit"]._find_or_create(unit).id,
                "owner_job_id": owner.id if owner else False,
                "node_ids": [(4, node.id)],
                "smart_reason": "Ditetapkan dalam rencana",
                **dict.fromkeys(SMART_FIELDS, "yes"),
                **kw,
            }
        )
        if written:
            cls.env["sidocakep.target"].create(
                {
                    "indicator_id": indicator.id,
                    "year": YEAR,
                    "plan_id": node.plan_id.id,
                    "written": written,
                }
            )
        return indicator

    @classmethod
    def _create_budget(cls, company, lines, year=YEAR):
        """Create a ratified DPA of ``(node, amount, fund source)`` lines."""
        budget = cls.env["sidocakep.budget"].create(
            {
                "company_id": company.id,
                "year": year,
                "number": f"DPA/{company.id}/{year}",
                "ratified_on": f"{year - 1}-12-30",
                "line_ids": [
                    (0, 0, {"node_id": node.id, "amount": amount, "fund_source": fund})
                    for node, amount, fund in lines
                ],
            }
        )
        budget.action_ratify()
        return budget

    @classmethod
    def _create_pk(cls, job, fill=True, **kw):
        """Create a draft dated :data:`SIGNED_ON`, drawn from plan and DPA."""
        pk = cls.env["sidocakep.pk"].create(
            {"job_id": job.id, "year": YEAR, "date_document": SIGNED_ON, **kw}
        )
        if fill:
            pk.action_fill_from_plan()
        return pk

    @classmethod
    def _sign(cls, pks, user):
        """Sign as ``user``, whose identity counts as proved: see test_pk_sign."""
        pks = pks.with_user(user)
        return pks._sign(SignatureProof(user.id, "password", pks._get_hashes()))

    def _sign_by_rpc(self, user, documents, secret=None):
        """Sign as a client does: open the window, read it all, prove, sign.

        :param secret: what the person types; the password of the test users if not
            given
        :return: the action of the last call
        """

        def call(model, method, ids, **context):
            records = self.env[model].with_user(user)
            return call_kw(records, method, [ids], {"context": context})

        wizard_ids = [call(documents._name, "action_sign", documents.ids)["res_id"]]
        for _document in documents:
            call("sidocakep.sign", "action_mark_read", wizard_ids)
        context = {SECRET_KEY: user.login if secret is None else secret}
        with self._own_cursors():
            return call("sidocakep.sign", "action_confirm", wizard_ids, **context)

    def _own_cursors(self):
        """Let the cursor on which answers are counted see what the test wrote."""
        if type(self)._registry_patched:
            return nullcontext()
        return self.enter_registry_test_mode()

    @classmethod
    def _sign_to(cls, pk, state):
        """Bring a PK on to ``state`` by the persons whose steps these are.

        What :meth:`_sign` does for a signature.
        """
        first = pk.employee_id.user_id
        second = pk.second_employee_id.user_id or first
        steps = (
            ("proposed", first, "action_propose"),
            ("signed_first", first, None),
            ("signed", second, None),
            ("handed_in", first, "action_hand_in"),
            ("received", cls.user_organisasi, "action_receive"),
            ("in_force", cls.user_organisasi, "action_put_in_force"),
        )
        order = ["draft", *(reached for reached, _user, _method in steps)]
        for reached, user, method in steps:
            if pk.state == state:
                break
            if order.index(reached) <= order.index(pk.state):
                continue
            if reached == "signed_first" and not pk.has_second_party:
                continue
            if method:
                getattr(pk.with_user(user), method)()
            else:
                cls._sign(pk, user)
        assert pk.state == state, (pk.state, state)
        # what a class settles before its tests is sealed, as at the end of a request
        cls.env.cr.flush()
        return pk
