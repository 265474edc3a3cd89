"""January to May: the year is measured, the decree has lapsed, the audit corrects."""

from datetime import date

from odoo.exceptions import AccessError


class YearEnd:
    """One entry and two submissions: quarter IV by 14 January, the year by the 31st."""

    def play_year_end(self):
        self._report_4()
        self._send_4()
        self._send_the_year()
        self._wait_for_the_decree()
        self._conclude()
        self._audit()

    def _report_4(self):
        """31 December + 3 days is Sunday 3 January: Monday the 4th."""
        self.night("2026-12-28")
        self.assertEqual(self.find_figure(self.outcome, 4).date_due, date(2027, 1, 4))
        self.night("2027-01-01")
        with self.on("2027-01-04"):
            guard, head = self.user_secretary_a, self.user_head_a
            self.report(self.outcome, 4, self.user_new, guard, "27", "30")
            self.report(
                self.outcome_0, 4, guard, head, "100", release_status="unaudited"
            )
            self.report(self.output, 4, self.user_ech4_a, guard, "45")
            self.report(self.sub_output, 4, self.user_func_a, guard, "4")
            self.report(self.output_b, 4, self.user_kabid_b, self.user_head_b, "2")
            self.report(self.output_c, 4, self.user_lurah, self.user_seckec, "1")
            self._report_the_year(self.iku_1, head, guard, "84,645")
            self._report_the_year(
                self.iku_2,
                head,
                guard,
                no_figure="not_released",
                no_figure_reason="LHE KemenPANRB belum terbit",
                release_on="2027-04-30",
            )
            self._report_the_year(self.iku_c, self.user_camat, self.user_seckec, "80")

    def _report_the_year(self, indicator, sender, verifier, *numbers, **vals):
        figure = self.find_figure(indicator, 0, period_kind="year")
        self.enter(figure, sender, *numbers, **vals)
        self.verify(figure, verifier)

    def _send_4(self):
        with self.on("2027-01-12"):
            agency = self.find_measurement(self.agency_a, 4)
            # 27 of 30 = 90; of 90
            self.assert_line(agency, self.outcome, "ok", "100,00", "100,00")
            # 45 of 30 = 150; 27 + 36 + 30 + 45 = 138 of 150 = 92
            self.assert_line(agency, self.output, "ok", "150,00", "92,00")
            # 4 of 3 = 133,33; 2 + 4 + 3 + 4 = 13 of 12 = 108,33
            self.assert_line(agency, self.sub_output, "ok", "133,33", "108,33")
            # Due in quarter IV only: 84,645 of 85,5 = 99
            self.assert_line(agency, self.iku_1, "ok", "99,00", "99,00")
            self.assertEqual(self.line(agency, self.iku_2).status, "not_released")
            rescue = self.find_measurement(self.agency_b, 4)
            # The IKU of the BPBD was asked for, and nobody entered it.
            self.assertEqual(self.line(rescue, self.iku_b).status, "not_reported")
            # 2 of 2; 2 + 4 + 3 + 2 = 11 of 10 = 110
            self.assert_line(rescue, self.output_b, "ok", "100,00", "110,00")
            for company, user in self.heads.items():
                self.find_measurement(company, 4).with_user(user).action_send()

    def _send_the_year(self):
        """29 January: in time for the 31st, apart from quarter IV."""
        with self.on("2027-01-29"):
            agency = self.find_measurement(self.agency_a)
            for indicator, printed in (
                (self.outcome, "100,00"),
                (self.outcome_0, "100,00"),
                (self.output, "92,00"),
                (self.sub_output, "108,33"),
                (self.iku_1, "99,00"),
            ):
                self.assert_line(agency, indicator, "ok", printed, printed)
            sheet = self.line(agency, self.outcome).sheet_id
            self.assertEqual(sheet.holder_name, self.employee_new.name)
            self.assertIn(self.employee_ech3_a.name, sheet.predecessors)
            district = self.find_measurement(self.kecamatan)
            # 1 + 0 + 2 + 1 = 4 of 4
            self.assert_line(district, self.output_c, "ok", "100,00", "100,00")
            region = self.find_measurement(self.government)
            # 73,08 of 72,5 = 100,8: the last figure that was released
            self.assert_line(region, self.iku_ipm, "ok", "100,80", "100,80")
            for company, user in self.heads.items():
                self.find_measurement(company).with_user(user).action_send()
        self.night("2027-02-01")
        for company in self.heads:
            for quarter in (4, 0):
                row = self.get_deadline(company, quarter)
                self.assertEqual(row.status, "done_on_time", company.name)

    def _wait_for_the_decree(self):
        """The decree of the team lapsed with the year: acceptance waits, all else goes.

        The next one is of 10 February 2027.
        """
        agency = self.find_measurement(self.agency_a)
        with (
            self.on("2027-02-02"),
            self.assertRaises(AccessError),
            self.env.cr.savepoint(),
        ):
            agency.with_user(self.user_monev).action_accept()
        with self.on("2027-02-10"):
            team = self.team_monev.with_user(self.user_organisasi)
            successor = team.browse(team.action_amend()["res_id"])
            successor.write(
                {
                    "decree_number": "100.3.3.2/9/2027",
                    "decree_date": "2027-02-10",
                    "date_start": "2027-02-10",
                    "date_end": "2027-12-31",
                    "amendment_reason": "Keputusan tahun 2027",
                }
            )
            successor.action_record()
        self.night("2027-02-11")
        with self.on("2027-02-11"):
            for company in self.heads:
                for quarter in (4, 0):
                    measurement = self.find_measurement(company, quarter)
                    measurement.with_user(self.user_monev).action_accept()

    def _conclude(self):
        """The new Kepala Bidang concludes the year of the Kepala Seksi."""
        with self.on("2027-02-12"):
            agency = self.find_measurement(self.agency_a)
            sheet = self.line(agency, self.output).sheet_id.with_user(self.user_new)
            sheet.write(
                {
                    "evaluation": "Rujukan naik sejak triwulan II",
                    "direction": "Jaga ambulans",
                    "conclusion": "Baik",
                }
            )
            sheet.action_finish()
            self.assertEqual(sheet.evaluated_by_id, self.user_new)
            report = self.of(self.user_monev, "measurement.report").create(
                {
                    "company_id": self.government.id,
                    "year": 2026,
                    "period": "5",
                    "document_number": "700/5/TIM-MONEV/2027",
                    "document_date": "2027-02-12",
                    "conclusion": "Seluruh Perangkat Daerah diukur",
                }
            )
            report.action_submit()
            report.with_user(self.user_sekda).action_issue()
            self.assertEqual(report.state, "issued")

    def _audit(self):
        """20 May 2027: after the audit 96 of 100 = 96, in its cells alone.

        Practice 5: unaudited to audited, with what stood there; nothing is reopened,
        nothing is late, and what the team reported stays.
        """
        with self.on("2027-05-20"):
            measurements = [self.find_measurement(self.agency_a, no) for no in (4, 0)]
            self._replace(
                self.find_figure(self.outcome_0, 4),
                self.user_secretary_a,
                self.user_head_a,
                "96",
                "LHP BPK 15 Mei 2027",
                release_status="audited",
            )
            for measurement in measurements:
                self.assertEqual(measurement.state, "accepted")
                self.assertEqual(measurement.version, 1)
                self.assert_line(measurement, self.outcome_0, "ok", "96,00", "96,00")
                line = self.line(measurement, self.outcome_0)
                self.assertEqual(line.before_text, "100 Persen (100,00)")
                self.assertEqual(line.release_status, "audited")
                # The lines beside it stay.
                self.assertEqual(
                    self.line(measurement, self.output).year_printed, "92,00"
                )
        self.night("2027-05-21")
        for quarter in (4, 0):
            row = self.get_deadline(self.agency_a, quarter)
            self.assertEqual(row.status, "done_on_time")
