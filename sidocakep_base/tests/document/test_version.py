"""Versions of the plan, the RKT and the budget."""

from psycopg2 import IntegrityError

from odoo.exceptions import LockError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..at_once import AtOnceCase
from ..common_rkt import RktCase
from ..version_case import VersionProtocol

ADDON = "sidocakep_base"
PERUBAHAN = {"version_kind": "perubahan"}


@tagged("post_install", "-at_install")
class TestVersion(VersionProtocol, RktCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        budget = cls._create_budget({cls.sub_1: 1000})
        budget.action_ratify()
        rkt = cls._decide_rkt(cls._create_rkt())
        team = cls._create_team("compiler_agency", cls.agency_a, cls.user_ech3_a)
        documents = (cls.plan, rkt, budget, team, cls._decide_iku())
        cls.documents = {document._name: document for document in documents}

    @classmethod
    def _decide_iku(cls):
        decrees = cls.env["sidocakep.iku.decree"].with_user(cls.user_secretary_a)
        decree = decrees.create(
            {
                "company_id": cls.agency_a.id,
                "document_number": "440/12/Dinkes/2026",
                "document_date": "2026-01-02",
            }
        )
        decree.action_draw_indicators()
        decree.line_ids.write(
            {
                "reason": "Ukuran mutu layanan",
                "formula": "Jumlah nilai / jumlah responden",
                "source": "Survei",
                "owner_job_id": cls.job_head_a.id,
            }
        )
        decree.with_user(cls.user_head_a).action_decide()
        return decree.sudo()

    @classmethod
    def _get_next_defaults(cls, document):
        return PERUBAHAN if document._name == "sidocakep.budget" else {}

    @classmethod
    def _get_question(cls, document):
        if document._name == "sidocakep.plan":
            return {"kind": document.kind, "year": document.year_start + 1}
        return super()._get_question(document)

    def test_every_document_of_the_addon_is_here(self):
        models = self._get_version_models()
        own = {name for name, cls in models.items() if cls._original_module == ADDON}
        self.assertEqual(own, set(self.documents))


@tagged("post_install", "-at_install")
class TestVersionAtOnce(AtOnceCase):
    """Two users amend in the same moment: two connections, on what is stored."""

    def setUp(self):
        super().setUp()
        # The last to be done: the connections below hold locks until they close.
        self.addCleanup(self._remove)
        self.first, self.second = self._open(), self._open()
        self.budget_id = self._store_budget()

    def _store_budget(self):
        """Store a budget in force that no other test meets."""
        budgets = self.first["sidocakep.budget"]
        budget = budgets.create(
            {"company_id": self.first.ref("base.main_company").id, "year": 2099}
        )
        budget._with_workflow_bypass().write({"state": "ratified"})
        self.first.cr.commit()
        return budget.id

    def _remove(self):
        env = self._open()
        budgets = env["sidocakep.budget"].search(
            [("year", "=", 2099)], order="version desc"
        )
        for budget in budgets._with_workflow_bypass():
            budget.unlink()
        env.cr.commit()

    def _amend(self, env):
        budget = env["sidocakep.budget"].browse(self.budget_id)
        successor = budget._amend(PERUBAHAN)
        env.flush_all()
        return successor

    def test_the_second_waits_for_nobody(self):
        self._amend(self.first)
        with self.assertRaises(LockError):
            self._amend(self.second)

    @mute_logger("odoo.sql_db")
    def test_who_read_before_the_first_was_done_makes_no_second(self):
        # The snapshot of the second begins here: it cannot see what the first does.
        self.assertFalse(
            self.second["sidocakep.budget"].browse(self.budget_id).next_ids
        )
        successor = self._amend(self.first)
        self.first.cr.commit()
        with self.assertRaises(IntegrityError):
            self._amend(self.second)
        self.second.cr.rollback()
        found = self.second["sidocakep.budget"].browse(self.budget_id).next_ids
        self.assertEqual(found.ids, successor.ids)
