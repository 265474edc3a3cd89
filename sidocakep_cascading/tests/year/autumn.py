"""October and November: quarter I reopened and corrected, the IPM released."""

from odoo.exceptions import UserError


class Autumn:
    """A correction is a new version; a release takes its own cell."""

    def play_autumn(self):
        self._try_a_closed_figure()
        self._reopen_quarter_1()
        self._release_the_ipm()

    def _replace(self, figure, user, verifier, number, reason, **vals):
        """Open the next version of a figure, enter it, send and verify it."""
        figures = self.of(user, "data.figure")
        own = figure.with_user(user)
        is_final = vals.get("release_status") in ("official", "audited")
        amend = own.action_amend_released if is_final else own.action_amend
        successor = figures.browse(amend()["res_id"])
        if is_final:
            vals.setdefault("remark", reason)
            self.env["sidocakep.data.evidence"].with_user(user).create(
                {
                    "figure_id": successor.id,
                    "name": reason,
                    "kind": "link",
                    "url": "https://bps.example.go.id/brs",
                }
            )
        self.enter(successor, user, number, amendment_reason=reason, **vals)
        self.verify(successor, verifier)
        return successor

    def _try_a_closed_figure(self):
        """19 October: three referrals of quarter I are found; quarter I is closed."""
        with self.on("2026-10-19"):
            figure = self.find_figure(self.output, 1).with_user(self.user_ech4_a)
            with self.assertRaisesRegex(UserError, "Bagian Organisasi grants it"):
                figure.action_amend()
            # Nobody else releases it, whatever word is chosen.
            with self.assertRaisesRegex(UserError, "no release replaces what was sent"):
                figure.action_amend_released()

    def _correct_the_figure(self):
        """20 October: reopened, the figure is corrected; what was accepted stays."""
        figure = self.find_figure(self.output, 1)
        self._replace(
            figure,
            self.user_ech4_a,
            self.user_secretary_a,
            "27",
            "Tiga rujukan Maret tercecer",
        )
        self.assertEqual(figure.state, "replaced")
        first = self.find_measurement(self.agency_a, 1)
        self.assert_line(first, self.output, "ok", "80,00", "20,00")

    def _reopen_quarter_1(self):
        """20 October: asked for, granted until the 27th, corrected, accepted."""
        with self.on("2026-10-20"):
            first = self.find_measurement(self.agency_a, 1)
            request = self.of(self.user_secretary_a, "measurement.reopening").create(
                {"measurement_id": first.id, "reason": "Register Maret tercecer"}
            )
            request = request.with_user(self.user_organisasi)
            request.write({"answer": "Sesuai surat", "date_until": "2026-10-27"})
            request.action_grant()
            self._correct_the_figure()
            action = first.with_user(self.user_secretary_a).action_amend()
        with self.on("2026-10-22"):
            again = self.env["sidocakep.measurement"].browse(action["res_id"])
            line = self.line(again, self.output)
            # 27 of 30 = 90; of 120 in the year 22,5: the PK of that quarter
            self.assert_line(again, self.output, "ok", "90,00", "22,50")
            self.assertEqual(
                line.changed_text,
                "24 Orang (80,00) became 27 Orang (90,00); Against the year: "
                "24 Orang (20,00) became 27 Orang (22,50); Against the plan: "
                "24 Orang (belum tiba tenggatnya) became "
                "27 Orang (belum tiba tenggatnya)",
            )
            self.assertEqual(line.sheet_id.pk_id.version, 1)
            self.assertEqual(line.obstacle, "Ambulans rusak pada Februari")
            # What came late in July: 2 of 3 = 66,67; 2 of 12 = 16,67
            self.assert_line(again, self.sub_output, "ok", "66,67", "16,67")
            # (106,25 + 100 + 90 + 66,667) : 4 = 362,917 : 4 = 90,729
            self.assertEqual(again.printed, "90,73")
            own = again.with_user(self.user_secretary_a)
            own.amendment_reason = "Register Maret tercecer"
            again.with_user(self.user_head_a).action_send()
            again.with_user(self.user_monev).action_accept()
        self.assertEqual((first.state, again.state), ("replaced", "accepted"))
        # Quarters that are locked stay as they were sent and accepted, and say what
        # they would come to: 60 + 3 = 63 of 120 are 52,50, 90 + 3 = 93 of 150 are 62.
        for quarter, year, now in ((2, "50,00", "52,50"), (3, "60,00", "62,00")):
            other = self.find_measurement(self.agency_a, quarter)
            self.assertEqual(self.line(other, self.output).year_printed, year)
            self.assertIn(f"({now})", other.notice)
        self.assertEqual(
            self.find_measurement(self.agency_b, 1).version, 1, "one agency's own"
        )

    def _release_the_ipm(self):
        """16 November: 73,08 of 72 = 101,5; the quarter is not opened for it.

        Practice 5: only the cell marked "belum dirilis", with source and date; of 72,5
        in the year 100,8.
        """
        with self.on("2026-11-16"):
            region = self.find_measurement(self.government, 3)
            self._replace(
                self.find_figure(self.iku_ipm, 3),
                self.user_bappeda,
                self.user_organisasi,
                "73,08",
                "BRS BPS 15 November 2026",
                release_status="official",
            )
            self.assertEqual(region.state, "accepted")
            self.assert_line(region, self.iku_ipm, "ok", "101,50", "100,80")
            line = self.line(region, self.iku_ipm)
            self.assertEqual(line.before_text, "belum dirilis")
            self.assertEqual(str(line.updated_on), "2026-11-16")
            self.assertEqual(line.release_status, "official")
        self.assertEqual(self.get_deadline(self.government, 3).status, "done_on_time")
