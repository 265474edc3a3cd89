"""Gunung Mas 24/2024 art. 9(4)d: all figures that are due, and what is not."""

from odoo.tests import freeze_time, tagged

from ..data_collection_case import NO_EVIDENCE, DataCollectionCase


@freeze_time("2026-04-02 03:00:00")
@tagged("post_install", "-at_install")
class TestDataRecap(DataCollectionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.yearly = cls._create_card(cls.iku_1, cls.job_head_a, frequency="year")
        cls.zero = cls._create_card(cls.sub_output, cls.job_ech3_a)
        names = ("Belum dirilis", "Tak terhitung")
        cls.waiting, cls.lame = (
            cls._create_card(
                cls.outcome.copy({"name": name, "code": False}), cls.job_ech3_a
            )
            for name in names
        )
        cls.lame.write(
            {
                "formula": "ratio",
                "part_ids": [
                    (0, 0, {"name": "Atas"}),
                    (0, 0, {"name": "Bawah", "is_below": True}),
                ],
            }
        )
        cls.figure, cls.other = cls._open()
        figures = cls.env["sidocakep.data.figure"]

        def find(card):
            return figures.search([("card_id", "=", card.id)])

        cls._decree(cls.waiting)
        cls._enter(cls.figure, cls.user_ech3_a, "17", "20").action_send()
        cls.figure.with_user(cls.user_secretary_a).action_verify()
        cls._enter(find(cls.zero), cls.user_secretary_a, "0").action_send()
        waiting = find(cls.waiting).with_user(cls.user_ech3_a)
        waiting.write(
            {
                "no_figure": "not_released",
                "no_figure_reason": "BPS: November",
                "release_on": "2026-11-15",
            }
        )
        cls._enter(find(cls.lame), cls.user_ech3_a, "3", "0", remark="Ditutup")
        cls.env.flush_all()

    def _make(self, user):
        recaps = self.env["sidocakep.data.recap"].with_user(user)
        return recaps.create({"company_id": self.agency_a.id})

    def test_gunung_mas_9_4_d_every_figure_that_is_due_is_there(self):
        """The quarter that ended last is proposed; each kind of no figure is apart."""
        recap = self._make(self.user_secretary_a)
        self.assertEqual((recap.year, recap.quarter), (2026, "1"))
        rows = {row["indicator"]: row for row in recap._get_rows()}
        self.assertEqual(
            {name: row["value"] for name, row in rows.items()},
            {
                self.outcome.name: "85",
                self.output.name: "belum dilaporkan",
                self.iku_1.name: "belum tiba tenggatnya",
                self.sub_output.name: "0",
                "Belum dirilis": "belum dirilis",
                "Tak terhitung": "tidak dapat dihitung",
            },
        )
        row = rows[self.outcome.name]
        self.assertEqual(row["state"], "Terverifikasi")
        self.assertEqual(row["entered"], self.user_ech3_a.name)
        self.assertIn("Penanggung Jawab Data Kinerja", row["verified"])
        self.assertEqual((row["standing"], row["data_year"]), ("Sementara", 2026))
        for name in (self.output.name, "Belum dirilis", "Tak terhitung"):
            with self.subTest(name):
                row = rows[name]
                self.assertEqual((row["standing"], row["data_year"]), ("-", "-"))
        row = rows[self.sub_output.name]
        self.assertEqual(row["standing"], "Sementara", "zero is a figure")
        self.assertEqual(
            rows[self.sub_output.name]["note"],
            f"diisi mewakili; tanpa bukti: {NO_EVIDENCE}",
        )
        self.assertEqual(
            rows["Belum dirilis"]["note"],
            "BPS: November; perkiraan rilis 15 November 2026",
        )

    def test_what_was_said_of_a_figure_stands_in_the_notes(self):
        self.figure._with_workflow_bypass().doubt_reason = "Seluruh kunjungan dihitung."
        recap = self._make(self.user_secretary_a)
        rows = {row["indicator"]: row["note"] for row in recap._get_rows()}
        self.assertIn("Seluruh kunjungan dihitung.", rows[self.outcome.name])
        self.assertNotIn("Seluruh kunjungan", rows[self.sub_output.name])

    def test_what_came_late_stays_late_when_it_is_corrected(self):
        """Decision 0043: asked for by H+5, sent in May, replaced in June."""
        with freeze_time("2026-05-20 03:00:00"):
            self._enter(self.other, self.user_ech4_a, "20").action_send()
            self.other.with_user(self.user_secretary_a).action_verify()
        recap = self._make(self.user_secretary_a)

        def read():
            return {row["indicator"]: row["note"] for row in recap._get_rows()}

        self.assertIn("terlambat", read()[self.output.name])
        with freeze_time("2026-06-10 03:00:00"):
            action = self.other.with_user(self.user_ech4_a).action_amend()
            successor = self.other.browse(action["res_id"])
            said = {"amendment_reason": "Satu orang tercecer"}
            self._enter(successor, self.user_ech4_a, "21", **said).action_send()
            successor.with_user(self.user_secretary_a).action_verify()
            notes = read()
        self.assertIn("terlambat", notes[self.output.name])
        self.assertIn("penggantian ke-1", notes[self.output.name])
        self.assertNotIn("terlambat", notes[self.outcome.name])

    def test_the_state_of_a_figure_is_one_word(self):
        """What is not verified is not reported, here as on every other paper."""
        figure = self.figure._with_workflow_bypass()
        recap = self._make(self.user_secretary_a)
        for state, expected in (
            ("asked", "Belum dilaporkan"),
            ("sent", "Belum dilaporkan (dikirim, belum diverifikasi)"),
            ("returned", "Belum dilaporkan (dikembalikan)"),
            ("verified", "Terverifikasi"),
        ):
            with self.subTest(state):
                figure.state = state
                rows = {row["indicator"]: row for row in recap._get_rows()}
                self.assertEqual(rows[self.outcome.name]["state"], expected)

    def test_a_yearly_figure_is_due_in_the_last_quarter(self):
        recap = self._make(self.user_secretary_a)
        with freeze_time("2027-01-04 03:00:00"):
            self._open()
            recap.quarter = "4"
            values = {row["indicator"]: row["value"] for row in recap._get_rows()}
        self.assertEqual(values[self.iku_1.name], "belum dilaporkan")

    def test_another_agency_sees_none_of_it(self):
        self.assertFalse(self._make(self.user_head_b)._get_rows())

    def test_queries_do_not_grow_with_the_figures(self):
        recap = self._make(self.user_secretary_a)
        self.collection._with_workflow_bypass().write({"state": "draft"})

        def count(number):
            for part in range(number):
                indicator = self.outcome.copy(
                    {"name": f"{part}/{number}", "code": False}
                )
                self._create_card(indicator, self.job_ech3_a)
            self._open()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            recap._get_rows()
            return self.env.cr.sql_log_count - before

        count(1)  # the rules of the user are read once
        self.assertLessEqual(count(20), count(1))
