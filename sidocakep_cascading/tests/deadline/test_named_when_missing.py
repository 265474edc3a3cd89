"""A document of a year or a period that is not there is named somewhere."""

from odoo.tests import TransactionCase, tagged

#: Model > what names the one that is missing: a deadline, a finding, or the job of the
#: night that begins it, so that it waits where the others stand.
NAMED = {
    "sidocakep.action.plan": ("deadline", "action_plan"),
    "sidocakep.cascading.report": ("cron", "ir_cron_cascading_report_open"),
    "sidocakep.data.figure": ("cron", "ir_cron_data_open"),
    "sidocakep.dialog": ("cron", "ir_cron_dialog_open"),
    "sidocakep.handover": ("finding", "sidocakep.upkeep.finding", "handover_missing"),
    "sidocakep.lkjip": ("deadline", "lkjip"),
    "sidocakep.measurement": ("cron", "ir_cron_measurement_open"),
    "sidocakep.measurement.report": ("station", "report"),
    "sidocakep.pk": ("deadline", "pk"),
    "sidocakep.realisation.month": ("deadline", "realisation_month"),
    "sidocakep.rkt": ("finding", "sidocakep.plan.finding", "year_without_rkt"),
}
#: What nobody owes by itself.
NOT_OWED = {
    "sidocakep.budget": "an agency without a DPA promises on its tupoksi",
    "sidocakep.crosscutting": "one agency asks another for it",
    "sidocakep.import": "a way of entering",
    "sidocakep.lhe.recommendation": "an evaluator recommends",
    "sidocakep.lke.index": "drawn up where an evaluator asks for it",
    "sidocakep.lkjip.dispatch": "a part of the report, whose own day it has",
    "sidocakep.lkjip.review": "begins when the report is put before Inspektorat",
    "sidocakep.performance.tree": "no article names a day or a year",
    "sidocakep.pk.revision": "an event opens it",
}


@tagged("post_install", "-at_install")
class TestNamedWhenMissing(TransactionCase):
    def test_every_document_of_a_year_is_named_when_it_is_missing(self):
        """Months of spending that nobody began were named nowhere."""
        mixin = "sidocakep.workflow.mixin"
        models = {
            name
            for name in self.env.registry.descendants([mixin], "_inherit")
            if not self.env[name]._abstract
            and name.startswith("sidocakep.")
            and {"company_id", "year"} <= self.env[name]._fields.keys()
        }
        self.assertEqual(models, NAMED.keys() | NOT_OWED.keys())
        deadlines = self.env["sidocakep.deadline"]
        known = {key for kind in deadlines._get_kinds() for key in kind.documents}
        stations = dict(self.env["sidocakep.punctuality"]._fields["station"].selection)
        for name, (way, what, *kind) in NAMED.items():
            with self.subTest(name=name):
                if way == "deadline":
                    self.assertIn(what, known)
                elif way == "station":
                    self.assertIn(what, stations)
                elif way == "finding":
                    field = self.env[what]._fields["kind"]
                    self.assertIn(kind[0], dict(field.selection))
                else:
                    self.assertTrue(self.env.ref(f"sidocakep_cascading.{what}").active)
