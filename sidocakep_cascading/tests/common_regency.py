"""A whole regency under any regulation: from the Bupati to the pelaksana."""

from odoo import Command

from .common import PkCase

#: The posts from above, as the tests name them.
LADDER = (
    "bupati",
    "sekda",
    "asisten",
    "kabag",
    "kasubag",
    "head_a",
    "secretary_a",
    "ech3_a",
    "ech4_a",
    "func_a",
    "pelaksana_a",
)
#: The regulation of a regency that neither of the two shipped ones was written for.
THIRD_REGULATION = "Peraturan Bupati Rimba Raya Nomor 7 Tahun 2025"
THIRD_TITLE = "PAKTA KINERJA RIMBA RAYA {year}"
#: Kind of post > what its Tabel II lists under that regulation.
THIRD_TABLE2 = {
    "head_of_region": "program",
    "sekda": "program",
    "asisten": "program",
    "bureau_head": "kegiatan",
    "subsection_head": "sub_kegiatan",
    "head": "program",
    "secretary": "kegiatan",
    "administrator": "kegiatan",
    "supervisor": "sub_kegiatan",
    "functional": "sub_kegiatan",
    "pelaksana": "none",
}


class WholeRegencyCase(PkCase):
    """The regency of :class:`PkCase`; its Setda has a plan and a DPA of its own::

        Renstra of the Setda
          tujuan TS
            sasaran SS [Nilai SAKIP Kabupaten, 70 Angka]               sekda
              program PS 4.01.01 (asisten) [Kebijakan dijalankan, 95 Persen]
                kegiatan KS ...2.01 (kabag) [Kelembagaan ditata, 8 Dokumen]
                  sub kegiatan KSA ...0001 Rp40.000.000 APBD (kasubag)
                                                  [Analisis jabatan, 6 Laporan]

    and for the pelaksana of agency A [Surat ditata, 24 Laporan] on sub kegiatan K1B.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_secretariat()

    @classmethod
    def _setup_plans(cls):
        result = super()._setup_plans()
        cls._setup_secretariat_posts()
        cls._setup_secretariat_plan()
        return result

    @classmethod
    def _setup_indicators(cls):
        result = super()._setup_indicators()
        cls.clerical = cls._create_indicator(
            "Surat ditata",
            cls.node_k1b,
            "kegiatan",
            "24",
            "Laporan",
            cls.job_pelaksana_a,
            level_id=cls._level("sub_activity_output").id,
        )
        return result

    @classmethod
    def _level(cls, code):
        return cls.env.ref(f"sidocakep_base.indicator_level_{code}")

    @classmethod
    def _setup_secretariat_posts(cls):
        for key, kind, name, above, group, rank in (
            ("asisten", "asisten", "Asisten Administrasi", "sekda", "asisten", "iv_c"),
            (
                "kabag",
                "bureau_head",
                "Kepala Bagian Organisasi",
                "asisten",
                "echelon3",
                "iv_a",
            ),
            (
                "kasubag",
                "subsection_head",
                "Kepala Sub Bagian Kelembagaan",
                "kabag",
                "echelon4",
                "iii_d",
            ),
        ):
            job = cls._create_job(
                name, kind, getattr(cls, f"job_{above}"), company=cls.setda
            )
            user = cls._create_user(f"uji_setda_{key}", f"group_{group}", cls.setda)
            employee = cls._create_employee(
                user.name, job=job, rank=rank, user_id=user.id
            )
            setattr(cls, f"job_{key}", job)
            setattr(cls, f"user_setda_{key}", user)
            setattr(cls, f"employee_{key}", employee)

    @classmethod
    def _setup_secretariat_plan(cls):
        cls.renstra_setda = cls._create_plan("renstra", cls.setda, cls.rpjmd)
        node, plan = cls._create_node, cls.renstra_setda
        cls.node_ts = node(
            plan,
            "tujuan",
            "Meningkatnya tata kelola pemerintahan",
            upper_node_id=cls.node_g1.id,
        )
        cls.node_ss = node(
            plan,
            "sasaran",
            "Meningkatnya akuntabilitas pemerintah daerah",
            cls.node_ts,
            upper_node_id=cls.node_g2.id,
        )
        cls.node_ps = node(
            plan,
            "program",
            "PROGRAM PENUNJANG PEMERINTAHAN",
            cls.node_ss,
            "4.01.01",
            responsible_job_id=cls.job_asisten.id,
        )
        cls.node_ks = node(
            plan,
            "kegiatan",
            "Penataan Organisasi",
            cls.node_ps,
            "4.01.01.2.01",
            responsible_job_id=cls.job_kabag.id,
        )
        cls.node_ksa = node(
            plan,
            "sub_kegiatan",
            "Analisis Jabatan",
            cls.node_ks,
            "4.01.01.2.01.0001",
            responsible_job_id=cls.job_kasubag.id,
        )
        make = cls._create_indicator
        cls.iku_setda = make(
            "Nilai SAKIP Kabupaten", cls.node_ss, "iku", "70", "Angka", cls.job_sekda
        )
        cls.outcome_setda = make(
            "Kebijakan dijalankan",
            cls.node_ps,
            "program",
            "95",
            "Persen",
            cls.job_asisten,
            parent_indicator_id=cls.iku_setda.id,
        )
        cls.output_setda = make(
            "Kelembagaan ditata",
            cls.node_ks,
            "kegiatan",
            "8",
            "Dokumen",
            cls.job_kabag,
            parent_indicator_id=cls.outcome_setda.id,
        )
        cls.activity_setda = make(
            "Analisis jabatan",
            cls.node_ksa,
            "kegiatan",
            "6",
            "Laporan",
            cls.job_kasubag,
            parent_indicator_id=cls.outcome_setda.id,
        )
        cls._decide(cls.renstra_setda)

    @classmethod
    def _setup_secretariat(cls):
        cls.budget_setda = cls._create_budget(
            cls.setda, [(cls.node_ksa, 40_000_000, "apbd")]
        )

    # ------------------------------------------------------------------
    # What the tests do with it
    # ------------------------------------------------------------------

    @classmethod
    def _adopt(cls, profile):
        """Let the regency work by another regulation, as if it always had."""
        cls.government.profile_id = profile
        cls.env.invalidate_all()

    @classmethod
    def _create_third_profile(cls):
        """Return a regulation with words, levels and a form of its own."""
        return cls.env["sidocakep.profile"].create(
            {
                "name": "Rimba Raya 7/2025",
                "code": "rimba_raya",
                "regulation_number": THIRD_REGULATION,
                "date_start": "2025-01-02",
                "pk_basis": "dpa_or_tupoksi",
                "smart_required": False,
                "policy_id": cls.profile_gm.policy_id.id,
                "level_rule_ids": [
                    Command.create(
                        {
                            "position_kind_id": cls._position_kind(kind).id,
                            "standard_level_id": cls._level("outcome").id,
                            "severity": "warning",
                            "table2_level": level,
                            "article": "Rimba Raya 7/2025 Pasal 9",
                        }
                    )
                    for kind, level in THIRD_TABLE2.items()
                ],
                "form_ids": [
                    Command.create(
                        {
                            "document": "pk",
                            "form_code": "gunung_mas",
                            "title": THIRD_TITLE,
                            "table1_title": "Daftar Sasaran",
                            "table2_title": "Daftar Anggaran",
                            "first_label": "Yang Berjanji",
                            "second_label": "Yang Memberi Amanah",
                            "article": "Rimba Raya 7/2025 Lampiran I",
                        }
                    )
                ],
            }
        )

    def _draw_up_all(self):
        """Draw up the agreements of all posts, from above; ``{key: pk}``."""
        return {key: self._create_pk(getattr(self, f"job_{key}")) for key in LADDER}

    def _sign_all(self, agreements):
        """Let the parties of each agreement propose and sign it, from above."""
        for pk in agreements.values():
            self._sign_to(pk, "signed")
        return agreements
