"""What a row speaks of: the code, else the component and the text."""

from odoo.tests import tagged

from ..import_case import ImportCase, edit
from ..thorough import long

TEXT = "Jumlah dokumen perencanaan"
NODES = [
    {"Tingkat": "Misi", "Kode": "1", "Uraian": "Pemerintahan yang baik"},
    {"Tingkat": "Tujuan", "Kode": "1", "Uraian": "Daerah tangguh", "Induk": "1"},
    {"Tingkat": "Sasaran", "Kode": "1", "Uraian": "Risiko turun", "Induk": "Tujuan 1"},
    {"Tingkat": "Sasaran", "Kode": "2", "Uraian": "Tata kelola", "Induk": "Misi 1"},
]


@tagged("post_install", "-at_install")
class TestImportIdentity(ImportCase):
    def _apply(self, rows):
        record = self._check_rows(rows)
        self._assert_no_errors(record)
        record.action_apply()

    def _indicators(self):
        return self.env["sidocakep.indicator"].search(
            [("company_id", "=", self.agency_b.id), ("name", "=", TEXT)]
        )

    def test_one_text_under_two_components(self):
        """The national nomenclature itself has such texts."""
        rows = [
            {"Nama Indikator": TEXT, "Komponen Rencana": word, "Target 2026": figure}
            for word, figure in (("Risiko turun", 3), ("2", 5))
        ]
        self._apply({"Rencana": NODES, "Indikator": rows})
        found = {i.node_ids.name: i.target_ids.value for i in self._indicators()}
        self.assertEqual(found, {"Risiko turun": 3, "Tata kelola": 5})

        months = [
            {"Nama Indikator": f"{TEXT} ({word})", "Tahun": 2026, "Januari": 1}
            for word in ("Sasaran 1", "Sasaran 2")
        ]
        ambiguous = {"Nama Indikator": TEXT, "Tahun": 2026, "Januari": 1}
        record = self._check_rows({"Target Bulanan": [*months, ambiguous]})
        self.assertEqual(record.problem_ids.mapped("code"), ["reference_ambiguous"])

        record = self._open_import()
        content = self._download(record)
        self.assertFalse(self._upload(record, content).problem_ids)
        self.assertFalse(record.change_count)

    def test_a_level_tells_one_number_from_another(self):
        self._apply({"Rencana": NODES})
        above = {
            (node.level, node.code): (node.parent_id.level, node.parent_id.code)
            for node in self.plan_b.node_ids
        }
        self.assertEqual(above["tujuan", "1"], ("misi", "1"))
        self.assertEqual(above["sasaran", "1"], ("tujuan", "1"))
        self.assertEqual(above["sasaran", "2"], ("misi", "1"))

    @long
    def test_a_blank_text_is_taken_from_the_nomenclature(self):
        edition = self.env["sidocakep.nomenclature.edition"]._get_default()
        row = self.env["sidocakep.nomenclature"].search(
            [("edition_id", "=", edition.id), ("level", "=", "program")]
        )
        row = row.filtered(lambda record: record.code[0].isdigit())[:1]
        self._apply({"Rencana": [{"Tingkat": "Program", "Kode": row.code}]})
        [node] = self.plan_b.node_ids
        self.assertEqual(node.name, " ".join(row.name.split()))
        self.assertEqual(node.nomenclature_id, row)
        # Of a node that is known the text stays as it is.
        node.name = "Nama kita sendiri"
        record = self._check_rows({})
        self.assertFalse(record.change_count)

    @long
    def test_a_node_is_tied_to_the_rpjmd(self):
        rpjmd = self._create_plan(self.government, name="RPJMD", kind="rpjmd")
        nodes = self.env["sidocakep.plan.node"].create(
            [
                {"plan_id": rpjmd.id, "level": level, "code": "1", "name": level}
                for level in ("tujuan", "sasaran")
            ]
        )
        tied = [NODES[1] | {"Induk": None, "Mendukung RPJMD": "Sasaran 1"}]
        self._apply({"Rencana": tied})
        self.assertEqual(self.plan_b.node_ids.upper_node_id, nodes[1])
        self.assertEqual(self.plan_b.parent_plan_id, rpjmd)
        record = self._check_rows(
            {"Rencana": [NODES[2] | {"Mendukung RPJMD": "Sasaran 7"}]}
        )
        self.assertEqual(
            self._problems(record),
            [("reference_unknown", "Rencana", 5, "Mendukung RPJMD")],
        )

    def test_thousands_that_became_decimals_are_asked(self):
        row = {"Nama Indikator": "Penduduk terlatih", "Komponen Rencana": "2"}
        rows = {"Rencana": NODES, "Indikator": [row | {"Satuan": "Orang"}]}
        rows["Indikator"][0]["Target 2026"] = 5.014
        record = self._check_rows(rows)
        self.assertEqual(
            self._problems(record), [("thousands_lost", "Indikator", 3, "Target 2026")]
        )
        self.assertIn("5014 Orang", record.problem_ids.message)
        rows["Indikator"][0]["Target 2026"] = "5,014"
        self.assertFalse(self._check_rows(rows).error_count)

    def test_numbers_are_kept_as_excel_shows_them(self):
        rows = {
            "Rencana": NODES,
            "Indikator": [
                {"Nama Indikator": "Nilai", "Komponen Rencana": "2", "Satuan": "Angka"}
            ],
        }

        def type_in(workbook):
            sheet = workbook["Indikator"]
            headers = {cell.value: cell.column for cell in sheet[1]}
            sheet.cell(3, headers["Target 2026"]).value = 434.99999999999994

        record = self._check_rows(rows)
        content = edit(record._get_content(), type_in)
        self._upload(record, content)
        self._assert_no_errors(record)
        record.action_apply()
        target = self.env["sidocakep.target"].search(
            [("plan_id", "=", self.plan_b.id), ("year", "=", 2026)]
        )
        self.assertEqual((target.value, target.written), (435.0, "435"))
