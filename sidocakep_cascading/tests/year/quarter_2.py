"""Quarter II: a silent team, a quarter I figure that comes months late."""


class QuarterTwo:
    """27 June to 10 July; what was sent counts, though nobody accepts it."""

    def play_quarter_2(self):
        self._report_2()
        self._send_2()
        self._stay_silent_2()
        self._spend_2()

    def _report_2(self):
        self.night("2026-06-27")
        self.night("2026-07-01")
        with self.on("2026-07-02"):
            self.report(
                self.outcome, 2, self.user_ech3_a, self.user_secretary_a, "18", "20"
            )
            self.report(
                self.outcome_0, 2, self.user_secretary_a, self.user_head_a, "90"
            )
            self.report(self.output, 2, self.user_ech4_a, self.user_secretary_a, "36")
            self.report(
                self.sub_output, 2, self.user_func_a, self.user_secretary_a, "4"
            )
            # That of quarter I, three months late; quarter I is locked.
            late = self.report(
                self.sub_output, 1, self.user_func_a, self.user_secretary_a, "2"
            )
            self.assertTrue(late.is_late)
            self.report(self.output_b, 2, self.user_kabid_b, self.user_head_b, "4")
            self.report(self.output_c, 2, self.user_lurah, self.user_seckec, "0")

    def _send_2(self):
        with self.on("2026-07-08"):
            agency = self.find_measurement(self.agency_a, 2)
            # 18 of 20 = 90; 90 of 85 = 105,88; of 90 in the year 100
            self.assert_line(agency, self.outcome, "ok", "105,88", "100,00")
            # 90 of 100 in both
            self.assert_line(agency, self.outcome_0, "ok", "90,00", "90,00")
            # 36 of 30 = 120; 24 + 36 = 60 of 120 = 50
            self.assert_line(agency, self.output, "ok", "120,00", "50,00")
            # 4 of 3 = 133,33; 2 + 4 = 6 of 12 = 50
            self.assert_line(agency, self.sub_output, "ok", "133,33", "50,00")
            # (105,882 + 90 + 120 + 133,333) : 4 = 449,2157 : 4 = 112,3039
            self.assertEqual(agency.printed, "112,30")
            district = self.find_measurement(self.kecamatan, 2)
            # A typed 0 of 1 is 0, and no gap; 1 + 0 of 4 = 25
            self.assert_line(district, self.output_c, "ok", "0,00", "25,00")
            rescue = self.find_measurement(self.agency_b, 2)
            # 4 of 3 = 133,33; 2 + 4 = 6 of 10 = 60
            self.assert_line(rescue, self.output_b, "ok", "133,33", "60,00")
            for company, user in self.heads.items():
                self.find_measurement(company, 2).with_user(user).action_send()
            first = self.find_measurement(self.agency_a, 1)
            missing = self.line(first, self.sub_output)
            self.assertEqual(
                (first.state, missing.status),
                ("accepted", "not_reported"),
                "accepted: what came late waits for a correction",
            )

    def _stay_silent_2(self):
        """Practice 3: a silent team blocks nobody; it is printed as not accepted."""
        self.night("2026-07-15")
        with self.on("2026-07-15"):
            agency = self.find_measurement(self.agency_a, 2)
            self.assertEqual(agency.state, "sent")
            self.assertIn("not accepted by Tim Monev yet", agency.standing_text)
            [row] = self.of(self.user_bupati, "measurement.analysis").search(
                [
                    ("company_id", "=", self.agency_a.id),
                    ("indicator_id", "=", self.output.id),
                    ("period_kind", "=", "quarter"),
                    ("period_no", "=", 2),
                ]
            )
            self.assertEqual(row.achievement, 120)
            for company in self.heads:
                row = self.get_deadline(company, 2)
                self.assertEqual(row.status, "done_on_time", company.name)

    def _spend_2(self):
        """24 + LS 20 = 44 of 100 = 44 %; of the 8 of the RSUD 5 are ratified: 5 of 50.

        All together 24 + 20 + 5 = 49 million, as the finance office has it.
        """
        with self.on("2026-07-10"):
            user = self.user_secretary_a
            self.spend(user, 4)
            self.spend(user, 5, (self.node_k1a, "ls", "44/SP2D", 20_000_000, 0, False))
            june = self.spend(
                user,
                6,
                (self.node_k1b, "blud_ratified", "2/SP2B", 5_000_000, 0, "RSUD"),
                lra=(49_000_000, "2026-07-09"),
            )
            self.assertEqual(
                (june.to_date_amount, june.lra_difference), (49_000_000, 0)
            )
            spent = self.get_absorption(user, self.node_k1a)
            self.assertEqual(spent, (100_000_000, 44_000_000, 44))
            clinic = self.get_absorption(user, self.node_k1b)
            self.assertEqual(clinic, (50_000_000, 5_000_000, 10))
