"""Who answers for what in an agency on a day: every role in every sort of agency."""

from datetime import date

from odoo.tests import tagged

from ...models.organisation.official import (
    ASSISTANT,
    COORDINATOR,
    GUARDIAN,
    HEAD,
    RECEIVER,
    ROLES,
)
from ..common import SidocakepCase

DAY = date(2026, 3, 2)


class OfficialCase(SidocakepCase):
    """Four agencies: the Setda, a Plh Sekretaris, no Sekretaris, nobody at all."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # Setda: two Asisten, each with his Bagian; the Sekda above both
        cls.job_asisten_1 = cls._create_setda_job("Asisten I", "asisten", cls.job_sekda)
        cls.job_asisten_2 = cls._create_setda_job(
            "Asisten II", "asisten", cls.job_sekda
        )
        cls.job_bagian_1 = cls._create_setda_job(
            "Kepala Bagian Hukum", "bureau_head", cls.job_asisten_1
        )
        cls.job_bagian_2 = cls._create_setda_job(
            "Kepala Bagian Organisasi", "bureau_head", cls.job_asisten_2
        )
        for key in ("asisten_1", "asisten_2"):
            cls._hold(key, "group_asisten")
        # Dinas A: its Sekretaris is away, the eselon III stands in
        cls._create_acting(
            cls.job_secretary_a, cls.employee_ech3_a, "plh", "2026-03-01", "2026-03-05"
        )
        # Badan B has a head only; Dinas C two posts that nobody holds
        cls.agency_c = cls._create_company("Dinas Kosong Uji", sidocakep_kind="dinas")
        cls.job_head_c = cls._create_job(
            "Kepala Dinas Kosong", "head", cls.job_bupati, cls.agency_c
        )
        cls.job_secretary_c = cls._create_job(
            "Sekretaris Dinas Kosong", "secretary", cls.job_head_c, cls.agency_c
        )
        cls.agencies = (
            cls.government | cls.setda | cls.agency_a | cls.agency_b | cls.agency_c
        )

    @classmethod
    def _create_setda_job(cls, name, kind, superior):
        return cls._create_job(name, kind, superior, cls.setda)

    @classmethod
    def _hold(cls, key, group):
        """Put ``user_<key>`` into ``job_<key>``."""
        job = getattr(cls, f"job_{key}")
        user = cls._create_user(f"uji_{key}", group, job.company_id)
        setattr(cls, f"user_{key}", user)
        employee = cls._create_employee(user.name, job=job, user_id=user.id)
        setattr(cls, f"employee_{key}", employee)

    def _names(self, role, asked=False):
        """Return who answers for each agency: ``plh Uji Ech3 A`` or a vacant title."""
        officials = self.agencies._get_officials(role, DAY, asked=asked)
        return {
            self.env["res.company"].browse(company_id).name: (
                f"{official.capacity} {official.employee.name}"
                if official.employee
                else official.title
            )
            for company_id, official in officials.items()
        }


@tagged("post_install", "-at_install")
class TestOfficial(OfficialCase):
    GOVERNMENT = "Pemerintah Kabupaten Uji"
    SETDA = "Sekretariat Daerah Uji"
    DINAS = "Dinas Kesehatan Uji"
    BADAN = "Badan Penanggulangan Bencana Daerah Uji"
    EMPTY = "Dinas Kosong Uji"

    def test_roles_of_whole_agencies(self):
        """Paser 23/2016 art. 3(1), 4(1), 4(2) and 8(1), agency by agency."""
        heads = {
            self.GOVERNMENT: "definitif Uji Bupati",
            self.SETDA: "definitif Uji Sekda",
            self.DINAS: "definitif Uji Head A",
            self.BADAN: "definitif Uji Head B",
            self.EMPTY: "Kepala Dinas Kosong",
        }
        helped = {**heads, self.DINAS: "plh Uji Ech3 A"}
        expected = {
            HEAD: heads,
            ASSISTANT: {
                self.DINAS: "plh Uji Ech3 A",
                self.EMPTY: "Sekretaris Dinas Kosong",
            },
            COORDINATOR: {**helped, self.EMPTY: "Sekretaris Dinas Kosong"},
            GUARDIAN: {**helped, self.EMPTY: "Sekretaris Dinas Kosong"},
        }
        self.assertEqual(expected.keys(), ROLES.keys())
        for role, names in expected.items():
            with self.subTest(role):
                self.assertEqual(self._names(role), names)

    def test_nobody_is_asked_through_a_vacant_position(self):
        for role in ROLES:
            with self.subTest(role):
                self.assertNotIn(self.EMPTY, self._names(role, asked=True))

    def test_who_has_no_login_is_named_and_not_asked(self):
        self.employee_ech3_a.user_id = False
        self.assertEqual(self._names(COORDINATOR)[self.DINAS], "plh Uji Ech3 A")
        self.assertEqual(
            self._names(COORDINATOR, asked=True)[self.DINAS], "definitif Uji Head A"
        )

    def test_a_login_that_does_not_reach_the_agency_is_not_asked(self):
        """An acting head of another agency whom nobody has allowed here yet."""
        self._create_acting(
            self.job_head_c, self.employee_head_b, "plt", "2026-03-01", "2026-03-31"
        )
        self.assertEqual(self._names(HEAD)[self.EMPTY], "plt Uji Head B")
        self.assertNotIn(self.EMPTY, self._names(HEAD, asked=True))
        self.user_head_b.company_ids |= self.agency_c
        self.assertEqual(self._names(HEAD, asked=True)[self.EMPTY], "plt Uji Head B")

    def test_an_archived_login_is_not_asked(self):
        self.user_ech3_a.active = False
        asked = self._names(ASSISTANT, asked=True)
        self.assertNotIn(self.DINAS, asked)

    def test_the_day_decides(self):
        """The Plh stands in from 1 to 5 March."""
        for day, name in (
            (date(2026, 2, 28), "Uji Secretary A"),
            (date(2026, 3, 1), "Uji Ech3 A"),
            (date(2026, 3, 5), "Uji Ech3 A"),
            (date(2026, 3, 6), "Uji Secretary A"),
            (date(2019, 12, 31), ""),
        ):
            with self.subTest(day):
                officials = self.agency_a._get_officials(ASSISTANT, day)
                self.assertEqual(officials[self.agency_a.id].employee.name or "", name)

    def test_paser_4_2_in_the_setda_the_asisten_above_the_position(self):
        """Whose field it is; the Sekda where no Asisten stands above."""
        expert = self._create_setda_job("Staf Ahli", "staf_ahli", self.job_bupati)
        jobs = (
            self.job_bagian_1
            | self.job_bagian_2
            | self.job_asisten_1
            | self.job_sekda
            | expert
            | self.job_ech4_a
            | self.job_head_b
        )
        officials = jobs._get_officials(COORDINATOR, DAY)
        self.assertEqual(
            {job.name: officials[job.id].employee.name for job in jobs},
            {
                "Kepala Bagian Hukum": "Uji Asisten 1",
                "Kepala Bagian Organisasi": "Uji Asisten 2",
                "Asisten I": "Uji Sekda",
                "Sekretaris Daerah": "Uji Sekda",
                "Staf Ahli": "Uji Sekda",
                "Kepala Seksi Rujukan": "Uji Ech3 A",
                "Kepala Pelaksana": "Uji Head B",
            },
        )
        helping = jobs._get_officials(ASSISTANT, DAY)
        self.assertEqual(
            {job.name for job in jobs if job.id in helping},
            {"Kepala Bagian Hukum", "Kepala Bagian Organisasi", "Kepala Seksi Rujukan"},
        )

    def test_an_asisten_without_login_or_holder_is_passed_over(self):
        self.employee_asisten_1.user_id = False
        asked = self.job_bagian_1._get_officials(COORDINATOR, DAY, asked=True)
        self.assertEqual(asked[self.job_bagian_1.id].user, self.user_sekda)
        self.employee_asisten_1.version_id.job_id = self.job_bagian_2
        named = self.job_bagian_1._get_officials(COORDINATOR, DAY)
        self.assertEqual(named[self.job_bagian_1.id].employee, self.employee_sekda)
        helping = self.job_bagian_1._get_officials(ASSISTANT, DAY)
        self.assertEqual(helping[self.job_bagian_1.id].title, "Asisten I")

    def test_gunung_mas_7_4_the_highest_post_of_bagian_organisasi_receives(self):
        """Who holds nothing comes last, who acts in a post counts as its holder."""
        receivers = (self.agency_a | self.setda)._get_officials(RECEIVER, DAY)
        self.assertEqual(
            {official.user for official in receivers.values()}, {self.user_organisasi}
        )
        second = self._create_user("uji_kabag", "group_organisasi", self.setda)
        employee = self._create_employee(
            "Kepala Bagian", job=self.job_func_a, user_id=second.id
        )
        self.assertEqual(self._receiver().user, second)
        other = self._create_user("uji_plt", "group_organisasi", self.setda)
        acting = self._create_employee(
            "Plt Kabag", job=self.job_pelaksana_a, user_id=other.id
        )
        self.assertEqual(self._receiver().employee, employee)
        self._create_acting(self.job_bagian_2, acting, "plt", "2026-03-01")
        self.assertEqual(self._receiver().employee, acting)
        self.assertEqual(self._receiver().title, "Plt. Kepala Bagian Organisasi")

    def _receiver(self):
        [official] = self.agency_a._get_officials(RECEIVER, DAY).values()
        return official

    def test_another_government_has_its_own_receiver(self):
        other = self._create_company(
            "Kabupaten Lain", parent_id=False, sidocakep_kind="government"
        )
        self.assertEqual(other._get_officials(RECEIVER, DAY), {})

    def test_no_rights_to_hr_are_needed(self):
        agency = self.agency_a.with_user(self.user_pelaksana_a)
        [official] = agency._get_officials(COORDINATOR, DAY).values()
        self.assertEqual(official.user, self.user_ech3_a)

    def test_queries_do_not_grow_with_the_agencies(self):
        for role in (*ROLES, RECEIVER):
            with self.subTest(role):
                few = self._count(self.agency_a, role)
                many = self._count(self.agencies, role)
                self.assertLessEqual(many, few + 1)

    def test_queries_do_not_grow_with_the_positions(self):
        few = self._count(self.job_bagian_1, COORDINATOR)
        many = self._count(
            self.job_bagian_1 | self.job_bagian_2 | self.job_ech4_a | self.job_head_b,
            COORDINATOR,
        )
        self.assertLessEqual(many, few + 1)

    def _count(self, records, role):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        records._get_officials(role, DAY, asked=True)
        return self.env.cr.sql_log_count - before
