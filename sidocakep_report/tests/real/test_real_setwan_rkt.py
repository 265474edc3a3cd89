"""The real Renstra of a Sekretariat DPRD, as RKT, as RKA and against itself.

Expected figures are those that the printed table states, or sums of them that are
written beside it.
"""

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .common_setwan import ACTIVITIES_2026, PROGRAM_2026, YEARS, SetwanCase


@freeze_time("2026-02-01 03:00:00")
@tagged("post_install", "-at_install")
class TestRealSetwanPlan(SetwanCase):
    """From the Renstra to the RKT and the measures of the RKA."""

    def _decide_by_people(self):
        """Bappeda reviews, the Sekretaris DPRD decides."""
        self.setwan_plan.with_user(self.user_bappeda).action_review()
        self.setwan_plan.with_user(self.users["sekwan"]).action_decide()

    def _create_rkt(self, user=None):
        rkts = self.env["sidocakep.rkt"].with_user(user or self.users["sekwan"])
        rkt = rkts.create({"company_id": self.setwan.id, "year": 2026})
        rkt.action_draw_from_plan()
        return rkt.with_env(self.env)

    def _decide_rkt(self, rkt):
        rkt = rkt.with_user(self.users["sekwan"])
        rkt.write({"document_number": "050/9/2025", "document_date": "2025-09-30"})
        rkt.action_decide()

    def test_the_renstra_is_reviewed_by_bappeda_and_decided_by_its_head(self):
        plan = self.setwan_plan
        with self.assertRaises(UserError):
            plan.with_user(self.users["sekwan"]).action_decide()
        with self.assertRaises(AccessError):
            plan.with_user(self.users["sekwan"]).action_review()
        self._decide_by_people()
        self.assertEqual(plan.state, "decided")
        self.assertEqual(plan.reviewer_id, self.user_bappeda)
        self.assertEqual(plan.signer_job_id, self.jobs["sekwan"])
        self.assertEqual(plan.signer_name, self.people["sekwan"].name)
        self.assertEqual(plan.signer_title, "Sekretaris DPRD")

    def test_tabel_1_of_the_rkt_ends_on_the_target_of_2030(self):
        """The table states no target of the period: that of its last year stands."""
        self._decide_by_people()
        rows = self._create_rkt()._get_tables()["table_1"]
        goal, first, second = self._get_rows("tujuan", "sasaran")
        self.assertEqual(
            [(row["no"], row["goal"], row["objective"]) for row in rows],
            [
                (1, goal["uraian"], ""),
                (2, goal["uraian"], first["uraian"]),
                (3, goal["uraian"], second["uraian"]),
            ],
        )
        self.assertEqual(
            [row["indicator"] for row in rows],
            [goal["indikator"], first["indikator"], second["indikator"]],
        )
        self.assertEqual(
            [self._get_figure(row["target"]) for row in rows], ["87,25", "84,5", "92"]
        )

    def test_tabel_2_of_the_rkt_is_the_table_year_by_year(self):
        """2025 is the year of taking office; 2026 to 2030 are the years 1 to 5."""
        self._decide_by_people()
        tables = self._create_rkt()._get_tables()
        self.assertEqual(
            [(column["number"], column["year"]) for column in tables["years"]],
            [(0, 2025), (1, 2026), (2, 2027), (3, 2028), (4, 2029), (5, 2030)],
        )
        self.assertEqual(
            [row["years"] for row in tables["table_2"]],
            [
                ["86", "86,25", "86,5", "86,75", "87", "87,25"],
                ["82", "82,5", "83", "83,5", "84", "84,5"],
                ["89,5", "90", "90,5", "91", "91,5", "92"],
            ],
        )
        # The table writes 86,50 and 90,00: kept beside the figure, for who asks.
        for indicator, row in zip(
            (self.tujuan_iku, self.sakip, self.ikm),
            self._get_rows("tujuan", "sasaran"),
            strict=True,
        ):
            targets = self.setwan_plan.target_ids.filtered(
                lambda target, own=indicator: target.indicator_id == own
            )
            self.assertEqual(
                targets.sorted("year").mapped("written"),
                [row[f"k_{year}"] for year in YEARS],
            )

    def test_gunung_mas_b_4b_the_four_measures_of_each_kegiatan(self):
        """Both outcomes, the funds of 2026, the output, and the RKT as the outcome."""
        self._decide_by_people()
        rkt = self._create_rkt()
        blocks = rkt._get_tables()["rka"]
        rows = self._get_rows("kegiatan")
        self.assertEqual(
            [block["name"] for block in blocks], [row["uraian"] for row in rows]
        )
        for block, row, amount in zip(blocks, rows, ACTIVITIES_2026, strict=True):
            found = {}
            for measure in block["rows"]:
                found.setdefault(measure["kind"], []).append(measure)
            self.assertEqual(
                [item["measure"] for item in found["capaian_program"]],
                [item["indikator"] for item in self._get_rows("outcome program")],
            )
            self.assertEqual(
                [item["target"] for item in found["masukan"]],
                [self.government.currency_id.format(amount)],
            )
            [output] = found["keluaran"]
            self.assertEqual(output["measure"], row["indikator"])
            self.assertTrue(output["target"].startswith(row["k_2026"]), output)
            self.assertEqual(
                [self._get_figure(item["target"]) for item in found["hasil"]],
                ["82,5", "90"],
            )

    def test_the_funds_of_the_rka_are_the_sums_of_the_table(self):
        """What the table prints for the programme holds more than its first page."""
        self._decide_by_people()
        rkt = self._create_rkt()
        funds = {
            measure.node_id: measure.amount
            for measure in rkt.measure_ids
            if measure.kind == "masukan"
        }
        self.assertEqual(
            [funds[node] for node in self._get_nodes("kegiatan")],
            list(ACTIVITIES_2026),
        )
        self.assertEqual(
            [funds[node] for node in self._get_nodes("sub_kegiatan")],
            [self._amount(row, 2026) for row in self._get_rows("sub kegiatan")],
        )
        self.assertEqual(funds[self._get_nodes("program")], PROGRAM_2026)
        # The known mismatches of 2026: the programme and its two outcomes as printed,
        # against the activities under them (1 and 2; 3).
        first, second = ACTIVITIES_2026[0] + ACTIVITIES_2026[1], ACTIVITIES_2026[2]
        printed = self._get_rows("program", "outcome program")
        self.assertEqual(
            [
                self._amount(row, 2026) - found
                for row, found in zip(
                    printed, (PROGRAM_2026, first, second), strict=True
                )
            ],
            [
                70_507_978_666,  # 74.757.391.657 - 4.249.412.991
                35_403_994_333,  # 39.353.397.324 - 3.949.402.991: the second outcome
                35_103_984_333,  # 35.403.994.333 - 300.010.000: the next pages
            ],
        )
        self.assertEqual(
            self._amount(printed[1], 2026) - first, self._amount(printed[2], 2026)
        )

    def test_a_decided_rkt_agrees_with_the_renstra(self):
        self._decide_by_people()
        rkt = self._create_rkt()
        self._decide_rkt(rkt)
        self.assertEqual(rkt.state, "decided")
        self.assertEqual(rkt.difference_count, 0)
        self.assertEqual(rkt.signer_name, self.people["sekwan"].name)
        self.env.flush_all()
        findings = self.env["sidocakep.plan.finding"].search(
            [("company_id", "=", self.setwan.id), ("year", "!=", 2027)]
        )
        # The season of 2027 has begun, in which it has no RKT yet. Every sasaran is
        # tied to the RPJMD, every indicator has six targets, the programme has two
        # outcomes.
        self.assertFalse(findings, findings.mapped("message"))

    def test_a_target_that_the_rkt_states_otherwise_is_a_finding(self):
        """83 in the RKT against 82,5 in the table."""
        self._decide_by_people()
        rkt = self._create_rkt()
        line = rkt.line_ids.filtered(lambda row: row.indicator_id == self.sakip)
        line.written = "83"
        self.assertEqual(rkt.difference_count, 1)
        self._decide_rkt(rkt)
        self.env.flush_all()
        [finding] = self.env["sidocakep.plan.finding"].search(
            [("company_id", "=", self.setwan.id), ("year", "!=", 2027)]
        )
        self.assertEqual(finding.indicator_id, self.sakip)
        self.assertEqual(finding.year, 2026)
        self.assertIn("82,5", finding.message)
        self.assertIn("83", finding.message)
