from datetime import date

from odoo.addons.sidocakep_base.exceptions import TransitionAccessError

from .common import CHANGED_ELSEWHERE, PkCase

JULY = date(2026, 7, 1)
END_OF_JUNE = date(2026, 6, 30)
#: Who may revise the PK of the eselon III of agency A, which he has left.
REVISERS = {"head_a", "secretary_a", "organisasi"}
REFUSED = TransitionAccessError


class RevisionCase(PkCase):
    """The agreement of the eselon III of agency A is in force since 1 January 2026."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pk = cls._sign_to(cls._create_pk(cls.job_ech3_a), "in_force")
        cls.revisions = cls.env["sidocakep.pk.revision"]
        cls._end_transaction()

    @classmethod
    def _end_transaction(cls):
        """Do what a commit does before it: HR's changes are followed there."""
        cls.env.cr.flush()

    @classmethod
    def _create_newcomer(cls, name="Pejabat Baru, S.KM.", job=None, login=None):
        """Create an official of agency A, and a login if one is named."""
        user = login and cls._create_user(login, "group_echelon3", cls.agency_a)
        return cls._create_employee(
            name, job=job, rank="iii_d", **({"user_id": user.id} if user else {})
        )

    @classmethod
    def _create_post(cls, name="Kepala Bidang Lain", company=None, superior=None):
        return cls._create_job(
            name,
            "administrator",
            superior or cls.job_head_b,
            company or cls.agency_b,
            echelon="iii_b",
        )

    @classmethod
    def _get_proposals(cls, pk=None):
        cls._end_transaction()
        return cls.revisions.search(
            [("pk_id", "=", (pk or cls.pk).id), ("state", "=", "proposed")]
        )

    @classmethod
    def _move_away(cls, employee=None, day=JULY, job=None):
        """Record in HR that the eselon III holds another post from a day on."""
        employee = employee or cls.employee_ech3_a
        employee._appoint(job or cls._create_post(), day, {})
        cls._end_transaction()

    @classmethod
    def _replace_holder(cls, login="uji_baru", day=JULY):
        """Record in HR that a newcomer takes over the post of the eselon III."""
        newcomer = cls._create_newcomer(login=login)
        cls._move_away(day=day)
        newcomer._appoint(cls.job_ech3_a, day, {})
        cls._end_transaction()
        return newcomer

    def _revise(self, pk=None, user=None, ground="mutasi", day=JULY, **kw):
        pk = (pk or self.pk).with_user(user or self.user_secretary_a)
        reason = kw.pop("reason", "SK Bupati 15/2026")
        kw = CHANGED_ELSEWHERE | kw
        return pk._revise(ground, reason, day, **kw).with_env(self.env)
