"""Reading hand-overs from HR: whose day is followed by whose."""

from datetime import date

from odoo.tests import TransactionCase, tagged

from odoo.addons.sidocakep_base.tests.common import SidocakepCase

from ...models.handover.handover_sections import get_sections
from ...models.handover.handovers import HandoverReader

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
#: A memo of which nothing is known.
EMPTY = {
    "holders": [],
    "lines": [],
    "evaluations": [],
    "actions": [],
    "requests": [],
    "follow_ups": [],
}
#: What a memo says besides since page edition 2.
LATER = {"realisation": [], "reopenings": []}
FIGURE = {"figure": "85 Persen", "printed": "106,25", "standing": ""}


@tagged("post_install", "-at_install")
class TestHandoverReader(SidocakepCase):
    """The head of the Bidang holds the post since before 2026."""

    def _find(self, job=None, first=FIRST, last=LAST):
        self.env.cr.flush()
        return HandoverReader((job or self.job_ech3_a).sudo()).find(first, last)

    def _leave(self, employee, day):
        employee._appoint(
            self._create_job(
                "Kepala Bidang Lain", "administrator", self.job_head_b, self.agency_b
            ),
            date.fromisoformat(day),
            {},
        )

    def _act(self, capacity, start, end=False):
        self._create_acting(
            self.job_ech3_a, self.employee_secretary_a, capacity, start, end
        )

    def _assert(self, found, *expected):
        """``expected``: leaver, last day, taker, of each in its order."""
        self.assertEqual(
            [
                (
                    item.leaver.employee_id.name,
                    str(item.date_until),
                    item.taker.employee_id.name if item.taker else None,
                )
                for item in found
            ],
            [
                (leaver.name, day, taker and taker.name)
                for leaver, day, taker in expected
            ],
        )

    def test_nobody_leaves(self):
        self._assert(self._find())

    def test_a_vacancy_has_no_taker(self):
        self._leave(self.employee_ech3_a, "2026-07-01")
        self._assert(self._find(), (self.employee_ech3_a, "2026-06-30", None))

    def test_after_a_vacancy_the_next_holder_takes_over(self):
        self._leave(self.employee_ech3_a, "2026-07-01")
        self._act("plt", "2026-08-03")
        self._assert(
            self._find(),
            (self.employee_ech3_a, "2026-06-30", self.employee_secretary_a),
        )

    def test_a_plt_takes_over_and_hands_over(self):
        self._leave(self.employee_ech3_a, "2026-07-01")
        self._act("plt", "2026-07-01", "2026-08-31")
        self.employee_ech4_a._appoint(
            self.job_ech3_a, date.fromisoformat("2026-09-01"), {}
        )
        self._assert(
            self._find(),
            (self.employee_ech3_a, "2026-06-30", self.employee_secretary_a),
            (self.employee_secretary_a, "2026-08-31", self.employee_ech4_a),
        )

    def test_a_plh_neither_takes_nor_hands_over(self):
        self._act("plh", "2026-03-02", "2026-03-06")
        self._assert(self._find())

    def test_a_plt_beside_a_definitive_holder_has_nothing_in_hand(self):
        self._act("plt", "2026-03-02", "2026-03-31")
        self._assert(self._find())

    def test_who_comes_back_has_handed_nothing_over(self):
        self._leave(self.employee_ech3_a, "2026-07-01")
        self.employee_ech3_a._appoint(
            self.job_ech3_a, date.fromisoformat("2026-08-01"), {}
        )
        self._assert(self._find())

    def test_only_of_the_days_that_are_asked_for(self):
        self._leave(self.employee_ech3_a, "2026-07-01")
        self._assert(self._find(first=date(2026, 7, 1)))
        self._assert(self._find(last=date(2026, 6, 29)))
        self.assertEqual(len(self._find(first=date(2026, 6, 30))), 1)

    def test_each_of_several_leaves_alone(self):
        colleague = self._create_employee("Rekan", job=self.job_func_a)
        self._leave(self.employee_func_a, "2026-07-01")
        self._assert(
            self._find(self.job_func_a), (self.employee_func_a, "2026-06-30", None)
        )
        self._leave(colleague, "2026-09-01")
        self.assertEqual(len(self._find(self.job_func_a)), 2)

    def test_many_posts_take_as_many_queries_as_one(self):
        self._leave(self.employee_ech3_a, "2026-07-01")
        self.env.cr.flush()
        jobs = self.job_ech3_a + self.job_ech4_a + self.job_head_a + self.job_head_b
        counts = []
        for some in (jobs[:1], jobs):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            HandoverReader(some.sudo()).find(FIRST, LAST)
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts[0], counts[1])


@tagged("post_install", "-at_install")
class TestHandoverSections(TransactionCase):
    """The tables of the memo, of what it says."""

    def _get_section(self, title, **doc):
        [section] = [item for item in get_sections(EMPTY | doc) if item.title == title]
        return section

    def test_where_nothing_is_the_paper_says_so(self):
        for section in get_sections(EMPTY):
            with self.subTest(section.title):
                self.assertFalse(section.rows)
                self.assertTrue(section.nothing)

    def test_a_memo_of_before_money_and_reopenings_keeps_its_tables(self):
        added = {item.title for item in get_sections(EMPTY | LATER)}
        added -= {item.title for item in get_sections(EMPTY)}
        self.assertEqual(
            added,
            {"Realisasi Anggaran", "Permintaan Buka Kembali dan Koreksi Terbuka"},
        )

    def test_heads_and_widths_go_together(self):
        for section in get_sections(EMPTY | LATER):
            with self.subTest(section.title):
                self.assertEqual(len(section.heads), len(section.widths))
                self.assertEqual(sum(section.widths), 100)

    def test_a_figure_stands_with_its_achievement_and_its_standing(self):
        waiting = {**FIGURE, "standing": "belum diterima"}
        none = {"figure": "belum dirilis", "printed": "", "standing": ""}
        nothing = {"figure": "", "printed": "", "standing": ""}
        line = {
            "no": 1,
            "objective": "Layanan",
            "indicator": "Layanan sesuai standar",
            "target": "90 Persen",
            "quarters": [FIGURE, waiting, none, nothing],
        }
        section = self._get_section(
            "Perjanjian Kinerja dan Capaian Terakhir", lines=[line]
        )
        [row] = section.rows
        self.assertEqual(len(row), len(section.heads))
        self.assertEqual(
            row[4:],
            (
                "85 Persen\n(106,25%)",
                "85 Persen\n(106,25%)\nbelum diterima",
                "belum dirilis",
                "-",
            ),
        )

    def test_an_evaluation_has_its_conclusion_and_who_wrote_it(self):
        row = {
            "period": "Tahun 2026",
            "evaluation": "Tercapai",
            "direction": "Pertahankan",
            "conclusion": "Baik",
            "by": "Kepala Dinas",
            "on": "5 Januari 2027",
        }
        section = self._get_section("Catatan Evaluasi Atasan", evaluations=[row])
        self.assertEqual(
            section.rows,
            [
                (
                    "Tahun 2026",
                    "Tercapai\nBaik",
                    "Pertahankan",
                    "Kepala Dinas, 5 Januari 2027",
                )
            ],
        )

    def test_what_is_not_said_is_a_dash(self):
        row = {"source": "LHE 2025", "text": "Lengkapi bukti", "due": "", "state": "x"}
        section = self._get_section("Tindak Lanjut Terbuka", follow_ups=[row])
        self.assertEqual(section.rows, [("LHE 2025", "Lengkapi bukti", "-", "x")])
