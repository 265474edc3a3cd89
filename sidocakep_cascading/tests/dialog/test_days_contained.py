"""A paper is not dated before what it contains or rests on."""

from datetime import date, timedelta

from odoo import fields
from odoo.exceptions import UserError, ValidationError
from odoo.tests import TransactionCase, freeze_time, tagged

from odoo.addons.sidocakep_base.models.organisation.base_dated import ContainedDay

from .dialog_case import DialogCase

#: Days that people write on a document, and why none is declared to come before them.
FREE = {
    "sidocakep.budget.rkpd_date": "the first of its chain",
    "sidocakep.data.figure.release_on": "when it is to be expected",
    "sidocakep.dialog.invitation_date": "the first: the meeting comes after it",
    "sidocakep.house.template.date_start": "from a day on; no paper",
    "sidocakep.import.ls_until": "what the file of another program counts to",
    "sidocakep.import.spj_until": "what the file of another program counts to",
    "sidocakep.lhe.recommendation.report_date": "a paper of others, the first",
    "sidocakep.measurement.reopening.date_until": "a last day, to come",
    "sidocakep.pk.date_document": "told, not refused: decision 0013",
    "sidocakep.pk.revision.date_effective": "a decree may say from an earlier day",
    "sidocakep.pk.revision.date_until": "the database",
    "sidocakep.pk.revision.document_date": "the paper may be of any day",
    "sidocakep.realisation.month.lra_date": "what the LRA counts to",
    "sidocakep.team.date_end": "the database",
    "sidocakep.team.date_start": "a decree may say from an earlier day",
    "sidocakep.team.decree_date": "signed in ink; contains nothing of here",
    "sidocakep.utilisation.document_date": "a paper of others, maybe older",
}


def _get_written_days(model):
    """Return the days, without an hour, that people write on a document."""
    return {
        field.name
        for field in model._fields.values()
        if field.type == "date"
        and field.store
        and not field.readonly
        and field.name != "activity_date_deadline"
    }


@tagged("post_install", "-at_install")
class TestDaysContained(TransactionCase):
    def _get_documents(self):
        """Return the models of documents: those with a workflow."""
        mixin = type(self.env["sidocakep.workflow.mixin"])
        return [
            model
            for name in self.env.registry
            if not (model := self.env[name])._abstract
            and model._auto
            and name.startswith("sidocakep.")
            and isinstance(model, mixin)
        ]

    def test_each_written_day_of_a_document_says_what_comes_before(self):
        """Declared, the later one of a pair, or free for a reason."""
        undeclared = set()
        for model in self._get_documents():
            ordered = {later for _earlier, later in model._days_in_order}
            said = model._get_dated().keys() | ordered
            undeclared |= {
                f"{model._name}.{name}" for name in _get_written_days(model) - said
            }
        self.assertEqual(undeclared, FREE.keys())

    def test_each_path_leads_to_a_day(self):
        for model in self._get_documents():
            for name, paths in model._get_dated().items():
                self.assertEqual(model._fields[name].type, "date")
                for path in paths:
                    if path == "previous_id.document_date":
                        continue  # of the documents that have versions
                    *way, last = path.split(".")
                    target = model
                    for step in way:
                        target = target[step]
                    with self.subTest(model=model._name, path=path):
                        self.assertIn(target._fields[last].type, ("date", "datetime"))


@freeze_time("2026-04-08 03:00:00")
@tagged("post_install", "-at_install")
class TestDatedPapers(DialogCase):
    """The figure of the dialog was verified on 2 April; the meeting was on the 8th."""

    def test_minutes_are_not_dated_before_a_figure_that_they_print(self):
        minutes = self.dialog.with_user(self.user_head_a)
        with self.assertRaisesRegex(
            ValidationError,
            "Date of the Minutes that is not before 2 April 2026, which is .*Verified"
            ".*; 1 April 2026 is written",
        ):
            minutes.document_date = "2026-04-01"
        minutes.document_date = "2026-04-02"

    def test_a_figure_that_comes_after_the_date_is_named_by_the_decision(self):
        """The date was written before: nobody is refused who verifies meanwhile."""
        self._note_down().action_submit()
        figure = self.dialog.line_ids.measurement_line_id.figure_id
        figure._with_workflow_bypass().verified_on = "2026-04-09 03:00:00"
        with freeze_time("2026-04-10 03:00:00"):
            minutes = self.dialog.with_user(self.user_head_a)
            with self.assertRaisesRegex(UserError, "not before 9 April 2026"):
                minutes.action_decide()
            minutes.document_date = "2026-04-10"
            minutes.action_decide()
        self.assertEqual(minutes.state, "decided")

    def test_what_is_recorded_later_than_it_was_signed_is_not_refused(self):
        """Of the day on which the program was told nothing is asked (decision 0009)."""
        self._note_down().action_submit()
        with freeze_time("2026-04-20 03:00:00"):
            minutes = self.dialog.with_user(self.user_head_a)
            minutes.action_decide()
        self.assertEqual(minutes.document_date, date(2026, 4, 8))
        self.assertEqual(minutes.decided_on, date(2026, 4, 20))

    def test_a_correction_is_not_older_than_what_it_replaces(self):
        self._settle()
        action = self.dialog.with_user(self.user_head_a).action_amend()
        successor = self.dialog.browse(action["res_id"]).with_user(self.user_head_a)
        with self.assertRaisesRegex(ValidationError, "not before 8 April 2026"):
            successor.document_date = "2026-04-07"
        successor.document_date = "2026-04-08"

    def test_the_latest_of_what_is_contained_is_named(self):
        """Whatever it is: made for a document and two days around its date."""
        day = fields.Date.from_string("2026-04-06")
        self.dialog.document_date = day
        listed = [
            ContainedDay(day + timedelta(days=number), self.dialog, f"Hari {number}")
            for number in (-1, 0, 1, 2)
        ]
        self.patch(type(self.dialog), "_list_contained", lambda *_args: listed)
        [text] = self.dialog._list_dated_too_early("document_date")
        self.assertIn("8 April 2026, which is “Hari 2”", text)
        listed[:] = listed[:2]
        self.assertFalse(self.dialog._list_dated_too_early("document_date"))
