"""Versions of the tree, the PK, the action plan and the data collection."""

from odoo.tests import tagged

from odoo.addons.sidocakep_base.tests.document.test_version import ADDON
from odoo.addons.sidocakep_base.tests.version_case import VersionProtocol

from ..common import CHANGED_ELSEWHERE, YEAR
from ..common_tree import TreeCase
from ..revision_case import JULY

#: Made by the program, or of a file: the tests of their rooms replace them by versions.
BEGINS_OTHERWISE = {
    "sidocakep.cascading.report",
    "sidocakep.data.figure",
    "sidocakep.dialog",
    "sidocakep.house.template",
    "sidocakep.lkjip",
    "sidocakep.measurement",
    "sidocakep.measurement.report",
}


@tagged("post_install", "-at_install")
class TestVersion(VersionProtocol, TreeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._complete()
        cls._decide_tree()
        pk = cls._sign_to(cls._create_pk(cls.job_ech3_a), "in_force")
        documents = (cls.tree, pk, cls._decide_actions(), cls._decide_collection())
        cls.documents = {document._name: document for document in documents}

    @classmethod
    def _decide_actions(cls):
        plan = cls.env["sidocakep.action.plan"].create(
            {"company_id": cls.agency_a.id, "year": YEAR}
        )
        vals = {"state": "decided", "decided_on": "2026-01-05"}
        plan._with_workflow_bypass().write(vals)
        return plan

    @classmethod
    def _decide_collection(cls):
        collection = cls.env["sidocakep.data.collection"].create(
            {
                "company_id": cls.agency_a.id,
                "document_number": "440/13/Dinkes/2026",
                "document_date": "2026-01-05",
            }
        )
        collection._with_workflow_bypass().write({"state": "decided"})
        return collection

    @classmethod
    def _make_next(cls, document):
        if document._name != "sidocakep.pk":
            return super()._make_next(document)
        pk = document.with_user(cls.user_secretary_a)
        return pk._revise("priority", "Refocusing", JULY, **CHANGED_ELSEWHERE).with_env(
            cls.env
        )

    @classmethod
    def _get_next_defaults(cls, document):
        if document._name != "sidocakep.pk":
            return {}
        return {"date_document": JULY, "employee_id": document.employee_id.id}

    def test_every_document_of_the_upper_addons_is_here(self):
        models = self._get_version_models()
        upper = {name for name, cls in models.items() if cls._original_module != ADDON}
        self.assertEqual(upper - BEGINS_OTHERWISE, set(self.documents))
