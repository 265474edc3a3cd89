"""The real PK 2026 of BPBD Boyolali when its head is moved on 1 July.

HR records the move, a Plt is appointed, the agreement of the first half of the year
closes and the Plt signs the one of the second. Targets and amounts are those of the
real document, the quarters those of its Rencana Aksi.
"""

from datetime import date

from odoo.exceptions import AccessError
from odoo.service.model import call_kw
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.tests.real_tables import read_table

from ..common import PrintCase

PK_TABLE = "boyolali_bpbd_pk_2026.csv"
ACTION_TABLE = "boyolali_bpbd_rencana_aksi_2026.csv"
DIFFERENCE = "sidocakep_report.action_report_pk_difference"
END_OF_JUNE, JULY = date(2026, 6, 30), date(2026, 7, 1)
TITLE = "Kepala Pelaksana Badan Penanggulangan Bencana Daerah"
#: Rp5.294.655.000,00 and Rp827.924.000,00 of the document, in rupiah.
AMOUNTS = (5_294_655_000, 827_924_000)
#: Rencana Aksi of "Indeks Pencapaian Standar Pelayanan Minimal": what must be reached
#: by March, June, September and December.
QUARTERS = {1: "0", 2: "50", 3: "67", 4: "100"}
QUARTER_MONTHS = {1: "maret", 2: "juni", 3: "september", 4: "desember"}


def squeeze(text):
    return "".join(text.split())


@freeze_time("2026-07-10 03:00:00")
@tagged("post_install", "-at_install", "-standard", "long")
class TestRealBoyolaliMutasi(PrintCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pk.unlink()
        cls.rows = read_table(PK_TABLE)
        cls._setup_bpbd()
        cls._setup_secretary()
        cls.head_pk = cls._sign_to(cls._create_pk(cls.job_head_b), "in_force")

    @classmethod
    def _setup_bpbd(cls):
        """Enter the document as plan, indicators, targets and DPA of agency B."""
        plan = cls._create_plan("renstra", cls.agency_b, cls.rpjmd)
        objectives, cls.indicators = {}, {}
        for row in cls.rows:
            if row["bagian"] != "sasaran":
                continue
            objective = objectives.get(row["uraian"]) or cls._create_node(
                plan, "sasaran", row["uraian"], sequence=int(row["no"])
            )
            objectives[row["uraian"]] = objective
            figure, unit = row["target_atau_anggaran"].split(" ")
            cls.indicators[row["indikator"]] = cls._create_indicator(
                row["indikator"],
                objective,
                "iku",
                figure,
                unit,
                cls.job_head_b,
                code=f"IKU-{len(cls.indicators) + 1}",
            )
        disaster, accountability = objectives.values()
        programs = [row for row in cls.rows if row["bagian"] == "program"]
        lines = []
        for number, (row, above) in enumerate(
            zip(programs, (accountability, disaster), strict=True)
        ):
            node = cls._create_node(
                plan, "program", row["uraian"], above, f"1.05.0{number + 1}"
            )
            lines.append((node, AMOUNTS[number], "apbd"))
        cls._decide(plan)
        cls._create_budget(cls.agency_b, lines)

    @classmethod
    def _setup_secretary(cls):
        cls.job_secretary_b = cls._create_job(
            "Sekretaris BPBD", "secretary", cls.job_head_b, cls.agency_b, "iii_a"
        )
        cls.user_secretary_b = cls._create_user(
            "uji_secretary_b", "group_secretary", cls.agency_b
        )
        cls.employee_secretary_b = cls._create_employee(
            "Sekretaris Pengganti, S.Sos.",
            cls.job_secretary_b,
            "iv_a",
            user_id=cls.user_secretary_b.id,
        )

    def _call(self, user, method, *args, model="sidocakep.pk", **kwargs):
        return call_kw(self.env[model].with_user(user), method, list(args), kwargs)

    def _move_head(self):
        """Record the mutasi as HR does: the head becomes an expert of the Bupati."""
        post = self._create_job(
            "Staf Ahli Bupati", "administrator", self.job_bupati, self.setda, "ii_b"
        )
        employee = self.employee_head_b.with_user(self.user_hr)
        employee._appoint(post.with_user(self.user_hr), JULY)
        self.env.cr.flush()  # the request ends

    def _appoint_plt(self):
        """Record the Plt as HR does, with his decree."""
        [acting_id] = self._call(
            self.user_hr,
            "create",
            [
                {
                    "job_id": self.job_head_b.id,
                    "employee_id": self.employee_secretary_b.id,
                    "capacity": "plt",
                    "date_start": "2026-07-01",
                    "decree_number": "800.1.3.1/77/BKPSDM/2026",
                    "decree_date": "2026-06-29",
                }
            ],
            model="sidocakep.acting.official",
        )
        self.env.cr.flush()  # the request ends
        return self.env["sidocakep.acting.official"].browse(acting_id)

    def _get_proposals(self):
        return self.env["sidocakep.pk.revision"].search(
            [("pk_id", "=", self.head_pk.id), ("state", "=", "proposed")]
        )

    def _open_successor(self):
        """Move the head, appoint the Plt and let him follow the proposal."""
        self._move_head()
        self._appoint_plt()
        [proposal] = self._get_proposals()
        pk = self.head_pk.with_user(self.user_secretary_b)
        return pk._revise(
            "mutasi",
            proposal.reason,
            JULY,
            revision=proposal,
            document_number="800.1.3.1/77/BKPSDM/2026",
        ).with_env(self.env)

    def _put_in_force(self, successor):
        """Walk the successor by RPC; the Plt and the Bupati sign with passwords."""
        plt = self.user_secretary_b
        self._call(plt, "action_propose", successor.ids)
        self._sign_by_rpc(plt, successor)
        self._sign_by_rpc(self.user_bupati, successor)
        self._call(plt, "action_hand_in", successor.ids)
        self._call(self.user_organisasi, "action_receive", successor.ids)
        self._call(self.user_organisasi, "action_put_in_force", successor.ids)
        return successor

    def test_the_first_agreement_is_the_document(self):
        printed = [f"{line.objective}|{line.name}" for line in self.head_pk.line_ids]
        expected = [row for row in self.rows if row["bagian"] == "sasaran"]
        self.assertEqual(
            printed, [f"{row['uraian']}|{row['indikator']}" for row in expected]
        )
        # The document writes 100,00: the figure is 100.
        self.assertEqual(
            [line.target_text for line in self.head_pk.line_ids],
            ["0,9 Angka", "0,48 Angka", "100 Persen", "75,35 Angka"],
        )
        # 5.294.655.000 + 827.924.000
        self.assertEqual(self.head_pk.amount_total, 6_122_579_000)

    def test_hr_moves_the_head_and_the_revision_is_proposed_as_vacant(self):
        self._move_head()
        [proposal] = self._get_proposals()
        self.assertEqual((proposal.ground, proposal.origin), ("mutasi", "hr"))
        self.assertTrue(proposal.is_vacant)
        self.assertEqual(proposal.date_effective, JULY)
        self.assertEqual(proposal.date_until, END_OF_JUNE)
        self.assertEqual(self.head_pk.state, "in_force")
        self.assertEqual(proposal.activity_ids.user_id, self.user_secretary_b)

    def test_the_plt_turns_the_vacant_proposal_into_his_own(self):
        self._move_head()
        self._appoint_plt()
        [proposal] = self._get_proposals()
        self.assertFalse(proposal.is_vacant)
        self.assertEqual(proposal.origin, "acting")
        self.assertEqual(proposal.capacity, "plt")
        self.assertEqual(proposal.employee_id, self.employee_secretary_b)
        self.assertEqual(proposal.date_until, END_OF_JUNE)

    def test_the_former_head_signs_no_successor(self):
        successor = self._open_successor()
        self._call(self.user_secretary_b, "action_propose", successor.ids)
        for user in (self.user_head_b, self.user_hr, self.user_organisasi):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self._call(user, "action_sign", successor.ids)
        self.assertEqual(successor.state, "proposed")

    def test_the_plt_signs_in_his_capacity(self):
        successor = self._put_in_force(self._open_successor())
        self.assertEqual(successor.state, "in_force")
        self.assertEqual(successor.first_name, self.employee_secretary_b.name)
        self.assertEqual(successor.first_capacity, "plt")
        self.assertEqual(successor.first_title, f"Plt. {TITLE}")
        signature = successor.sudo().signature_ids.filtered(
            lambda row: row.party == "first"
        )
        self.assertEqual(signature.user_id, self.user_secretary_b)
        self.assertEqual(signature.capacity, "plt")
        self.assertEqual(signature.title, f"Plt. {TITLE}")
        self.assertEqual(signature.method, "password")
        self.assertEqual(self.head_pk.first_title, TITLE)
        self.assertEqual(
            self.head_pk.line_ids.mapped("target_text"),
            successor.line_ids.mapped("target_text"),
        )

    def test_the_old_agreement_counts_until_30_june(self):
        successor = self._put_in_force(self._open_successor())
        self.assertEqual(self.head_pk.state, "replaced")
        self.assertEqual(
            (self.head_pk.date_from, self.head_pk.date_until),
            (date(2026, 1, 1), END_OF_JUNE),
        )
        self.assertEqual((successor.date_from, successor.date_until), (JULY, False))
        for day, expected in (
            (date(2026, 1, 1), self.head_pk),
            (END_OF_JUNE, self.head_pk),
            (JULY, successor),
            (date(2026, 12, 31), successor),
        ):
            with self.subTest(day):
                found = successor._get_at(self.job_head_b, day)[self.job_head_b.id]
                self.assertEqual(found, expected)

    def test_the_quarters_of_the_action_plan_go_to_the_tenure_they_fall_in(self):
        """By hand: 0 and 50 are the former head's, 67 and 100 the Plt's.

        Rencana Aksi: the figures of the months are positions, that of the last month
        of a quarter is what the quarter must reach.
        """
        [row] = [
            item
            for item in read_table(ACTION_TABLE)
            if item["indikator"].endswith("Minimal Suburusan Bencana")
        ]
        self.assertEqual(
            {number: row[month] for number, month in QUARTER_MONTHS.items()}, QUARTERS
        )
        indicator = self.indicators[row["indikator"]]
        targets = self.env["sidocakep.target"].create(
            [
                {
                    "indicator_id": indicator.id,
                    "year": 2026,
                    "period_kind": "quarter",
                    "period_no": number,
                    "written": written,
                }
                for number, written in QUARTERS.items()
            ]
        )
        successor = self._put_in_force(self._open_successor())
        attribution = successor._get_attribution(self.job_head_b, 2026)
        owner_of = attribution[self.job_head_b.id][False]
        self.assertEqual(
            [(owner_of[target.period_no], target.value) for target in targets],
            [
                (self.head_pk, 0),
                (self.head_pk, 50),
                (successor, 67),
                (successor, 100),
            ],
        )
        months = successor._get_attribution(self.job_head_b, 2026, "month")
        self.assertEqual(
            list(months[self.job_head_b.id][False].values()),
            [self.head_pk] * 6 + [successor] * 6,
        )

    def test_both_print_each_with_its_own_signatory(self):
        former_name = self.employee_head_b.name
        successor = self._put_in_force(self._open_successor())
        old, new = (
            "".join(self._read_pages(self._print(pk, self.user_secretary_b)))
            for pk in (self.head_pk, successor)
        )
        self.assertIn(squeeze(former_name), old)
        self.assertNotIn(squeeze(f"Plt. {TITLE}"), old)
        self.assertIn(squeeze(self.employee_secretary_b.name), new)
        self.assertIn(squeeze(f"Plt. {TITLE}"), new)
        self.assertNotIn(squeeze(former_name), new)
        for text in (old, new):
            for words in (
                "Indeks Ketahanan Daerah 0,9",
                "Indeks Kesiapsiagaan Masyarakat 0,48",
                "Nilai SAKIP BPBD 75,35",
                "Rp5.294.655.000,00",
                "Rp827.924.000,00",
            ):
                self.assertIn(squeeze(words), text)
            self.assertNotIn("RANCANGAN", text)

    def test_the_matrix_shows_that_the_person_alone_changed(self):
        former_name = self.employee_head_b.name
        successor = self._put_in_force(self._open_successor())
        values = successor._get_difference()[successor.id]
        parts = {part["key"]: part["rows"] for part in values["sections"]}
        first = {row["label"]: row for row in parts["first"]}
        self.assertEqual(
            (first["Nama"]["before"], first["Nama"]["after"], first["Nama"]["word"]),
            (former_name, self.employee_secretary_b.name, "Berubah"),
        )
        self.assertEqual(
            (first["Jabatan"]["before"], first["Jabatan"]["after"]),
            (TITLE, f"Plt. {TITLE}"),
        )
        for key in ("second", "table1", "table2"):
            self.assertEqual({row["word"] for row in parts[key]}, {"Tetap"}, key)
        report = self.env.ref(DIFFERENCE).with_user(self.user_secretary_b)
        content = report._render_qweb_pdf(DIFFERENCE, successor.ids)[0]
        text = "".join(self._read_pages(content))
        for words in (
            "Terjadi mutasi pejabat",
            "800.1.3.1/77/BKPSDM/2026",
            f"Plt. {TITLE}",
            "30 Juni 2026",
            "1 Juli 2026",
        ):
            self.assertIn(squeeze(words), text)
        self.assertNotIn("RANCANGAN", text)

    def test_employees_need_no_hr_rights_on_the_way(self):
        """The Plt and the Bupati have none, HR itself opens no agreement."""
        for user in (self.user_secretary_b, self.user_bupati, self.user_organisasi):
            self.assertFalse(user.has_group("hr.group_hr_user"), user.login)
        self._move_head()
        with self.assertRaises(AccessError):
            self.head_pk.with_user(self.user_hr)._revise("mutasi", "SK mutasi", JULY)
        self.assertEqual(
            self.setda.id,
            self.employee_head_b.sudo()
            .version_ids.filtered(lambda version: version.date_version == JULY)
            .job_id.company_id.id,
        )
