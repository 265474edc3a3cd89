"""RKT of real tables whose targets are ranges or places on a scale."""

from odoo.tests import tagged

from ..common_plan import PlanCase
from ..real_tables import read_table

IKU_TABLE = "banyuwangi_bpbd_iku_target_rentang_2025_2030.csv"
AUDIT_TABLE = "banyuwangi_inspektorat_tujuan_sasaran_2024.csv"
YEARS = range(2025, 2031)
#: Indeks Risiko Bencana as the table writes it, from above; the lower bound first here.
RISK = (
    "139,83 - 143,33",
    "136,5 - 139,83",
    "133,33 - 136,5",
    "130,31 - 133,33",
    "127,4 - 130,31",
    "123,58 - 127,4",
)


class RealTableCase(PlanCase):
    """A Renstra of agency B for 2025 to 2030 with one sasaran."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.real_plan = cls._create_plan(
            name="Renstra 2025-2030",
            company_id=cls.agency_b.id,
            parent_plan_id=cls.rpjmd.id,
            year_end=2030,
            document_number="21 Tahun 2025",
            document_date="2025-08-01",
        )
        cls.real_goal = cls._create_node(cls.real_plan, "tujuan", "Daerah tangguh")
        cls.real_objective = cls._create_node(
            cls.real_plan, "sasaran", "Risiko bencana menurun", cls.real_goal
        )

    @classmethod
    def _decide_and_draw(cls, year=2026):
        cls._decide(cls.rpjmd)
        cls._decide(cls.real_plan)
        rkt = cls.env["sidocakep.rkt"].create(
            {"company_id": cls.agency_b.id, "year": year}
        )
        rkt.action_draw_from_plan()
        return rkt

    @classmethod
    def _create_measured(cls, name, **kw):
        return cls._create_indicator(
            name,
            company_id=cls.agency_b.id,
            kind="iku",
            node_ids=cls.real_objective.ids,
            **kw,
        )


@tagged("post_install", "-at_install")
class TestRktOfRanges(RealTableCase):
    """Renstra BPBD Banyuwangi, Tabel 7.1."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rows = read_table(IKU_TABLE)
        for number, row in enumerate(cls.rows):
            is_range = " - " in row["target_2026"]
            vals = {"code": f"IKU-{number + 1}"}
            if is_range:
                vals |= {"value_kind": "range", "direction": "range"}
            indicator = cls._create_measured(row["indikator"], **vals)
            for year in YEARS:
                cls._create_target(
                    indicator, row[f"target_{year}"], year, plan_id=cls.real_plan.id
                )

    def test_tabel_2_has_the_ranges_of_the_table(self):
        rows = self._decide_and_draw()._get_tables()["table_2"]
        self.assertEqual(
            [row["indicator"] for row in rows], [row["indikator"] for row in self.rows]
        )
        self.assertEqual(rows[0]["years"], list(RISK))
        self.assertEqual(
            rows[1]["years"], ["0,72", "0,73", "0,74", "0,75", "0,76", "0,77"]
        )
        self.assertEqual(
            rows[2]["years"], ["88,6", "88,5", "89,4", "89,8", "90,3", "90,6"]
        )

    def test_tabel_1_ends_on_the_kondisi_akhir_of_the_table(self):
        """The plan states no target of the period: that of 2030 stands, as printed."""
        rows = self._decide_and_draw()._get_tables()["table_1"]
        self.assertTrue(rows[0]["target"].startswith(f"{RISK[-1]} "), rows[0])
        self.assertEqual(self.rows[0]["kondisi_akhir"], self.rows[0]["target_2030"])
        for row, printed in list(zip(rows, self.rows, strict=True))[1:]:
            self.assertEqual(row["target"].split(" ")[0], printed["kondisi_akhir"])

    def test_the_line_of_the_rkt_has_both_bounds(self):
        rkt = self._decide_and_draw()
        line = rkt.line_ids[0]
        self.assertEqual((line.value, line.value_high), (136.5, 139.83))
        self.assertFalse(line.difference)

    def test_one_bound_typed_otherwise_is_a_difference(self):
        """139,83 - 136,00 in the RKT against 139,83 - 136,50 in the Renstra."""
        rkt = self._decide_and_draw()
        line = rkt.line_ids[0]
        line.written = "139,83 - 136,00"
        self.assertEqual((line.value, line.value_high), (136, 139.83))
        self.assertIn("136,5 - 139,83", line.difference)
        self.assertEqual(rkt.difference_count, 1)

    def test_a_target_that_falls_is_no_mistake(self):
        """SAKIP: 88,6 in 2025 and 88,5 in 2026 stand so in the document."""
        rkt = self._decide_and_draw()
        self.assertEqual(rkt.line_ids[2].value, 88.5)
        self.assertEqual(rkt.difference_count, 0)


@tagged("post_install", "-at_install")
class TestRktOfScales(RealTableCase):
    """Renstra Inspektorat Banyuwangi, bab II: levels, opinions and numbers."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rows = read_table(AUDIT_TABLE)
        scales = cls.env["sidocakep.ordinal.scale"]
        cls.levels = scales.create(
            {
                "name": "Level kapabilitas",
                "point_ids": [
                    (0, 0, {"name": name, "code": name, "sequence": number})
                    for number, name in enumerate(
                        ("Level 1", "Level 2", "Level 3", "Level 3 Plus", "Level 4")
                    )
                ],
            }
        )
        cls.opinion = cls.env.ref("sidocakep_base.ordinal_scale_bpk")
        for number, row in enumerate(cls.rows):
            indicator = cls._create_measured(
                row["indikator"],
                code=f"APIP-{number + 1:02d}",
                **cls._get_scale_vals(row["target"]),
            )
            cls._create_target(indicator, row["target"], 2026, plan_id=cls.real_plan.id)

    @classmethod
    def _get_scale_vals(cls, written):
        if written.isdigit():
            return {}
        scale = cls.levels if written.startswith("Level") else cls.opinion
        return {
            "value_kind": "ordinal",
            "direction": "ordinal",
            "scale_id": scale.id,
            "unit_id": False,
        }

    def test_the_rkt_prints_the_places_as_the_table_writes_them(self):
        rkt = self._decide_and_draw()
        self.assertEqual(
            [line._get_printed_value(with_unit=False) for line in rkt.line_ids],
            [row["target"] for row in self.rows],
        )
        self.assertEqual(
            rkt.line_ids.point_id.mapped("name"), ["Level 3 Plus", "Level 3", "WTP"]
        )

    def test_level_3_plus_is_not_level_3(self):
        """What the realisation of the table reached differs from what was planned."""
        rkt = self._decide_and_draw()
        line = rkt.line_ids[0]
        line.written = self.rows[0]["realisasi"]
        self.assertEqual(line.point_id.name, "Level 3")
        self.assertIn("Level 3 Plus", line.difference)
        self.assertEqual(rkt.difference_count, 1)

    def test_a_decided_rkt_keeps_the_place_when_the_plan_is_amended(self):
        rkt = self._decide_and_draw()
        rkt.write({"document_number": "050/2/2025", "document_date": "2025-10-01"})
        rkt.action_decide()
        amendment = self.real_plan._amend()
        target = amendment.target_ids.filtered(
            lambda row: row.indicator_id == rkt.line_ids[0].indicator_id
        )
        target.written = "Level 4"
        amendment.write(
            {
                "document_number": "3 Tahun 2026",
                "document_date": "2026-03-02",
                "amendment_reason": "Target dinaikkan",
            }
        )
        self._decide(amendment)
        self.assertEqual(rkt.line_ids[0].point_id.name, "Level 3 Plus")
        self.assertEqual(rkt._get_tables()["form"][0]["target"], "Level 3 Plus")
        self.env.flush_all()
        trend = self.env["sidocakep.target.trend"].search(
            [("indicator_id", "=", target.indicator_id.id), ("year", "=", 2026)]
        )
        # The fourth place of the scale, then the fifth.
        self.assertEqual([row.change for row in trend], [0, 1])
