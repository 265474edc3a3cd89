"""Who writes what of a performance report, and what stands where it is looked for."""

from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, freeze_time, tagged

from odoo.addons.sidocakep_base.exceptions import TransitionError, WorkflowFieldError

from ..common import YEAR
from ..lkjip_case import NOW, LkjipCase


@freeze_time(NOW)
@tagged("post_install", "-at_install")
class TestLkjipAccess(LkjipCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.report = cls._begin()

    def _begin_in_setda(self, user):
        reports = self.env["sidocakep.lkjip"].with_user(user)
        return reports.create({"company_id": self.setda.id, "year": YEAR})

    def test_in_the_setda_bagian_organisasi_compiles_and_the_sekda_signs(self):
        with self.assertRaises(AccessError):
            self._begin_in_setda(self.user_secretary_a)
        report = self._begin_in_setda(self.user_organisasi)
        section = self._get_section(report, "text", "1")[0]
        section.body = "Sekretariat Daerah"
        with self.assertRaises(AccessError):
            section.with_user(self.user_secretary_a).body = "Dinas lain"
        self._write_all(report)
        with self.assertRaisesRegex(UserError, "the measurement of the year"):
            report.action_submit()
        self._mark_submitted(report)
        with self.assertRaises(AccessError):
            report.action_sign()
        with self.assertRaisesRegex(UserError, "the measurement of the year"):
            report.with_user(self.user_sekda).action_sign()

    def test_the_compiling_team_writes_sections_and_signs_nothing(self):
        user = self.user_ech3_a
        user.sudo().group_ids += self.env.ref("sidocakep_base.group_compiler_agency")
        section = self._get_section(self.report, "achievement").with_user(user)
        section.body = "Ditulis tim"
        section.sentence_ids[0].action_accept()
        section.action_take_figures()
        self.assertEqual(section.sentence_ids[0].state, "accepted")
        report = self.report.with_user(user)
        for method in (report.action_submit, report.action_take_figures):
            with self.assertRaises(AccessError):
                method()
        with self.assertRaises(AccessError):
            report.document_number = "1"

    def test_another_agency_reads_nothing_of_it(self):
        user = self.user_head_b
        for model in ("", ".section", ".sentence", ".text"):
            found = self.env[f"sidocakep.lkjip{model}"].with_user(user).search([])
            self.assertFalse(found, model)
        with self.assertRaises(AccessError):
            self.report.with_user(user).read(["standing_text"])

    def test_nobody_adds_or_drops_a_part(self):
        section = self._get_section(self.report, "achievement")
        made = {"lkjip_id": self.report.id, "section_id": section.id}
        for record, vals in (
            (section, {"chapter": "1", "name": "X", "content": "text"}),
            (section.sentence_ids[0], made | {"key": "x", "text": "X"}),
            (section.text_ids, made | {"number": 9}),
        ):
            with self.subTest(record._name):
                with self.assertRaises(AccessError):
                    record.create({"lkjip_id": self.report.id, **vals})
                with self.assertRaises(AccessError):
                    record.sudo().create({"lkjip_id": self.report.id, **vals})
        for record in (section, section.sentence_ids[0]):
            with self.assertRaises(AccessError):
                record.unlink()
            with self.assertRaises(AccessError):
                record.sudo().unlink()

    def test_a_client_forges_no_step(self):
        for vals in (
            {"state": "signed"},
            {"received_on": "2027-02-10"},
            {"receipt_number": "TT-1"},
            {"first_signed_on": "2027-01-01"},
            {"frozen_document": {}},
            {"document_seal": "0"},
            {"signer_name": "Orang Lain"},
        ):
            with self.subTest(vals), self.assertRaises(WorkflowFieldError):
                self.report.write(vals)
        with self.assertRaisesRegex(UserError, "stay as they are"):
            self.report.year = YEAR - 1

    def test_a_draft_is_deleted_and_a_signed_one_stays(self):
        self._issue(self.report)
        with self.assertRaises(UserError):
            self.report.unlink()
        other = self.env["sidocakep.lkjip"].with_user(self.user_secretary_a)
        draft = other.create({"company_id": self.agency_a.id, "year": YEAR - 1})
        draft.unlink()
        self.assertFalse(draft.exists())

    def test_where_it_stands_is_said_at_each_station(self):
        day = self.report._format_day(date(2027, 2, 10))
        texts = [self.report.standing_text]
        self._write_all(self.report)
        self.report.action_submit()
        texts += [self.report.standing_text, self.report.turn_text]
        self.report.with_user(self.user_head_a).action_sign()
        self.report.invalidate_recordset()
        texts += [self.report.standing_text, self.report.turn_text]
        self.report.with_user(self.user_organisasi).action_receive()
        texts.append(self.report.standing_text)
        expected = [
            "Being compiled",
            f"Compiled on {day}, waits for the head of the agency",
            "Sign the Performance Report",
            f"Signed on {day}, waits for Bagian Organisasi",
            "Receive the Performance Report",
            f"receipt {self.report.receipt_number}",
        ]
        for text, words in zip(texts, expected, strict=True):
            self.assertIn(words, text)
        self.assertIn("waits for Bappeda", self.report.standing_text)
        self.assertIn("read by the head of region", self.report.standing_text)
        self.report.with_user(self.user_bappeda).action_receive_planner()
        self.assertIn(f"received by Bappeda on {day}", self.report.standing_text)
        with self.assertRaises(UserError):
            self.report.with_user(self.user_organisasi).action_receive()

    def test_gunung_mas_11_2_it_reaches_the_head_of_region(self):
        """Received for him it waits on his first screen; nobody else marks it read."""
        holders = self.job_bupati._get_holders("2027-02-10")[self.job_bupati.id]
        reader = holders[0].employee.user_id

        def count():
            rows = self.env["res.users"].with_user(reader).get_my_work()["waiting"]
            label = "Read the Performance Report"
            return sum(row["count"] for row in rows if row["label"] == label)

        self._write_all(self.report)
        self.report.action_submit()
        self.report.with_user(self.user_head_a).action_sign()
        self.report.with_user(reader).action_read()
        self.assertEqual((count(), self.report.read_on), (0, False), "not yet for him")
        self.report.with_user(self.user_organisasi).action_receive()
        self.assertEqual(count(), 1)
        self.report.with_user(self.user_organisasi).action_read()
        self.assertEqual((count(), self.report.read_on), (1, False))
        self.report.with_user(reader).action_read()
        self.assertEqual((count(), str(self.report.read_on)), (0, "2027-02-10"))
        self.assertEqual(self.report.read_by_id, reader)
        self.assertEqual(self.report.state, "signed", "reading is no approval")
        day = self.report._format_day(date(2027, 2, 10))
        words = f"read by the head of region on {day}"
        self.assertIn(words, self.report.standing_text)

    def test_the_measurement_that_is_missing_is_named(self):
        for company, period, words in (
            (self.agency_a, "year", "of the year, sent by the agency"),
            (self.government, "year", "government's own measurement of the year"),
            (self.agency_a, "semester", "of quarter II, sent by the agency"),
            (self.government, "semester", "government's own measurement of quarter II"),
        ):
            report = self.report.new({"company_id": company.id, "period": period})
            self.assertIn(words, report._say_measurement_missing())

    def test_one_that_lacks_its_texts_is_not_put_before_the_head(self):
        """All that lacks is said at once, where its writers can mend it."""
        section = self.report.section_ids.filtered("is_required")[0]
        with self.assertRaises(UserError) as refused:
            self.report.action_submit()
        said = str(refused.exception)
        self.assertIn("cannot be submitted yet", said)
        self.assertIn(f"the text of “{section.name}”", said)
        self.assertGreater(said.count("\n- "), 1)
        self.assertFalse(self.report.submitted_on)
        self._write_all(self.report)
        self.report.document_number = False
        self.report.action_submit()
        self.assertTrue(self.report.submitted_on)

    def test_a_date_within_the_year_is_none(self):
        self._write_all(self.report)
        early = "not before 5 Januar[iy] 2027"
        with self.assertRaisesRegex(ValidationError, early):
            self.report.document_date = "2026-12-31"

    def test_the_history_is_only_added_to(self):
        section = self._get_section(self.report, "text", "4")[-1]
        section.body = "Satu"
        section.body = "Satu"
        self.assertEqual(len(section.text_ids), 1, "what did not change is no text")
        section.body = False
        self.assertEqual(section.text_ids.sorted("number").mapped("number"), [1, 2])
        with self.assertRaises(AccessError):
            section.text_ids[0].with_user(self.user_organisasi).action_restore()

    def test_a_form_saves_only_the_text(self):
        section = self._get_section(self.report, "text", "4")[-1]
        with Form(section) as form:
            form.body = "Dari layar"
        self.assertEqual(section.body, "Dari layar")
        self.assertEqual(section.text_ids.user_id, self.user_secretary_a)
        action = section.action_open_section()
        self.assertEqual(action["res_id"], section.id)

    def test_a_third_regency_writes_its_own_sections(self):
        """In force at the end of the year; a section that ended before is left out."""
        self.report.unlink()
        rows = self.profile_gm.lkjip_outline_ids
        rows[3:].unlink()
        rows[1].date_end = "2026-06-30"
        rows[2].write({"name": "Sejarah", "is_required": False})
        report = self._begin()
        self.assertEqual(report.section_ids.mapped("name"), [rows[0].name, "Sejarah"])
        copy = self.profile_gm.copy({"name": "Ketiga"})
        self.assertEqual(len(copy.lkjip_outline_ids), 3)
        with self.assertRaises(ValidationError):
            rows[0].write({"date_start": "2027-01-01", "date_end": "2026-01-01"})

    def test_the_deadline_opens_the_report_or_begins_one(self):
        deadlines = self.env["sidocakep.deadline"]
        deadlines._refresh(self.agency_a, YEAR)
        row = deadlines.search(
            [("document", "=", "lkjip"), ("company_id", "=", self.agency_a.id)]
        )
        self.assertEqual(row.date_due, date(2027, 2, 28))
        [kind] = [
            kind(self.env(user=self.user_secretary_a))
            for kind in deadlines._get_kinds()
            if "lkjip" in kind.documents
        ]
        action = kind.open_step(row)
        self.assertEqual(action["res_id"], self.report.id)
        self.assertEqual(action["context"]["default_year"], YEAR)
        self.assertEqual(kind.filter_can_open(row), row)
        self.report.unlink()
        self.assertFalse(kind.open_step(row)["res_id"])
        self.assertEqual(kind.filter_can_open(row), row)

    def test_the_first_screen_counts_reports_under_way(self):
        def count(user, words):
            items = self.env["res.users"].with_user(user)._get_watched_work()
            return sum(
                item["count"] for item in items if words in str(item.get("label", ""))
            )

        self.assertEqual(count(self.user_organisasi, "Being Compiled"), 1)
        self._issue(self.report)
        self.assertEqual(count(self.user_organisasi, "to Be Received"), 1)
        work = self.env["res.users"].with_user(self.user_bappeda).get_my_work()
        [found] = [item for item in work["waiting"] if "Bappeda" in item["label"]]
        self.assertEqual(found["count"], 1)

    def test_the_list_costs_the_same_for_one_and_for_many(self):
        names = ["display_name", "standing_text", "late_text", "can_receive"]
        model = self.env["sidocakep.lkjip"].with_user(self.user_organisasi)
        made = self.env["sidocakep.lkjip"].create(
            [{"company_id": self.agency_a.id, "year": 2010 + n} for n in range(8)]
        )
        self.env.flush_all()
        counts = []
        for ids in (made.ids, made.ids[:1], made.ids):
            self.env.invalidate_all()
            model.browse(ids).read(names)
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            model.browse(ids).read(names)
            counts.append(self.cr.sql_log_count - before)
        self.assertEqual(*counts[1:])

    def test_who_receives_it_second_is_told_by_whom_it_was(self):
        self._issue(self.report)
        for method, user in (
            ("action_receive", self.user_organisasi),
            ("action_receive_planner", self.user_bappeda),
        ):
            report = self.report.with_user(user)
            getattr(report, method)()
            with self.assertRaisesRegex(
                TransitionError, f"{user.name} has taken this step on .* already, on"
            ):
                getattr(report, method)()
        self.assertRegex(self.report.receipt_number, r"/0*1$")

    def test_who_is_to_receive_it_returns_it_for_a_correction(self):
        """What is signed stays; its drafter makes the next version, with the reason."""
        self._issue(self.report)
        own = self.report.with_user(self.user_bappeda)
        self.assertTrue(own.can_ask_correction)
        self.assertFalse(self.report.with_user(self.user_head_a).can_ask_correction)
        window = self.env["sidocakep.give.back"].with_user(self.user_bappeda)
        window.create(
            {
                "res_model": "sidocakep.lkjip",
                "res_id": self.report.id,
                "reason": "Halaman 7 terlewat",
            }
        ).action_confirm()
        self.assertEqual(
            (self.report.state, self.report.received_on), ("signed", False)
        )
        self.assertRegex(self.report.standing_text, "Returned on .* the next version")
        [asked] = self.report.sudo().activity_ids
        self.assertEqual(asked.user_id, self.report.submitted_by_id)
        work = own.env["res.users"].get_my_work()["waiting"]
        self.assertFalse([item for item in work if "Bappeda" in item["label"]])
        with self.assertRaisesRegex(TransitionError, "asked for a correction of"):
            self.report.with_user(self.user_organisasi)._give_back("Sekali lagi")
        successor = self.report._amend()
        self.assertEqual(successor.amendment_reason, "Halaman 7 terlewat")
        self.assertFalse(successor.correction_reason)
        self.assertFalse(self.report.sudo().activity_ids)
