"""What was issued and quotes a figure that is another one by now."""

import re
from unittest.mock import patch

from lxml import html
from psycopg2.extras import Json

from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.engine.sealing import get_seal
from odoo.addons.sidocakep_cascading.engine.rollup_basis import WHOSE
from odoo.addons.sidocakep_cascading.tests.measurement.outdated_case import (
    OutdatedCase,
)
from odoo.addons.sidocakep_cascading.tests.measurement_case import make_dialog

from ...models.issued.difference_words import find_wordless
from ...models.issued.entering import entering

PAGE = "sidocakep_report.issued_page"
REPORT = "sidocakep_report.action_report_renja_evaluation"


@freeze_time("2027-01-05 03:00:00")
@tagged("post_install", "-at_install")
class TestRenjaEvaluationChanged(OutdatedCase):
    """24 in quarter I and 36 in quarter II are 60; with 27 they are 63."""

    def _find_rows(self, measurement):
        """Return of the issue in force the referrals: quarter I, II, the year."""
        issue = measurement._get_standing_issues("renja")[measurement.id]
        [row] = [
            row for row in issue.content["rows"] if row["indicator"] == self.output.name
        ]
        said = (row["text_1"], row["text_2"], row["to_date_text"])
        return issue, tuple(text.split(" ")[0] for text in said)

    def _issue_dialog(self):
        """Enter the minutes of a dialog of quarter I, of the day before."""
        dialogs = self.env["sidocakep.dialog"]
        dialog = dialogs._make(
            dialogs._find_sheets([("measurement_id", "=", self.first.id)])
        )[:1]
        issues = self.env["sidocakep.issued.document"].sudo()
        with entering():
            issue = issues._as_program().create(
                {
                    "name": "Berita Acara",
                    "kind": "Berita Acara Dialog Kinerja",
                    "date": "2027-01-04",
                    "company_id": self.agency_a.id,
                    "res_model": dialog._name,
                    "res_id": dialog.id,
                    "content": {},
                    "content_seal": get_seal({}),
                    "token": issues._make_token(),
                }
            )
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE sidocakep_issued_document SET create_date = '2027-01-04' "
            "WHERE id = %s",
            (issue.id,),
        )
        issue.invalidate_recordset()
        return issue

    def test_a_released_figure_is_in_every_evaluation_that_says_it(self):
        """The next issue takes the place of the last; a dialog keeps what it says.

        A letter is handed over once, and is not issued anew.
        """
        self.figure._with_workflow_bypass().release_status = "unaudited"
        self._settle(*self.settled)
        letter = self.first._get_standing_issues("letter")
        minutes = self._issue_dialog()
        self.assertFalse(minutes.changed_text)
        before = {item: self._find_rows(item)[0] for item in self.settled}
        self.assertEqual(self._find_rows(self.second)[1], ("24", "36", "60"))
        values = {"release_status": "audited", "remark": "LHP BPK 12/2026"}
        self._replace(self.figure, self.user_ech4_a, "27", **values)
        for item, said in ((self.second, "63"), (self.year, "63")):
            issue, figures = self._find_rows(item)
            self.assertEqual(figures, ("27", "36", said))
            self.assertEqual(before[item].replaced_by_id, issue)
            self.assertFalse(issue.changed_text, "it says what is so")
        own = self.first._get_standing_issues("renja")[self.first.id]
        self.assertIn("27 Orang", str(own.content))
        self.assertEqual(self.first._get_standing_issues("letter"), letter)
        document = self.first._get_standing_issues()[self.first.id]
        self.assertFalse(document.changed_text)
        self.assertIn("24 Orang (80,00) became 27 Orang (90,00)", minutes.changed_text)
        self.assertIn(self.output.name.split("\n")[0], minutes.changed_text)
        for said, is_told in ((self.output.name, True), ("Jumlah lain", False)):
            self.env.cr.execute(
                "UPDATE sidocakep_issued_document SET content = %s WHERE id = %s",
                (Json({"rows": [{"name": said}]}), minutes.id),
            )
            self.env.invalidate_all()
            self.assertIs(bool(minutes.changed_text), is_told, "by what it prints")
            self.assertIs(bool(minutes._get_changed()), is_told)

    def test_what_stands_below_the_rows_is_of_the_released_figure_too(self):
        """17 of 20 are 85 of 80 Persen; released, 18 of 20 are 90: no row has them.

        The indicator is one of an agreement, not of the DPA.
        """
        self.share._with_workflow_bypass().release_status = "unaudited"
        self.settled.output_ids.filtered(
            lambda row: row.indicator_id == self.outcome
        )._with_workflow_bypass().unlink()
        self._settle(self.first)
        before, _figures = self._find_rows(self.first)
        values = {"release_status": "audited", "remark": "LHP BPK 12/2026"}
        self._replace(self.share, self.user_ech3_a, "18", "20", **values)
        issue, _figures = self._find_rows(self.first)
        self.assertEqual(before.replaced_by_id, issue)
        self.assertEqual(find_wordless(issue.content), set(), "compared in words")
        self.assertEqual(issue.content["rows"], before.content["rows"])
        feet = [item.content["foot"] for item in (before, issue)]
        self.assertNotEqual(*(foot["achievement"] for foot in feet))
        self.assertEqual(feet[1]["achievement"], self.first.printed)
        said = f"{feet[1]['achievement']}</b>, {feet[1]['basis']}"
        page = self.env["ir.actions.report"]._render_qweb_html(REPORT, self.first.ids)
        self.assertIn(said, " ".join(page[0].decode().split()))
        self.assertIn(WHOSE["agency"], said)

    def test_until_a_correction_is_accepted_what_was_issued_says_so(self):
        """On the form with the figures, on the public page without them."""
        self._settle(self.first)
        self._reopen(self.first)
        issue = self.first._get_standing_issues("renja")[self.first.id]
        document = self.first._get_standing_issues()[self.first.id]
        letter = self.first._get_standing_issues("letter")[self.first.id]
        self.assertFalse(issue.changed_text)
        self._replace(self.figure, self.user_ech4_a, "27")
        for said in (issue, document):
            said.invalidate_recordset()
            self.assertIn("24 Orang when it was sent, 27 Orang now", said.changed_text)
        self.assertFalse(letter.changed_text)
        live = self.second._get_live_renja()[self.second.id]
        [row] = [item for item in live["rows"] if item["text_1"] == "27 Orang"]
        self.assertEqual((row["text_2"], row["to_date_text"]), ("36 Orang", "63 Orang"))
        self.assertRegex(live["corrections"][0], "27 Orang.* 24 Orang")
        page = self.env["ir.qweb"]._render(PAGE, issue._find_issue(issue.token))
        self.assertIn("Memuat angka yang telah berubah", page)
        self.assertIn(self.output.name.split("\n")[0], page)
        self.assertNotIn("27 Orang", page)
        own = self.first.with_user(self.user_secretary_a)
        correction = own.browse(own.action_amend()["res_id"])
        correction.amendment_reason = "Register tercecer"
        reports = self.env["ir.actions.report"]
        page = reports._render_qweb_html(REPORT, correction.ids)[0]
        self.assertIn(b'data-mark="RANCANGAN"', page, "nobody has sent it")
        self._settle(correction)
        issue.invalidate_recordset()
        self.assertEqual((issue.state, issue.changed_text), ("replaced", False))

    def _print(self):
        reports = self.env["ir.actions.report"]
        page = reports._render_qweb_html(REPORT, self.first.ids)[0]
        return " ".join(html.fromstring(page).text_content().split())

    def test_a_follow_up_says_how_far_it_is_on_the_day_of_the_paper(self):
        """Due on 5 January 2026, open and then answered on 5 January 2027."""
        self.first._withdraw_issues("Uji", "renja")
        follow_up = make_dialog(self, self.first)[3]
        due = "paling lambat 5 Januari 2026"
        day = "keadaan per 5 Januari 2027"
        self.assertIn(f"{due} ; lewat tenggat, {day} )", _space(self._print()))
        follow_up._with_workflow_bypass().state = "answered"
        self.assertIn(f"{due} ; sudah dijawab, {day} )", _space(self._print()))
        follow_up._with_workflow_bypass().state = "open"
        with freeze_time("2026-01-05 03:00:00"):
            self.assertNotIn("keadaan per", self._print(), "the day has not passed")
        dialog = follow_up.dialog_id._with_workflow_bypass()
        dialog.write({"period_no": 2, "date_end": "2026-06-30"})
        self.assertNotIn(due, _space(self._print()), "agreed after the next quarter")

    def test_a_dash_for_the_last_target_says_that_none_is_set(self):
        """The plan has no target of the referrals for its last year, 2029 or later."""
        self.first._withdraw_issues("Uji", "renja")
        plan = self.first.output_ids.node_id.plan_id
        said = f"{self.output.name}: target {plan.year_end} belum ditetapkan"
        self.assertIn(said, self._print())
        with patch.object(
            type(self.output),
            "_get_targets",
            lambda rows, year: dict.fromkeys(rows.ids),
        ):
            self.assertNotIn("belum ditetapkan", self._print())


def _space(text):
    return re.sub(r" ?([;)])", r" \1", text)
