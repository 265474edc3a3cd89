"""The records behind every own screen: a year in which something has happened."""

from datetime import date

from odoo.addons.sidocakep_cascading.tests.common import CHANGED_ELSEWHERE
from odoo.addons.sidocakep_cascading.tests.common_tree import TreeCase

PK = "sidocakep_cascading.sidocakep_pk_action"


class ScreenCase(TreeCase):
    """Agreements in every state, plans, an RKT, a tree, a revision; to be looked at.

    The head has a draft and waits for the secretary; the division's agreement was
    revised; the section's is handed in; the functional's official has moved away.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_agreements()
        cls._setup_planning()

    @classmethod
    def _setup_agreements(cls):
        create, sign_to = cls._create_pk, cls._sign_to
        cls.pk_head = create(cls.job_head_a)
        cls.pk_secretary = sign_to(create(cls.job_secretary_a), "signed_first")
        cls.pk_ech4 = sign_to(create(cls.job_ech4_a), "handed_in")
        cls.pk_pelaksana = create(cls.job_pelaksana_a, fill=False, basis="tupoksi")
        cls.pk_ech3 = sign_to(create(cls.job_ech3_a), "in_force")
        cls.successor = cls.pk_ech3.with_user(cls.user_secretary_a)._revise(
            "strategy",
            "Perubahan Renstra",
            date(2026, 7, 1),
            **CHANGED_ELSEWHERE,
        )
        cls.pk_func = sign_to(create(cls.job_func_a), "in_force")
        cls.env["hr.employee"].browse(cls.employee_func_a.id)._appoint(
            cls._create_job("Epidemiolog Lain", "functional", cls.job_ech3_a),
            date(2026, 7, 1),
            {},
        )
        cls.env.cr.flush()  # HR's request ends
        cls.revision = cls.env["sidocakep.pk.revision"].search(
            [("pk_id", "=", cls.pk_func.id)]
        )

    @classmethod
    def _setup_planning(cls):
        cls.rkt = cls.env["sidocakep.rkt"].create(
            {"company_id": cls.agency_a.id, "year": 2026}
        )
        cls.rkt.action_draw_from_plan()
        cls.amendment = cls.renstra._amend()
        cls.amendment.node_ids[0].name = "Meningkatnya derajat kesehatan warga"
        reviews = cls.env["sidocakep.map.review"].with_user(cls.user_secretary_a)
        reviews.create(
            {
                "plan_id": cls.renstra.id,
                "reviewed_on": "2026-03-02",
                "findings": "Peta masih sesuai",
                "decision": "kept",
            }
        )
        cls.request = cls._ask()
