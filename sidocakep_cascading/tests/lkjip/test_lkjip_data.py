"""Where figures come from, why some lack, and what is bound: of facts made up here."""

from datetime import date
from types import SimpleNamespace

from odoo.tests import BaseCase, tagged

from ...models.lkjip.lkjip_data import LkjipData
from ...models.lkjip.lkjip_formerly import get_promise_key, name_agreement
from ...models.lkjip.lkjip_money import LkjipMoney
from ...models.lkjip.sidocakep_lkjip_annexes import Annex
from ...models.lkjip.sidocakep_lkjip_annexes import SidocakepLkjip as Report


class Made(SimpleNamespace):
    """Stands for a record: what is not said of it is empty."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return False


class Figure(Made):
    def _say_division_by_zero(self):
        return self.division or ""


class Job(Made):
    def _get_printed_title(self):
        return self.title


KABID = Job(title="Kepala Bidang Uji")
#: How the engine ends; it says of nothing why.
SILENT = "Target: 5; realisasi: tidak dapat dihitung. Capaian: tidak dapat dihitung."
CARD = Made(instrument="Buku induk uji\nberkala", responsible_job_id=KABID)


@tagged("post_install", "-at_install")
class TestLkjipData(BaseCase):
    def setUp(self):
        super().setUp()
        self.indicator = Made(data_source="Laporan", owner_job_id=Job(title="Kepala"))
        self.source = SimpleNamespace(_cards={})

    def _make_row(self, indicator=None, asked_job_id=False, status=False, **figure):
        figure = {"card_id": False, "origin": "system", **figure}
        return Made(
            figure_id=Figure(**figure),
            indicator_id=indicator or self.indicator,
            asked_job_id=asked_job_id,
            release_status=status,
        )

    def test_a_figure_names_its_card_before_the_indicator(self):
        """That of its own card, of an earlier year its document; else what is known."""
        bare = Made(data_source=False, owner_job_id=False)
        named = Made(instrument=False, responsible_job_id=KABID)
        empty = Made(instrument=False, responsible_job_id=False)
        whose = "penanggung jawab data Kepala Bidang Uji"
        cases = [
            (self._make_row(card_id=CARD), f"Buku induk uji berkala, {whose}"),
            (self._make_row(card_id=named), f"Laporan, {whose}"),
            (self._make_row(card_id=empty), "Laporan, penanggung jawab data Kepala"),
            (self._make_row(bare, card_id=named), f"belum disebutkan, {whose}"),
            (self._make_row(bare, card_id=empty), ""),
            (
                self._make_row(card_id=CARD, origin="before", source="LKjIP 2024"),
                "LKjIP 2024",
            ),
            (
                self._make_row(card_id=CARD, origin="before", source=False),
                f"Buku induk uji berkala, {whose}",
            ),
        ]
        for row, expected in cases:
            with self.subTest(expected):
                self.assertEqual(LkjipData.get_source_of(self.source, row), expected)

    def test_what_has_no_figure_has_the_reason_that_anybody_gave(self):
        """What was written first, then what the records know."""
        may = Made(release_month="5")
        asked = {"asked_job_id": KABID}
        written = {"no_figure_reason": "Polres merilis\nMei"}
        cases = [
            ("ok", {}, "", ""),
            ("not_released", written, "", "Polres merilis Mei"),
            ("not_applicable", written, "", "Polres merilis Mei"),
            ("not_released", {"indicator": may}, "", "dirilis bulan Mei"),
            ("not_released", {}, "", ""),
            ("not_reported", asked, "", "belum disampaikan oleh Kepala Bidang Uji"),
            ("not_reported", {}, "", ""),
            ("not_computable", {}, "Jumlah 0.\nPenyebut 0.", "Penyebut 0."),
            ("not_computable", {}, f"Penyebut 0.\n{SILENT}", "Penyebut 0."),
            ("not_computable", {}, SILENT, ""),
            ("not_computable", {"division": "0 / 0"}, SILENT, "0 / 0"),
            ("not_due", asked, "", ""),
        ]
        for status, facts, trace, expected in cases:
            with self.subTest(status=status, expected=expected):
                row = self._make_row(**facts)
                found = LkjipData.get_reason_of(self.source, row, status, trace)
                self.assertEqual(found, expected)

    def test_only_what_may_still_change_has_a_reserve(self):
        cases = [
            ("provisional", "ok", "Sementara", "sementara"),
            ("unaudited", "ok", "Belum diaudit", "belum diaudit"),
            ("official", "ok", "Rilis resmi", ""),
            ("audited", "ok", "Diaudit", ""),
            (False, "ok", "", ""),
            ("provisional", "not_released", "", ""),
            ("unaudited", "not_applicable", "", ""),
        ]
        for standing, status, word, reserve in cases:
            with self.subTest(standing=standing, status=status):
                row = self._make_row(status=standing)
                found = LkjipData.read_standing(self.source, row, status)
                self.assertEqual(found, {"standing": word, "reserve": reserve})

    # Agreements -------------------------------------------------------------

    def test_who_follows_in_a_post_signs_no_pk_perubahan(self):
        """Number and date stand where there are any; mutasi changes the person."""
        first = Made(number="1/PK", date_document=date(2026, 1, 5), previous_id=False)
        cases = [
            (first, "Perjanjian Kinerja Nomor 1/PK tanggal 5 Januari 2026"),
            (
                Made(previous_id=first, revision_id=Made(ground="mutasi"), number="2"),
                "Perjanjian Kinerja Nomor 2",
            ),
            (
                Made(previous_id=first, revision_id=Made(ground="priority")),
                "Perjanjian Kinerja Perubahan",
            ),
        ]
        for pk, expected in cases:
            with self.subTest(expected):
                self.assertEqual(name_agreement(pk), expected)

    def test_a_promise_is_found_by_its_indicator_else_by_its_words(self):
        line = Made(indicator_id=Made(id=7), name="IKM")
        self.assertEqual(get_promise_key(line), "7")
        line.indicator_id = Made(id=False)
        self.assertEqual(get_promise_key(line), "IKM")

    # Annexes ----------------------------------------------------------------

    def test_what_is_listed_is_bound_and_the_rest_says_where_it_is(self):
        issued, lost = "PK-1", "PK-2"
        report = SimpleNamespace(
            _filter_bound=lambda documents: [
                document for document in documents if document == issued
            ]
        )
        register = "tidak terdapat dalam register dokumen terbit"
        cases = [
            (Annex("PK", [issued]), ["PK"], []),
            (Annex("PK", [lost]), [], [f"PK: {register}"]),
            (Annex("PK", [issued, lost]), ["PK"], [f"PK: {register}"]),
            (Annex("Peta", where="dicetak sendiri"), [], ["Peta: dicetak sendiri"]),
            (Annex("Rencana Aksi", where="belum ada"), [], ["Rencana Aksi: belum ada"]),
            # What is awaited says so, until it is bound.
            (Annex("Ukur", [lost], "belum diterima"), [], ["Ukur: belum diterima"]),
            (Annex("Ukur", [issued], "belum diterima"), ["Ukur"], []),
        ]
        for annex, bound, others in cases:
            with self.subTest(annex=annex):
                report._get_annexes = lambda annex=annex: [annex]
                self.assertEqual(Report._list_annexes(report), (bound, others))
        report._get_annexes = lambda: [annex for annex, _bound, _others in cases]
        bound, others = Report._list_annexes(report)
        self.assertEqual(len(bound), 3)
        self.assertEqual(len(others), 5)

    # Money ------------------------------------------------------------------

    def test_the_budget_names_the_months_that_may_still_change(self):
        whole = Made(ceiling=200, spent=150, share="75,00", reported_ceiling=200)
        source = SimpleNamespace(
            whole=whole,
            has_parts=False,
            open_by_agency={"A": [11, 12]},
            name_months=lambda months: "November, Desember",
        )
        self.assertEqual(LkjipMoney.get_budget(source)["open"], "November, Desember")
        source.open_by_agency = {}
        self.assertNotIn("open", LkjipMoney.get_budget(source))
