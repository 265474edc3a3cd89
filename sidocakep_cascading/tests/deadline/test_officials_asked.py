"""Everything that asks an official asks the same one, in every sort of agency."""

from odoo.tests import tagged

from odoo.addons.sidocakep_base.models.organisation.official import HEAD

from ...models.deadline.sidocakep_deadline_activity import ACTIVITY_DRAW_UP
from ..common import YEAR
from .test_deadline import DeadlineCase


@tagged("post_install", "-at_install")
class TestOfficialsAsked(DeadlineCase):
    """The callers of ``_get_officials`` over four agencies.

    The Setda with an Asisten above one Bagian, the Dinas whose Sekretaris is away, the
    Badan without a Sekretaris, and a Dinas whose posts are vacant.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.job_asisten = cls._create_job(
            "Asisten Administrasi", "asisten", cls.job_sekda, cls.setda
        )
        cls.job_bagian = cls._create_job(
            "Kepala Bagian Organisasi", "bureau_head", cls.job_asisten, cls.setda
        )
        cls._create_employee(
            "Asisten", job=cls.job_asisten, rank="iv_c", user_id=cls.user_asisten.id
        )
        cls.employee_bagian = cls._create_employee("Kabag", job=cls.job_bagian)
        cls.agency_c = cls._create_company("Dinas Kosong Uji", sidocakep_kind="dinas")
        cls.job_head_c = cls._create_job(
            "Kepala Dinas Kosong", "head", cls.job_bupati, cls.agency_c
        )
        cls.job_secretary_c = cls._create_job(
            "Sekretaris Dinas Kosong", "secretary", cls.job_head_c, cls.agency_c
        )
        cls.job_staff_c = cls._create_job(
            "Pengelola", "pelaksana", cls.job_head_c, cls.agency_c
        )
        cls.employee_staff_c = cls._create_employee("Pengelola", job=cls.job_staff_c)
        cls.government.profile_id = cls.profile_paser
        # of the regulation's own zone: for an hour its day is another than in Jakarta
        today = cls.env.user._get_office_day()
        cls._create_acting(
            cls.job_secretary_a, cls.employee_ech3_a, "plh", today, today
        )

    def _create_pks(self):
        """Return one PK in each agency and, in the Setda, one outside every field."""
        jobs = (
            self.job_bagian,
            self.job_sekda,
            self.job_ech4_a,
            self.job_head_b,
            self.job_staff_c,
        )
        return [self._create_pk(job, fill=False) for job in jobs]

    def test_paser_4_2_deadlines_ask_the_coordinator_of_each_position(self):
        """Of the Dinas five posts sign by art. 5(1): a pelaksana is not one of them."""
        self._decide_budget()
        activities = self.env["mail.activity"].search(
            [("activity_type_id", "=", self.env.ref(ACTIVITY_DRAW_UP).id)]
        )
        mine = self.env["res.company"].search(
            [("id", "child_of", self.government.id), ("parent_id", "!=", False)]
        )
        found = {}
        for activity in activities:
            row = self.deadlines.browse(activity.res_id)
            if row.company_id in mine and row.year == YEAR:
                found[row.company_id.name, activity.user_id] = activity.summary
        self.assertEqual(
            found,
            {
                (self.setda.name, self.user_asisten): (
                    "Sekretariat Daerah Uji: draw up the PK of 1 position"
                ),
                (self.setda.name, self.user_sekda): (
                    "Sekretariat Daerah Uji: draw up the PKs of 2 positions"
                ),
                (self.agency_a.name, self.user_ech3_a): (
                    "Dinas Kesehatan Uji: draw up the PKs of 5 positions"
                ),
                (self.agency_b.name, self.user_head_b): (
                    "BPBD: draw up the PK of 1 position"
                ),
            },
            "in the vacant agency there is nobody to ask",
        )

    def test_an_activity_goes_with_the_last_position_of_its_field(self):
        self._decide_budget()
        self._create_pk(self.job_bagian, fill=False)
        kind = self.env.ref(ACTIVITY_DRAW_UP)
        mine = [("activity_type_id", "=", kind.id)]
        activities = self.env["mail.activity"].search(mine)
        self.assertNotIn(self.user_asisten, activities.user_id)
        self.assertIn(self.user_sekda, activities.user_id)

    def test_paser_4_2_reminders_and_mutasi_ask_the_same_one(self):
        pks = self._create_pks()
        expected = [
            self.user_asisten,
            self.user_sekda,
            self.user_ech3_a,
            self.user_head_b,
            self.env["res.users"],
        ]
        every = self.env["sidocakep.pk"].union(*pks)
        askers = every._get_revision_askers()
        groups = every._group_by_coordinator()
        for pk, user in zip(pks, expected, strict=True):
            with self.subTest(pk.job_id.name):
                self.assertEqual(askers[pk], user)
                told = self.env["res.users"].union(
                    *(user for (_agency, user), told in groups.items() if pk in told)
                )
                self.assertEqual(told, user)

    def test_who_helps_the_head_hands_in_else_party_one(self):
        pks = self._create_pks()
        every = self.env["sidocakep.pk"].union(*pks)
        bearers = every._get_bearers()
        self.assertEqual(
            [bearers[pk.id] for pk in pks],
            [
                self.user_asisten,
                self.user_sekda,  # his own
                self.user_ech3_a,
                self.user_head_b,  # her own
                self.env["res.users"],
            ],
        )

    def test_crosscutting_asks_the_head_and_who_helps(self):
        requests = self.env["sidocakep.crosscutting"]
        expected = {
            self.setda: self.user_sekda,
            self.agency_a: self.user_head_a | self.user_ech3_a,
            self.agency_b: self.user_head_b,
            self.agency_c: self.env["res.users"],
        }
        for agency, users in expected.items():
            with self.subTest(agency.name):
                request = requests.new({"company_id": agency.id})
                self.assertEqual(request._get_answerers()[agency.id], users)

    def test_paser_3_1_the_map_is_coordinated_by_the_head(self):
        expected = {
            self.setda: f"Sekretaris Daerah: {self.employee_sekda.name}",
            self.agency_a: f"Kepala Dinas Kesehatan: {self.employee_head_a.name}",
            self.agency_c: "Kepala Dinas Kosong",
        }
        for agency, words in expected.items():
            with self.subTest(agency.name):
                plan = self.env["sidocakep.plan"].new({"company_id": agency.id})
                self.assertEqual(plan._get_map_coordinator(), words)

    def test_plan_and_rkt_are_signed_by_the_head(self):
        day = self.env.user._get_office_day()
        heads = self.agency_c._get_officials(HEAD, day)
        for model in ("sidocakep.plan", "sidocakep.rkt"):
            with self.subTest(model):
                document = self.env[model].new({"company_id": self.agency_c.id})
                self.assertEqual(
                    document.signer_job_id._origin, heads[self.agency_c.id].job
                )
                self.assertEqual(document.signer_job_id._origin, self.job_head_c)
