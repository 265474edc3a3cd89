"""Revisions by role, by ORM and by RPC, and in constant numbers of queries."""

from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import tagged

from odoo.addons.sidocakep_base.exceptions import WorkflowFieldError

from ..common import CHANGED_ELSEWHERE, ROLES
from ..revision_case import END_OF_JUNE, JULY, REFUSED, REVISERS, RevisionCase

READERS = {
    "bupati",
    "sekda",
    "head_a",
    "secretary_a",
    "ech3_a",
    "ech4_a",
    "func_a",
    "pelaksana_a",
    "organisasi",
    "bappeda",
    "monev",
    "inspektorat",
    "hr",
}


@tagged("post_install", "-at_install")
class TestPkRevisionAccess(RevisionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._replace_holder()
        cls.proposal = cls._get_proposals()

    def test_read(self):
        self.assert_access_of(
            ROLES, READERS, lambda user: self.proposal.with_user(user).read(["reason"])
        )

    def test_search(self):
        for role in ROLES:
            with self.subTest(role):
                found = self.revisions.with_user(getattr(self, f"user_{role}")).search(
                    [("id", "=", self.proposal.id)]
                )
                self.assertEqual(bool(found), role in READERS)

    def test_nobody_creates_one(self):
        vals = {
            "pk_id": self.pk.id,
            "ground": "strategy",
            "reason": "Salah ketik",
            "date_effective": JULY,
        }
        self.assert_access_of(
            ROLES, (), lambda user: self.revisions.with_user(user).create(dict(vals))
        )

    def test_nobody_writes_or_deletes_one(self):
        for vals in (
            {"reason": "Salah ketik"},
            {"ground": "strategy"},
            {"pk_id": self.pk.id},
        ):
            self.assert_access_of(
                ROLES,
                (),
                lambda user, vals=vals: self.proposal.with_user(user).write(vals),
            )
        self.assert_access_of(
            ROLES, (), lambda user: self.proposal.with_user(user).unlink()
        )

    def test_the_state_is_a_matter_of_steps(self):
        with self.assertRaises(WorkflowFieldError):
            self.proposal.write({"state": "done"})

    def test_revise(self):
        self.assert_access_of(
            ROLES,
            REVISERS,
            lambda user: self._revise(user=user, revision=self.proposal),
        )

    def test_close(self):
        self.assert_access_of(
            ROLES,
            REVISERS,
            lambda user: self.pk.with_user(user)._close("Pindah tugas", END_OF_JUNE),
        )

    def test_dismiss(self):
        self.assert_access_of(
            ROLES,
            REVISERS,
            lambda user: self.proposal.with_user(user).action_dismiss("Tidak perlu"),
        )

    def test_buttons_are_for_who_may(self):
        for role in READERS:
            with self.subTest(role):
                user = getattr(self, f"user_{role}")
                self.assertEqual(self.pk.with_user(user).can_revise, role in REVISERS)
                self.assertEqual(
                    self.proposal.with_user(user).can_answer, role in REVISERS
                )

    def test_the_list_opens_for_every_role(self):
        for role in ROLES:
            user = getattr(self, f"user_{role}")
            opened = self.open_action(
                user, "sidocakep_cascading.sidocakep_pk_revision_action"
            )
            self.assertEqual(bool(opened["list"]), role in READERS, role)


@tagged("post_install", "-at_install")
class TestPkRevisionRpc(RevisionCase):
    def _call(self, user, model, method, *args, **kwargs):
        return call_kw(self.env[model].with_user(user), method, list(args), kwargs)

    def test_private_methods_are_not_callable(self):
        for model, method in (
            ("sidocakep.pk", "_revise"),
            ("sidocakep.pk", "_close"),
            ("sidocakep.pk", "_propose_mutasi"),
            ("sidocakep.pk", "_follow_hr"),
            ("sidocakep.pk.revision", "_transition"),
            ("sidocakep.pk.revision", "_withdraw"),
        ):
            with self.subTest(method), self.assertRaises(AccessError):
                self._call(self.user_organisasi, model, method, self.pk.ids)

    def test_no_successor_without_a_ground(self):
        """Neither by the fields of the PK, nor by a copy, nor by a context."""
        vals = {"job_id": self.job_ech3_a.id, "year": 2026}
        for extra in (
            {"previous_id": self.pk.id},
            {"version": 2},
            {"revision_id": 1},
            {"date_from": "2026-07-01"},
        ):
            with self.subTest(extra=extra), self.assertRaises(WorkflowFieldError):
                self._call(
                    self.user_organisasi, "sidocakep.pk", "create", {**vals, **extra}
                )
        with self.assertRaises(WorkflowFieldError):
            self._call(
                self.user_organisasi,
                "sidocakep.pk",
                "write",
                self.pk.ids,
                {"date_until": "2026-06-30"},
                context={"sidocakep_workflow_bypass": True},
            )

    def test_the_wizard_by_rpc_asks_for_the_same(self):
        for user, vals, error in (
            (self.user_secretary_a, {"reason": "Salah ketik"}, UserError),
            (
                self.user_ech4_a,
                {
                    "ground": "priority",
                    "reason": "Salah ketik",
                    "date_effective": "2026-07-01",
                },
                REFUSED,
            ),
        ):
            wizard_id = self._call(
                user, "sidocakep.pk.revise", "create", [{"pk_id": self.pk.id, **vals}]
            )
            for method in ("action_open", "action_close"):
                with self.subTest(method=method), self.assertRaises(error):
                    self._call(user, "sidocakep.pk.revise", method, wizard_id)
        self.assertFalse(self.pk.next_ids)
        self.assertEqual(self.pk.state, "in_force")

    def test_a_proposal_of_another_agreement_is_not_used_up(self):
        other = self._sign_to(self._create_pk(self.job_secretary_a), "in_force")
        self._move_away(self.employee_secretary_a)
        proposal = self._get_proposals(other)
        wizard_id = self._call(
            self.user_ech3_a,
            "sidocakep.pk.revise",
            "create",
            [
                {
                    "pk_id": self.pk.id,
                    "revision_id": proposal.id,
                    "ground": "priority",
                    "reason": "Salah ketik",
                    **CHANGED_ELSEWHERE,
                    "date_effective": "2026-07-01",
                }
            ],
        )
        self._call(self.user_ech3_a, "sidocakep.pk.revise", "action_open", wizard_id)
        self.assertEqual(proposal.state, "proposed")
        self.assertEqual(self.pk.next_ids.revision_id.origin, "manual")


@tagged("post_install", "-at_install")
class TestPkRevisionQueries(RevisionCase):
    MANY = 50

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.jobs = cls.env["hr.job"].create(
            [
                {
                    "name": f"Kepala Seksi {number}",
                    "company_id": cls.agency_a.id,
                    "position_kind_id": cls._position_kind("supervisor").id,
                    "superior_id": cls.job_ech3_a.id,
                    "echelon": "iv_a",
                }
                for number in range(cls.MANY)
            ]
        )
        cls.employees = cls.env["hr.employee"].create(
            [
                {
                    "name": f"Pejabat {job.name}",
                    "company_id": cls.agency_a.id,
                    "job_id": job.id,
                    "date_version": "2020-01-01",
                    "nip": cls._next_nip(),
                }
                for job in cls.jobs
            ]
        )
        cls.pks = cls.env["sidocakep.pk"].create(
            [
                {"job_id": job.id, "year": 2026, "date_document": "2026-01-02"}
                for job in cls.jobs
            ]
        )
        cls.pks._with_workflow_bypass().write(
            {"state": "in_force", "date_from": "2026-01-01"}
        )
        cls.spare = cls._create_post()

    def _count(self, function):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        function()
        self.env.flush_all()
        return self.env.cr.sql_log_count - before

    def test_proposing_for_one_and_for_many(self):
        counts = {}
        for number in (1, self.MANY):
            for _warm_up in range(2):
                with self.env.cr.savepoint() as savepoint:
                    jobs = self.jobs[:number]
                    self._end_versions(self.employees[:number])
                    counts[number] = self._count(
                        lambda jobs=jobs: self.env["sidocakep.pk"]._follow_tenure(jobs)
                    )
                    proposed = self.revisions.search([("state", "=", "proposed")])
                    self.assertEqual(len(proposed), number)
                    savepoint.rollback()
                    self.env.invalidate_all()
        self.assertEqual(counts[1], counts[self.MANY], counts)

    def _end_versions(self, employees):
        """The people leave at the end of June; written so that nothing follows yet."""
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE hr_version SET departure_date = %s WHERE employee_id IN %s",
            (END_OF_JUNE, tuple(employees.ids)),
        )
        self.env.invalidate_all()

    def test_reading_the_list_and_the_notices(self):
        self._end_versions(self.employees)
        self.env["sidocakep.pk"]._follow_tenure(self.jobs)
        view = self.env["sidocakep.pk.revision"].get_view(
            self.env.ref("sidocakep_cascading.sidocakep_pk_revision_view_list").id,
            "list",
        )
        names = view["models"]["sidocakep.pk.revision"]
        specification = {
            name: {"fields": {"display_name": {}}}
            if self.revisions._fields[name].type == "many2one"
            else {}
            for name in names
        }
        proposals = self.revisions.search([("state", "=", "proposed")])
        self.assertEqual(len(proposals), self.MANY)
        user = self.user_secretary_a
        operations = {
            "list": lambda number: (
                proposals[:number].with_user(user).web_read(specification)
            ),
            "notices": lambda number: (
                self.pks[:number]
                .with_user(user)
                .read(["revision_notice", "can_revise", "period_text"])
            ),
            "at": lambda number: self.pks._get_at(self.jobs[:number], JULY),
            "tenures": lambda number: self.pks._get_tenures(self.jobs[:number], 2026),
            "drift": lambda number: self.pks[:number]._get_drift(),
        }
        for name, operation in operations.items():
            counts = set()
            for number in (1, self.MANY):
                for _warm_up in range(2):
                    count = self._count(lambda n=number, run=operation: run(n))
                counts.add(count)
            with self.subTest(name):
                self.assertEqual(len(counts), 1, f"{name}: {counts}")
