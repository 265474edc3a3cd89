"""Quarter III: another Kepala Bidang on 17 August, a revised DPA in September."""

from datetime import date

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import Form

MOVED_ON = date(2026, 8, 17)
REVISED_ON = date(2026, 9, 21)


class QuarterThree:
    """3 August to 20 October."""

    def play_quarter_3(self):
        self._move_officials()
        self._sign_after_the_move()
        self._revise_the_dpa()
        self._sign_the_revised_pk()
        self._report_3()
        self._send_3()
        self._accept_3()

    # ------------------------------------------------------------------
    # 17 August
    # ------------------------------------------------------------------

    def _move_officials(self):
        """One decree, recorded by HR on 10 August: the Kepala Bidang goes to the BPBD.

        Somebody who was never in the agency takes the post over.
        """
        self.job_rehab_b = self._create_job(
            "Kepala Bidang Rehabilitasi",
            "administrator",
            self.job_head_b,
            self.agency_b,
            "iii_b",
        )
        self.user_new = self._create_user("uji_new", "group_echelon3", self.agency_a)
        self.employee_new = self._create_employee(
            self.user_new.name, rank="iii_d", user_id=self.user_new.id
        )
        with self.on("2026-08-10"):
            window = self.of(self.user_hr, "mutasi").create(
                {
                    "date_start": MOVED_ON,
                    "decree_number": "800.1.3.3/77/BKPSDM/2026",
                    "decree_date": "2026-08-10",
                    "line_ids": [
                        Command.create({"employee_id": employee.id, "job_id": job.id})
                        for employee, job in (
                            (self.employee_ech3_a, self.job_rehab_b),
                            (self.employee_new, self.job_ech3_a),
                        )
                    ],
                }
            )
            window.action_confirm()

    def _sign_after_the_move(self):
        """GM C.5.a: the PK is revised; the post stays what it promised."""
        self.night("2026-08-17")
        former = self.find_pk(self.job_ech3_a)
        with self.on("2026-08-18"):
            action = former.with_user(self.user_secretary_a).action_revise()
            windows = self.of(self.user_secretary_a, "pk.revise")
            form = Form(windows.with_context(**action["context"]))
            self.assertEqual((form.ground, form.date_effective), ("mutasi", MOVED_ON))
            self.assertEqual(form.holder_name, self.employee_new.name)
            form.save().action_open()
            successor = self.find_pk(self.job_ech3_a)
            self.assertEqual(successor.previous_id, former)
            self.sign_by_both(successor)
            self.hand_in(successor)
        self.assertEqual(successor.date_from, MOVED_ON)
        self.assertEqual(
            (former.state, former.date_until), ("replaced", date(2026, 8, 16))
        )

    # ------------------------------------------------------------------
    # September
    # ------------------------------------------------------------------

    def _revise_the_dpa(self):
        """15 September: K1A 100 > 110 million; the months already spent stay."""
        with self.on("2026-09-15"):
            user = self.user_secretary_a
            budgets = self.of(user, "budget")
            budget = budgets.search(
                [("company_id", "=", self.agency_a.id), ("state", "=", "ratified")]
            )
            revised = budgets.browse(budget.action_create_perubahan()["res_id"])
            line = revised.line_ids.filtered(lambda line: line.node_id == self.node_k1a)
            line.amount = 110_000_000
            revised.write({"number": "DPPA/1", "ratified_on": "2026-09-15"})
            revised.action_ratify()
            # 44 of 110 = 40 %
            spent = self.get_absorption(user, self.node_k1a)
            self.assertEqual(spent, (110_000_000, 44_000_000, 40))
        self.night("2026-09-16")
        with self.on("2026-09-16"):
            findings = self.of(user, "coverage.finding").search(
                [("kind", "=", "budget_changed"), ("company_id", "=", self.agency_a.id)]
            )
            self.assertIn(self.find_pk(self.job_ech4_a), findings.pk_id)

    def _sign_the_revised_pk(self):
        """PK Perubahan of the Kepala Seksi from 21 September: 120 > 150 referrals."""
        former = self.find_pk(self.job_ech4_a)
        with self.on(REVISED_ON):
            action = former.with_user(self.user_secretary_a).action_revise()
            windows = self.of(self.user_secretary_a, "pk.revise")
            form = Form(windows.with_context(**action["context"]))
            form.ground = "priority"
            form.reason = "DPA Perubahan"
            form.date_effective = REVISED_ON
            form.content = "plan"
            form.save().action_open()
            successor = self.find_pk(self.job_ech4_a)
            self.assertEqual(successor.previous_id, former)
            successor.with_user(self.user_secretary_a).line_ids.written = "150"
            self.assertEqual(sum(successor.table2_ids.mapped("amount")), 160_000_000)
            self.sign_by_both(successor)
            self.hand_in(successor)
        self.assertEqual(successor.date_from, REVISED_ON)

    # ------------------------------------------------------------------
    # October
    # ------------------------------------------------------------------

    def _report_3(self):
        self.night("2026-09-27")
        figure = self.find_figure(self.outcome, 3)
        self.assertEqual(figure.activity_ids.user_id, self.user_new, "asked: the post")
        self.night("2026-10-01")
        with self.on("2026-10-02"):
            part = figure.part_ids[:1].with_user(self.user_ech3_a)
            self._assert_no_right(part, {"written": "24"})
            self.report(
                self.outcome, 3, self.user_new, self.user_secretary_a, "18", "24"
            )
            self.report(
                self.outcome_0, 3, self.user_secretary_a, self.user_head_a, "100"
            )
            self.report(self.output, 3, self.user_ech4_a, self.user_secretary_a, "30")
            self.report(
                self.sub_output, 3, self.user_func_a, self.user_secretary_a, "3"
            )
            self.report(self.output_b, 3, self.user_kabid_b, self.user_head_b, "3")
            self.report(self.output_c, 3, self.user_lurah, self.user_seckec, "2")
            self.report(
                self.iku_ipm,
                3,
                self.user_bappeda,
                self.user_organisasi,
                no_figure="not_released",
                no_figure_reason="BPS merilis IPM pada November",
                release_on="2026-11-15",
            )

    def _send_3(self):
        with self.on("2026-10-08"):
            agency = self.find_measurement(self.agency_a, 3)
            # 18 of 24 = 75; 75 of 88 = 85,227; of 90 in the year 83,333
            self.assert_line(agency, self.outcome, "ok", "85,23", "83,33")
            # 30 of 30; 24 + 36 + 30 = 90 of 150 by the PK Perubahan = 60
            self.assert_line(agency, self.output, "ok", "100,00", "60,00")
            sheet = self.line(agency, self.output).sheet_id
            self.assertEqual(sheet.pk_id, self.find_pk(self.job_ech4_a))
            # Locked quarters stay on the PK before: 24 of 120 = 20.
            for quarter, year in ((1, "20,00"), (2, "50,00")):
                before = self.line(
                    self.find_measurement(self.agency_a, quarter), self.output
                )
                self.assertEqual(before.sheet_id.pk_id, sheet.pk_id.previous_id)
                self.assertEqual(before.year_printed, year)
            # 3 of 3; 2 + 4 + 3 = 9 of 12 = 75
            self.assert_line(agency, self.sub_output, "ok", "100,00", "75,00")
            self._check_the_post_that_moved(agency)
            region = self.find_measurement(self.government, 3)
            line = self.line(region, self.iku_ipm)
            self.assertEqual(
                (line.status, line.printed), ("not_released", "belum dirilis")
            )
            district = self.find_measurement(self.kecamatan, 3)
            # 2 of 1 = 200; 1 + 0 + 2 = 3 of 4 = 75
            self.assert_line(district, self.output_c, "ok", "200,00", "75,00")
            for company in (self.agency_a, self.government, self.kecamatan):
                user = self.heads[company]
                self.find_measurement(company, 3).with_user(user).action_send()

    def _assert_no_right(self, record, vals):
        """Who left the post writes nothing of it any more."""
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            record.write(vals)

    def _check_the_post_that_moved(self, agency):
        """The holder at the end of the period reports; no figure is divided."""
        line = self.line(agency, self.outcome)
        former = line.with_user(self.user_ech3_a)
        self._assert_no_right(former, {"obstacle": "Bukan saya"})
        line.with_user(self.user_new).obstacle = "Jadwal dokter"
        sheet = line.sheet_id
        self.assertEqual(sheet.holder_name, self.employee_new.name)
        self.assertIn(self.employee_ech3_a.name, sheet.predecessors)
        self.assertRegex(sheet.predecessors, "16 A(ugust|gustus) 2026")
        self.assertEqual(sheet.pk_id, self.find_pk(self.job_ech3_a))
        before = self.line(self.find_measurement(self.agency_a, 2), self.outcome)
        self.assertEqual(before.sheet_id.holder_name, self.employee_ech3_a.name)
        self.assertFalse(before.sheet_id.predecessors)

    def _accept_3(self):
        """12 October; the BPBD sends on 20 October, six days late."""
        with self.on("2026-10-12"):
            for company in (self.agency_a, self.government, self.kecamatan):
                measurement = self.find_measurement(company, 3)
                measurement.with_user(self.user_monev).action_accept()
        self.night("2026-10-15")
        self.assertEqual(self.get_deadline(self.agency_b, 3).status, "late")
        with self.on("2026-10-20"):
            rescue = self.find_measurement(self.agency_b, 3)
            # 3 of 3; 2 + 4 + 3 = 9 of 10 = 90
            self.assert_line(rescue, self.output_b, "ok", "100,00", "90,00")
            rescue.with_user(self.user_head_b).action_send()
            rescue.with_user(self.user_monev).action_accept()
        row = self.get_deadline(self.agency_b, 3)
        self.assertEqual(
            (row.date_due, row.done_on), (date(2026, 10, 14), date(2026, 10, 20))
        )
        self.assertEqual(row.status, "done_late")
