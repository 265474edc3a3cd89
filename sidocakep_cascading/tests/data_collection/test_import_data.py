"""Cards, parts and figures go in by the workbook and come out the same."""

from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.tests.import_case import ImportSteps, edit

from ..data_collection_case import DataCollectionCase
from ..pk.test_import_round_trip import told

CARDS, PARTS, FIGURES = "Kartu Data", "Unsur Data", "Angka Kinerja"


@freeze_time("2026-04-02 03:00:00")
@tagged("post_install", "-at_install")
class TestImportData(ImportSteps, DataCollectionCase):
    def _apply(self, rows):
        record = self._check_rows(rows, self.user_secretary_a, self.agency_a)
        self._assert_no_errors(record)
        record.action_apply()
        self.assertEqual(record.state, "applied")

    def _assert_untouched(self):
        record = self._open_import(self.user_secretary_a, self.agency_a)
        self._upload(record, self._download(record))
        self.assertEqual(told(record), [])

    def _get_codes(self, rows):
        record = self._check_rows(rows, self.user_secretary_a, self.agency_a)
        return record.problem_ids.mapped("code")

    def test_a_card_with_its_parts(self):
        name = self.sub_output.name
        self._apply(
            {
                CARDS: [
                    {
                        "Nama Indikator": name,
                        "Data yang Dikumpulkan": "Laporan yang masuk",
                        "Cara Hitung": "Pembilang dibagi penyebut",
                        "Dikali": 100,
                        "Desimal": 1,
                        "Metode": "Sensus",
                        "Diisi Tiap": "Triwulan",
                        "Dikumpulkan Sejak": "1 Januari 2026",
                        "Hari Pengisian": 4,
                        "Penanggung Jawab Data": self.job_ech3_a.name,
                        "Jenis Instrumen": "Register",
                        "Kode Arsip": "440.1",
                        "Tahun Simpan": 5,
                        "Data Awal": "81,5",
                        "Tahun Data Awal": 2024,
                        "Sumber Data Awal": "LKjIP 2024 hlm. 31",
                    }
                ],
                PARTS: [
                    {"Nama Indikator": name, "Yang Dihitung": "Masuk"},
                    {
                        "Nama Indikator": name,
                        "Yang Dihitung": "Seluruhnya",
                        "Letak": "Bawah",
                        "Dihitung oleh": self.job_ech4_a.name,
                    },
                ],
            }
        )
        self.collection.invalidate_recordset(["card_ids"])
        card = self.collection.card_ids.filtered(
            lambda card: card.indicator_id == self.sub_output
        )
        self.assertEqual(
            (card.formula, card.decimals, card.entry_days, card.retention_years),
            ("ratio", 1, 4, 5),
        )
        self.assertEqual(card.responsible_job_id, self.job_ech3_a)
        self.assertEqual((card.value, card.baseline_year), (81.5, 2024))
        self.assertEqual(card.part_ids.mapped("is_below"), [False, True])
        self.assertEqual(card.part_ids[1].counted_by_job_id, self.job_ech4_a)
        self._assert_untouched()

    def test_figures_are_entered_by_parts_and_computed(self):
        figure, other = self._open()
        self._assert_untouched()

        def change(workbook):
            sheet = workbook[FIGURES]
            heads = {cell.value.removesuffix(" *"): cell.column for cell in sheet[1]}
            numbers = {
                "Kunjungan sesuai standar": 17,
                "Seluruh kunjungan": "1.250,5",
                None: 0,
            }
            for row in sheet.iter_rows(min_row=2):
                if row[0].value or not row[heads["Nama Indikator"] - 1].value:
                    continue
                part = row[heads["Yang Dihitung"] - 1].value
                row[heads["Angka"] - 1].value = numbers[part]
                if part is None:
                    row[heads["Catatan"] - 1].value = "Tidak ada rujukan"

        record = self._open_import(self.user_secretary_a, self.agency_a)
        self._upload(record, edit(self._download(record), change))
        self._assert_no_errors(record)
        record.action_apply()
        self.env.invalidate_all()
        # 17 / 1.250,5 x 100 = 1,35945...
        self.assertEqual(figure.printed_value, "1,36 Persen")
        self.assertEqual((other.figure_status, other.value), ("figure", 0))
        self.assertEqual(other.remark, "Tidak ada rujukan")
        self.assertEqual(set((figure | other).mapped("state")), {"asked"})
        self.assertEqual(figure.entered_by_id, self.user_secretary_a)
        self._assert_untouched()
        # 1,36 where 90 is the target of the year: a part of it may lie below.
        self.assertFalse(figure.doubt_text)

    def test_a_figure_of_the_workbook_is_asked_about_as_any_other(self):
        """It waits to be sent on the screen, and meets the question there."""
        _figure, other = self._open()
        record = self._enter(self.output.name, 12000)
        [told] = self._problems(record, "warning")
        self.assertEqual((told[0], told[3]), ("figure_doubtful", "Angka"))
        self._assert_no_errors(record)
        record.action_apply()
        self.env.invalidate_all()
        sender = other.with_user(self.user_ech4_a)
        self.assertEqual(sender.value, 12000)
        window = sender.action_send()
        self.assertEqual(window["res_model"], "sidocakep.data.doubt")
        self.assertEqual(other.state, "asked")
        sender.doubt_reason = "Pasien dari tiga kabupaten dirujuk."
        sender.action_send()
        self.assertEqual(other.state, "sent")

    def test_a_row_that_says_a_figure_is_missing_is_refused_where_nothing_does(self):
        self._open()
        record = self._enter(
            self.output.name,
            None,
            **{
                "Tidak Ada Angka": "Belum dirilis",
                "Alasan Tidak Ada Angka": "Menunggu",
            },
        )
        problems = self._problems(record, "severe")
        self.assertEqual([found[0] for found in problems], ["no_figure_unfounded"])

    def _enter(self, indicator, number, reason=None, **cells):
        """Return the import of a workbook with one number, and why it is true."""

        def change(workbook):
            sheet = workbook[FIGURES]
            heads = {cell.value.removesuffix(" *"): cell.column for cell in sheet[1]}
            for row in sheet.iter_rows(min_row=2):
                if row[heads["Nama Indikator"] - 1].value == indicator:
                    row[heads["Angka"] - 1].value = number
                    if reason is not None:
                        row[heads["Mengapa Angka Benar"] - 1].value = reason
                    for head, value in cells.items():
                        row[heads[head] - 1].value = value
                    break

        record = self._open_import(self.user_secretary_a, self.agency_a)
        return self._upload(record, edit(self._download(record), change))

    def test_the_sentence_of_a_doubtful_figure_comes_with_the_workbook(self):
        """Another figure needs another sentence, also where it stands in a row."""
        _figure, other = self._open()
        said = "Pasien dari tiga kabupaten dirujuk."
        for number, reason, code in (
            (12000, "benar", "doubt_no_sentence"),
            (12000, said, None),
            (13000, None, "doubt_of_former"),
            (13000, "Rujukan bertambah lagi.", None),
        ):
            with self.subTest(number=number, reason=reason):
                record = self._enter(self.output.name, number, reason)
                problems = self._problems(record, "severe")
                self.assertEqual([found[0] for found in problems], [code] * bool(code))
                if not code:
                    record.action_apply()
                    self.env.invalidate_all()
                    self.assertEqual(
                        (other.value, other.doubt_reason), (number, reason)
                    )
                    self._assert_untouched()
        other.with_user(self.user_ech4_a).action_send()
        self.assertEqual(other.state, "sent")

    def test_the_sentence_of_a_figure_with_parts_outlasts_them(self):
        figure, _other = self._open()
        record = self._enter(self.outcome.name, 17, "Layanan dibuka di pasar.")
        self._assert_no_errors(record)
        record.action_apply()
        self.env.invalidate_all()
        self.assertEqual(figure.doubt_reason, "Layanan dibuka di pasar.")

    def test_what_a_row_says_wrongly_is_named(self):
        self._open()
        # The last stands in the downloaded workbook already.
        rows = [
            {"Nama Indikator": self.outcome.name, "Periode": "2026 TW 2", "Angka": 1},
            {
                "Nama Indikator": self.outcome.name,
                "Periode": "2026 TW 1",
                "Yang Dihitung": "Lain",
                "Angka": 1,
            },
            {"Nama Indikator": self.output.name, "Periode": "2026 TW 1", "Angka": 1},
        ]
        self.assertEqual(
            self._get_codes({FIGURES: rows}),
            ["figure_not_asked", "figure_part_unknown", "duplicate_key"],
        )
        part = {"Nama Indikator": self.sub_output.name, "Yang Dihitung": "Masuk"}
        self.assertEqual(self._get_codes({PARTS: [part]}), ["card_missing"])

    def test_a_decided_collection_does_not_change_by_a_file(self):
        self.collection._with_workflow_bypass().write({"state": "decided"})
        card = {"Nama Indikator": self.sub_output.name, "Metode": "Sensus"}
        self.assertEqual(self._get_codes({CARDS: [card]}), ["collection_decided"])
