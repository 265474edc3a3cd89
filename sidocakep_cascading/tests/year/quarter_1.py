"""Quarter I: a holiday, a late figure that was returned, one that is missing."""

from datetime import date

SUPERIOR = "superior"


class QuarterOne:
    """27 March to 20 April; accepted by the team, reported to the Bupati."""

    def play_quarter_1(self):
        self.ask_for_quarter_1()
        self._report_1()
        self._send_1()
        self._accept_1()
        self._evaluate_1()
        self._tell_the_bupati_1()
        self._spend_1()

    def ask_for_quarter_1(self):
        """Asked a week before the third day; the last day is moved by the holiday.

        31 March + 3 days = Friday 3 April, Good Friday; 4 and 5 April are a Saturday
        and a Sunday: Monday 6 April. Verified H+7: Tuesday 7 April.
        """
        self.night("2026-03-26")
        self.assertFalse(self.env["sidocakep.data.figure"].search([]))
        self.night("2026-03-27")
        figure = self.find_figure(self.output_c, 1)
        self.assertEqual(figure.date_due, date(2026, 4, 6))
        self.assertEqual(figure.date_verify, date(2026, 4, 7))
        self.assertEqual(figure.activity_ids.user_id, self.user_lurah)
        self.night("2026-04-01")

    def _report_1(self):
        with self.on("2026-04-02"):
            self.report(
                self.outcome, 1, self.user_ech3_a, self.user_secretary_a, "17", "20"
            )
            # The Sekretaris guards the data, and this is her own: her superior.
            own = self.report(
                self.outcome_0, 1, self.user_secretary_a, self.user_head_a, "100"
            )
            self.assertEqual(own.verified_as, SUPERIOR)
            # Nobody is Sekretaris of the BPBD: the superior of the Kepala Bidang.
            other = self.report(
                self.output_b, 1, self.user_kabid_b, self.user_head_b, "2"
            )
            self.assertEqual(other.verified_as, SUPERIOR)
        self.report_kelurahan_1()
        with self.on("2026-04-06"):
            figure = self.find_figure(self.output, 1)
            self.enter(figure, self.user_ech4_a, "42")
        with self.on("2026-04-07"):
            self.give_back(figure, self.user_secretary_a, "18 tercatat dua kali")
        with self.on("2026-04-08"):
            self.assertEqual(figure.activity_ids.user_id, self.user_ech4_a)
            self.enter(figure, self.user_ech4_a, "24")
            self.verify(figure, self.user_secretary_a)
            self.assertTrue(figure.is_late, "complete on 8 April, due on 6 April")

    def _send_1(self):
        """8 April: what is missing is named and blocks nobody."""
        with self.on("2026-04-08"):
            agency = self.find_measurement(self.agency_a, 1)
            # 17 of 20 visits = 85; 85 of 80 = 106,25; of 90 in the year 94,44
            self.assert_line(agency, self.outcome, "ok", "106,25", "94,44")
            # 24 of 30 = 80; of 120 in the year 20
            self.assert_line(agency, self.output, "ok", "80,00", "20,00")
            self.assert_line(agency, self.outcome_0, "ok", "100,00", "100,00")
            missing = self.line(agency, self.sub_output)
            self.assertEqual(
                (missing.status, missing.printed), ("not_reported", "belum dilaporkan")
            )
            for indicator in (self.iku_1, self.iku_2):
                self.assertEqual(self.line(agency, indicator).status, "not_due")
            self.assertIn("Epidemiolog Ahli Muda holds it", agency.notice)
            # (106,25 + 100 + 80 + 0 not reported) : 4 = 71,5625
            self.assertEqual(agency.printed, "71,56")
            line = self.line(agency, self.output).with_user(self.user_ech4_a)
            line.write(
                {
                    "obstacle": "Ambulans rusak pada Februari",
                    "solution": "Meminjam ambulans puskesmas",
                }
            )
            agency.with_user(self.user_secretary_a).action_submit()
            agency.with_user(self.user_head_a).action_send()
            region = self.find_measurement(self.government, 1)
            # The IPM has no target in quarter I: not due, whatever is asked for.
            self.assertEqual(self.line(region, self.iku_ipm).status, "not_due")
            region.with_user(self.user_organisasi).action_send()
            rescue = self.find_measurement(self.agency_b, 1)
            # 2 of 2 = 100; of 10 in the year 20
            self.assert_line(rescue, self.output_b, "ok", "100,00", "20,00")
            rescue.with_user(self.user_head_b).action_send()
        self.send_kelurahan_1()

    def report_kelurahan_1(self):
        """A unit below an agency reports to it: the Lurah to the kecamatan."""
        with self.on("2026-04-02"):
            self.report(self.output_c, 1, self.user_lurah, self.user_seckec, "1")

    def send_kelurahan_1(self):
        """Practice 29: the unit closes to its agency, the agency to the team."""
        with self.on("2026-04-08"):
            district = self.find_measurement(self.kecamatan, 1)
            # 1 of 1 = 100; of 4 in the year 25
            self.assert_line(district, self.output_c, "ok", "100,00", "25,00")
            sheet = self.line(district, self.output_c).sheet_id
            self.assertEqual(sheet.holder_name, self.user_lurah.name)
            self.assertIn(f"unit {self.KELURAHAN}: not closed", district.notice)
            sheet.with_user(self.user_lurah).action_close_unit()
            self.assertNotIn(self.KELURAHAN, district.notice or "")
            district.with_user(self.user_camat).action_send()

    def _accept_1(self):
        """10 April: two accepted, one goes back; 13 April it is complete."""
        with self.on("2026-04-10"):
            for company in (self.agency_a, self.kecamatan, self.government):
                measurement = self.find_measurement(company, 1)
                measurement.with_user(self.user_monev).action_accept()
            rescue = self.find_measurement(self.agency_b, 1)
            rescue.with_user(self.user_monev).action_return()
            window = self.of(self.user_monev, "measurement.return").create(
                {"measurement_ids": rescue.ids, "remark": "Faktor pendukung kosong"}
            )
            window.action_confirm()
        with self.on("2026-04-13"):
            line = self.line(rescue, self.output_b).with_user(self.user_kabid_b)
            line.supporting_factor = "Relawan desa"
            rescue.with_user(self.user_head_b).action_send()
            rescue.with_user(self.user_monev).action_accept()
        self.assertEqual(
            (rescue.first_sent_on, rescue.sent_on),
            (date(2026, 4, 8), date(2026, 4, 13)),
        )
        self.night("2026-04-14")
        row = self.get_deadline(self.agency_b, 1)
        # The second week after 31 March ends on 14 April.
        self.assertEqual(
            (row.date_due, row.done_on), (date(2026, 4, 14), date(2026, 4, 8))
        )
        self.assertEqual(row.status, "done_on_time")

    def _evaluate_1(self):
        """The direct superior of a post writes what he thinks of it."""
        with self.on("2026-04-14"):
            agency = self.find_measurement(self.agency_a, 1)
            sheet = self.line(agency, self.output).sheet_id.with_user(self.user_ech3_a)
            sheet.write({"evaluation": "Kurang", "direction": "Kejar pada triwulan II"})
            sheet.action_finish()
            self.assertEqual(sheet.state, "evaluated")

    def _tell_the_bupati_1(self):
        """14 April: drawn up by the team, signed by its chair, the Sekda; kept."""
        with self.on("2026-04-14"):
            report = self.of(self.user_monev, "measurement.report").create(
                {
                    "company_id": self.government.id,
                    "period": "1",
                    "document_number": "700/1/TIM-MONEV/2026",
                    "document_date": "2026-04-14",
                    "conclusion": "Semua Perangkat Daerah mengirim tepat waktu",
                }
            )
            report.action_submit()
            report.with_user(self.user_sekda).action_issue()
        document = report.with_env(self.env).frozen_document
        states = {row["agency"]: row["state_text"] for row in document["rows"]}
        for company in (self.agency_a, self.agency_b, self.kecamatan):
            self.assertEqual(states[company.name], "Diterima")

    def _spend_1(self):
        """LS 20 + SPJ 5 - setoran 1 = 24 million; the RSUD spent 8 unratified.

        24 of 100 = 24 %. The 8 million of the BLUD are in no sum, so the finance
        office says 24 too.
        """
        with self.on("2026-04-10"):
            user = self.user_secretary_a
            self.spend(user, 1)
            self.spend(
                user,
                2,
                (self.node_k1a, "ls", "12/SP2D", 20_000_000, 0, False),
                (self.node_k1b, "blud_spent", False, 8_000_000, 0, "RSUD"),
            )
            march = self.spend(
                user,
                3,
                (self.node_k1a, "spj", "3/SPJ-GU", 5_000_000, 0, False),
                (self.node_k1a, "return", "1/STS", 0, 1_000_000, False),
                lra=(24_000_000, "2026-04-09"),
            )
            self.assertEqual(
                (march.to_date_amount, march.lra_difference), (24_000_000, 0)
            )
            spent = self.get_absorption(user, self.node_k1a)
            self.assertEqual(spent, (100_000_000, 24_000_000, 24))
            clinic = self.get_absorption(user, self.node_k1b)
            self.assertEqual(clinic[:2], (50_000_000, 0), "nothing of it is ratified")
