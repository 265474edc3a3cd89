"""The real Renstra of a Sekretariat DPRD as strategy map and as performance tree."""

import io

from PyPDF2 import PdfFileReader

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .common_setwan import SetwanCase

MAP = "sidocakep_report.action_report_strategy_map"
MILLIMETRE = 72 / 25.4
#: The costs of the seven sub-activities on the page, 2025 to 2030, kegiatan by
#: kegiatan: 174.287.197 x 2 + 180.000.000 x 2 + 185.000.000 x 2;
#: 3.700.967.866 + 3.775.115.794 x 5; 300.010.000 x 6.
ACTIVITY_COSTS = (1_078_574_394, 22_576_546_836, 1_800_060_000)
#: 1.078.574.394 + 22.576.546.836 + 1.800.060.000
PLAN_COST = 25_455_181_230
#: Kind of the tree by the row of the table that the node is taken from.
TREE_KINDS = {
    "tujuan": "outcome",
    "outcome program": "csf",
    "kegiatan": "intermediate",
    "sub kegiatan": "operational",
}


def squeeze(text):
    return "".join(text.split())


@freeze_time("2026-06-15 03:00:00")
@tagged("post_install", "-at_install")
class TestRealSetwanMap(SetwanCase):
    """Paser 23/2016 art. 3."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._decide(cls.setwan_plan)

    def _read_map(self, user=None, domain=(), **kw):
        nodes = self.env["sidocakep.plan.node"].with_user(user or self.users["sekwan"])
        return nodes.strategy_map_read(list(domain), plan_id=self.setwan_plan.id, **kw)

    def _print_map(self, user=None):
        report = self.env["ir.actions.report"].with_user(user or self.users["sekwan"])
        return report._render_qweb_pdf(MAP, self.setwan_plan.ids)[0]

    def _get_written(self, read, level):
        return [box["name"] for box in read["nodes"] if box["level"] == level]

    def test_the_boxes_are_the_rows_of_the_table(self):
        read = self._read_map(with_activities=True)
        for level, rows in (
            ("tujuan", self._get_rows("tujuan")),
            ("sasaran", self._get_rows("sasaran")[:1]),
            ("program", self._get_rows("program")),
            ("kegiatan", self._get_rows("kegiatan")),
        ):
            with self.subTest(level):
                self.assertEqual(
                    self._get_written(read, level), [row["uraian"] for row in rows]
                )
        self.assertFalse(self._get_written(read, "sub_kegiatan"))
        self.assertFalse(self._get_written(self._read_map(), "kegiatan"))

    def test_every_box_hangs_under_the_one_of_the_table(self):
        read = self._read_map(with_activities=True)
        level_of = {box["id"]: box["level"] for box in read["nodes"]}
        above = {
            (box["level"], level_of.get(box["parent_id"]))
            for box in read["nodes"]
            if box["parent_id"]
        }
        self.assertLessEqual(
            {
                ("sasaran", "tujuan"),
                ("program", "sasaran"),
                ("kegiatan", "program"),
            },
            above,
        )

    def test_paser_3_2_costs_and_counts_of_each_box(self):
        """One programme and three kegiatan; the cost adds the sub-activities up."""
        activities = self._get_nodes("kegiatan")
        self.assertEqual(activities.mapped("estimated_cost"), list(ACTIVITY_COSTS))
        for level in ("tujuan", "sasaran", "program"):
            with self.subTest(level):
                node = self._get_nodes(level)
                self.assertEqual(node.estimated_cost, PLAN_COST)
                self.assertEqual(node.activity_count, 3)
        boxes = {box["id"]: box for box in self._read_map()["nodes"]}
        goal = self._get_nodes("tujuan")
        self.assertIn("1 programme", boxes[goal.id]["facts"])
        self.assertIn("3 activities", boxes[goal.id]["facts"])
        # 25,455 billion
        self.assertRegex(boxes[goal.id]["facts"], r"25[.,]5\sbillion")

    def test_the_responsible_officials_stand_in_their_boxes(self):
        boxes = {
            box["name"]: box for box in self._read_map(with_activities=True)["nodes"]
        }
        expected = ("kabag_pk", "kabag_pk", "kabag_umum")
        for row, key in zip(self._get_rows("kegiatan"), expected, strict=True):
            box = boxes[row["uraian"]]
            self.assertEqual(box["responsible"], self.jobs[key].name)
            self.assertEqual(box["person"], self.people[key].name)

    def test_filtered_by_official(self):
        kabag = self.jobs["kabag_umum"]
        read = self._read_map(
            domain=[("responsible_job_id", "=", kabag.id)], with_activities=True
        )
        self.assertEqual(read["matches"], self._get_nodes("kegiatan")[2].ids)
        self.assertGreater(len(read["nodes"]), 1)

    def test_one_large_landscape_sheet_with_the_words_of_the_table(self):
        """Behind it the sheet of what has no place on the drawing."""
        sheet, behind = PdfFileReader(io.BytesIO(self._print_map())).pages
        width, height = (float(side) / MILLIMETRE for side in sheet.mediabox[2:])
        self.assertGreater(width, height)
        self.assertGreaterEqual(round(width), 420)
        self.assertNotIn("/XObject", sheet["/Resources"], "vectors, no picture")
        self.assertIn(
            squeeze(self._get_rows("sasaran")[0]["uraian"]),
            squeeze(behind.extract_text()),
        )
        text = squeeze(sheet.extract_text())
        for words in (
            "Peta Strategis Renstra Sekretariat DPRD 2025-2030",
            "30 Tahun 2025, 1 September 2025",
            "Dikoordinasikan oleh Sekretaris DPRD",
            self._get_rows("tujuan")[0]["uraian"],
            self._get_rows("sasaran")[0]["uraian"],
            self._get_rows("program")[0]["uraian"],
            "15 Juni 2026",
        ):
            self.assertIn(squeeze(words), text)
        self.assertNotIn(squeeze("Rancangan"), text)

    def test_another_agency_neither_reads_nor_prints_it(self):
        with self.assertRaises(AccessError):
            self._read_map(self.user_head_a)
        with self.assertRaises(AccessError):
            self._print_map(self.user_head_a)
        for user in (self.users["pengelola_peg"], self.user_inspektorat):
            self.assertEqual(
                self._read_map(user)["plan"]["id"], self.setwan_plan.id, user.login
            )


@freeze_time("2026-06-15 03:00:00")
@tagged("post_install", "-at_install")
class TestRealSetwanTree(SetwanCase):
    """PermenPANRB 89/2021: the conditions of the table as a performance tree."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._decide(cls.setwan_plan)
        cls.tree = cls.env["sidocakep.performance.tree"].create(
            {
                "company_id": cls.setwan.id,
                "year": 2026,
                "document_number": "188/12/2025",
                "document_date": "2025-11-03",
            }
        )
        cls.cards = cls.env["sidocakep.performance.tree.node"]
        cls._enter_tree()

    @classmethod
    def _enter_tree(cls):
        """Enter outcome, two CSF, three conditions and seven operational ones."""
        last = {}
        order = list(TREE_KINDS.values())
        for row in cls.table:
            kind = TREE_KINDS.get(row["tingkat"])
            if not kind:
                continue
            above = order[order.index(kind) - 1] if kind != "outcome" else None
            last[kind] = cls.cards.create(
                {
                    "tree_id": cls.tree.id,
                    "kind": kind,
                    "name": row["uraian"],
                    "parent_id": last[above].id if above else False,
                }
            )
            cls.cards |= last[kind]

    def _link(self):
        """Do steps 4 and 5: indicators of the table, components, positions."""
        rows = [row for row in self.table if row["tingkat"] in TREE_KINDS]
        for card, row in zip(self.cards, rows, strict=True):
            indicator = self.indicators[row["indikator"]]
            job = indicator.owner_job_id or self.jobs["sekwan"]
            card.write(
                {
                    "indicator_ids": [(4, indicator.id)],
                    "plan_node_ids": [(4, indicator.node_ids[:1].id)],
                    "job_ids": [(4, job.id)],
                }
            )

    def _decide_tree(self):
        self._link()
        self.tree.with_user(self.users["sekwan"]).action_decide()

    def _ask(self, card):
        """Ask BPBD, as the Sekretaris DPRD, to carry a node."""
        requests = self.env["sidocakep.crosscutting"].with_user(self.users["sekwan"])
        return requests.create(
            {
                "node_id": card.id,
                "company_id": self.agency_b.id,
                "request": "Simulasi evakuasi gedung DPRD",
            }
        ).with_env(self.env)

    def test_the_tree_has_the_shape_of_the_table(self):
        counts = {
            kind: len(self.cards.filtered(lambda card, kind=kind: card.kind == kind))
            for kind in TREE_KINDS.values()
        }
        self.assertEqual(
            counts, {"outcome": 1, "csf": 2, "intermediate": 3, "operational": 7}
        )
        csf = self.cards.filtered(lambda card: card.kind == "csf")
        self.assertEqual([len(card.child_ids) for card in csf], [2, 1])
        self.assertEqual(self.tree.node_count, 13)

    def test_steps_one_to_three_need_neither_indicator_nor_structure(self):
        self.assertEqual(self.tree.steps_done, 3)
        missing = {step["number"]: step["missing"] for step in self.tree.steps}
        # Each of the 13 cards still lacks its indicator.
        self.assertEqual((missing[1], missing[2], missing[3]), (0, 0, 0))
        self.assertEqual(missing[4], 13)
        self._link()
        self.env.flush_all()
        self.tree.invalidate_recordset()
        self.assertEqual(self.tree.steps_done, 5)

    def test_the_cards_meet_the_components_of_the_renstra(self):
        self._link()
        operational = self.cards.filtered(lambda card: card.kind == "operational")
        self.assertEqual(operational.plan_node_ids, self._get_nodes("sub_kegiatan"))
        self.assertEqual(
            operational.job_ids,
            self.jobs["perencana"]
            | self.jobs["pengelola_keu"]
            | self.jobs["pengelola_peg"],
        )

    def test_another_agency_accepts_what_it_is_asked(self):
        request = self._ask(self.cards[-1])
        tree_b = self.env["sidocakep.performance.tree"].create(
            {"company_id": self.agency_b.id, "year": 2026}
        )
        carrier = self.cards.create(
            {"tree_id": tree_b.id, "kind": "outcome", "name": "Warga siap siaga"}
        )
        with self.assertRaises(AccessError):
            request.with_user(self.users["sekwan"]).action_accept(carrier.id)
        request.with_user(self.user_head_b).action_accept(carrier_node_id=carrier.id)
        self.assertEqual(request.state, "accepted")
        self.assertEqual(request.answered_by_id, self.user_head_b)
        self.assertEqual(request.carrier_node_id, carrier)

    def test_or_refuses_with_a_reason(self):
        request = self._ask(self.cards[-1])
        request.with_user(self.user_head_b).action_refuse("   ")
        self.assertEqual(request.state, "asked", "no reason, no refusal")
        request.with_user(self.user_head_b).action_refuse("Di luar tugas BPBD")
        self.assertEqual(
            (request.state, request.reason), ("refused", "Di luar tugas BPBD")
        )
        self._decide_tree()
        with self.assertRaises(UserError):
            request.with_user(self.user_head_b).action_accept(
                carrier_job_id=self.job_head_b.id
            )

    def test_next_year_keeps_identities_and_links(self):
        self._decide_tree()
        action = self.tree.with_user(self.users["sekwan"]).action_copy_next_year()
        successor = self.tree.browse(action["res_id"])
        self.assertEqual((successor.year, successor.state), (2027, "draft"))
        self.assertEqual(
            {card.identity: (card.kind, card.name) for card in successor.node_ids},
            {card.identity: (card.kind, card.name) for card in self.cards},
        )
        parents = {
            card.identity: card.parent_id.identity for card in successor.node_ids
        }
        self.assertEqual(
            parents, {card.identity: card.parent_id.identity for card in self.cards}
        )
        self.assertEqual(successor.node_ids.plan_node_ids.plan_id, self.setwan_plan)
        self.assertEqual(successor.steps_done, 5)
        with self.assertRaises(UserError):
            self.tree.with_user(self.users["sekwan"]).action_copy_next_year()
