"""A document of every model with a workflow, for tests made from the registry."""

from ..common import YEAR
from ..common_tree import TreeCase
from ..handover.handover_case import make_handover
from ..measurement_case import (
    make_dialog,
    make_lkjip,
    make_measurement,
    make_report,
)


class EveryStepCase(TreeCase):
    """Knows every step of the registry, and a document to take it on."""

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
            "sidocakep.lkjip.dispatch": self._make_dispatch,
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

    def _make_dispatch(self):
        """Return a recipient of a report that was signed."""
        report, dispatch = self._report()[0], self._report()[-1]
        report._with_workflow_bypass().state = "signed"
        return dispatch

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
