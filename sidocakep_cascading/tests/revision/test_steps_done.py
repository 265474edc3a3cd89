"""Any step of any document that is taken twice is told so, made from the registry."""

from odoo.tests import tagged

from odoo.addons.sidocakep_base.exceptions import TransitionError

from ..common import YEAR
from ..common_tree import TreeCase
from ..handover.handover_case import make_handover
from ..measurement_case import (
    make_dialog,
    make_lkjip,
    make_measurement,
    make_report,
)

#: The login of the regency that is in a group of an office.
OFFICES = {
    "sidocakep_base.group_organisasi": "user_organisasi",
    "sidocakep_base.group_bappeda": "user_bappeda",
    "sidocakep_base.group_inspektorat": "user_inspektorat",
    "sidocakep_base.group_bupati": "user_bupati",
}
#: Steps of an office that nothing waits for: a choice beside the step that does, or the
#: end of what stands until somebody ends it.
NOTHING_WAITS = {
    ("sidocakep.house.template", "adopt"),
    ("sidocakep.lhe.recommendation", "send_back"),
    ("sidocakep.measurement.reopening", "refuse"),
    ("sidocakep.performance.tree", "end"),
    ("sidocakep.pk", "replace"),
    ("sidocakep.pk", "send_back"),
    ("sidocakep.plan", "end"),
    ("sidocakep.plan", "reopen"),
    # the report waits, which is under review: models/lkjip_review/res_users.py
    ("sidocakep.lkjip.review", "pass"),
    ("sidocakep.lkjip.review", "return"),
}


@tagged("post_install", "-at_install")
class TestStepsDone(TreeCase):
    def _get_steps(self):
        """Yield ``(model name, step, transition)`` of all documents."""
        mixin = "sidocakep.workflow.mixin"
        for name in sorted(self.registry.descendants([mixin], "_inherit")):
            model = self.env[name]
            if model._abstract or not model._auto:
                continue
            for step, transition in model._workflow_transitions.items():
                yield name, step, transition

    def _get_document(self, name):
        """Return a document of a model; of some the regency has none."""
        makers = {
            "sidocakep.crosscutting": self._ask,
            "sidocakep.pk.revision": self._make_revision,
            "sidocakep.pk": lambda: self._create_pk(self.job_ech4_a),
            "sidocakep.rkt": lambda: self.env[name].create(
                {
                    "company_id": self.agency_a.id,
                    "plan_id": self.renstra.id,
                    "year": YEAR + 1,
                }
            ),
            "sidocakep.import": lambda: self.env[name].create(
                {"company_id": self.agency_a.id, "year": 2026}
            ),
            "sidocakep.action.plan": lambda: self._make_of_agency(name, year=YEAR),
            "sidocakep.data.collection": lambda: self._make_of_agency(name),
            "sidocakep.data.figure": self._make_figure,
            "sidocakep.iku.decree": lambda: self._make_of_agency(name),
            "sidocakep.measurement": lambda: self._measure()[0],
            "sidocakep.cascading.report": lambda: make_report(self, self._measure()[0])[
                0
            ],
            "sidocakep.dialog": lambda: self._discuss()[0],
            "sidocakep.dialog.follow_up": lambda: self._discuss()[3],
            "sidocakep.lkjip": lambda: self._report()[0],
            "sidocakep.lkjip.review": lambda: self._report()[4],
            "sidocakep.measurement.report": lambda: self.env[name].create(
                {"company_id": self.government.id, "year": YEAR, "period": "1"}
            ),
            "sidocakep.handover": lambda: make_handover(
                self, self._create_pk(self.job_secretary_a)
            ),
            "sidocakep.measurement.sheet": lambda: self._measure()[1],
            "sidocakep.measurement.reopening": lambda: self._measure()[3],
            "sidocakep.realisation.month": lambda: self._make_of_agency(
                name, year=YEAR, month="01"
            ),
            "sidocakep.lhe.recommendation": lambda: self._make_of_agency(
                name,
                year=YEAR - 1,
                name="Lengkapi bukti",
                report_number="700/1/ITDA/2026",
                report_date="2026-02-16",
            ),
            "sidocakep.house.template": lambda: self.env[name].create(
                {"company_id": self.government.id}
            ),
            "sidocakep.lke.index": lambda: self._make_of_agency(name, year=YEAR - 1),
            "sidocakep.utilisation": lambda: self._make_of_agency(
                name, name="Anggaran ditambah"
            ),
            "test_sidocakep.document": lambda: self.env[name].create(
                {"name": "Surat", "company_id": self.agency_a.id}
            ),
        }
        if name in makers:
            return makers[name]()
        return self.env[name].search([], limit=1)

    def _make_of_agency(self, model, **vals):
        return self.env[model].create({"company_id": self.agency_a.id, **vals})

    def _measure(self):
        """Return an accepted measurement with its records, made once."""
        if not hasattr(self, "measured"):
            self.pk = self._create_pk(self.job_func_a)
            self.measured = make_measurement(self)
        return self.measured

    def _discuss(self):
        """Return a decided dialog on the measurement with its records, made once."""
        if not hasattr(self, "discussed"):
            self.discussed = make_dialog(self, self._measure()[0])
        return self.discussed

    def _report(self):
        """Return a performance report with its parts and its review, made once."""
        if not hasattr(self, "reported"):
            self.reported = make_lkjip(self)
        return self.reported

    def _make_figure(self):
        figures = self.env["sidocakep.data.figure"]._with_workflow_bypass()
        return figures.create(
            {
                "company_id": self.agency_a.id,
                "indicator_id": self.outcome.id,
                "period_kind": "quarter",
                "year": YEAR,
                "period_no": 1,
            }
        )

    def _make_revision(self):
        return self.env["sidocakep.pk.revision"].create(
            {
                "pk_id": self._create_pk(self.job_ech3_a).id,
                "ground": "priority",
                "reason": "Refocusing",
                "date_effective": "2026-07-01",
            }
        )

    def test_each_step_says_who_took_it_and_how_it_stands_now(self):
        seen = set()
        documents = {}
        for name, step, transition in self._get_steps():
            if transition.dst in transition.src:
                continue
            seen.add(name)
            if name not in documents:
                documents[name] = self._get_document(name)
            document = documents[name]
            self.assertTrue(document, name)
            for state in (transition.src[0], transition.dst):
                document._with_workflow_bypass().write({"state": state})
            with (
                self.subTest(f"{name}: {step}"),
                self.assertRaises(TransitionError) as refused,
            ):
                document._transition(step)
            said = str(refused.exception)
            for part in (
                "You have taken this step on",
                document.display_name,
                f"It is {document._get_state_label()} now.",
                "Load the page again.",
            ):
                self.assertIn(part, said, f"{name}: {step}")
        self.assertLessEqual({"sidocakep.pk", "sidocakep.plan"}, seen)

    def test_each_step_of_an_office_waits_for_everybody_in_it(self):
        """Who may take it is told on the first screen, not only who was asked."""
        waiting = set()
        for name, step, transition in self._get_steps():
            if transition.groups and set(transition.groups) <= OFFICES.keys():
                waiting.add((name, step))
        declared = {
            (name, step)
            for name, step, _transition in self._get_steps()
            if step in self.env[name]._office_steps
        }
        self.assertEqual(waiting - declared, NOTHING_WAITS)
        documents = {}
        for name, step in sorted(declared & waiting):
            if name not in documents:
                documents[name] = self._get_document(name)
            document = documents[name]
            office = document._office_steps[step]
            label = str(office.label)
            transition = document._workflow_transitions[step]
            vals = {
                field: "2026-02-02" if operator == "!=" else False
                for field, operator, _none in office.domain
                if "." not in field
            }
            document._with_workflow_bypass().write({"state": transition.src[0], **vals})
            for group in transition.groups:
                with self.subTest(f"{name}: {step}", office=group):
                    user = getattr(self, OFFICES[group])
                    work = self.env["res.users"].with_user(user).get_my_work()
                    found = [item for item in work["waiting"] if item["label"] == label]
                    self.assertTrue(found)
                    action = found[0]["action"]
                    records = self.env[name].with_user(user)
                    self.assertIn(document, records.search(action["domain"]))
                    labels = [item["label"] for item in work["watching"]]
                    self.assertNotIn(label, labels)
