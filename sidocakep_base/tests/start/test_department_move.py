"""An Odoo in use: its departments become agencies, nobody's past is lost."""

from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from ...engine.agencies import guess_kind
from ..common import ROLES, SidocakepCase

LONG_AGO = date(2021, 5, 1)


@tagged("post_install", "-at_install")
class TestDepartmentMove(SidocakepCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        departments = cls.env["hr.department"]
        home = {"company_id": cls.government.id}
        cls.office = departments.create({"name": "Dinas Sosial", **home})
        cls.section = departments.create(
            {"name": "Bidang Rehabilitasi", "parent_id": cls.office.id, **home}
        )
        cls.works = departments.create({"name": "Produksi", **home})
        create = cls._create_job
        cls.job_chief = create("Kepala Dinas Sosial", "head", None, cls.government)
        cls.job_section = create("Kepala Bidang", "administrator", None, cls.government)
        cls.job_staff = create("Staf", "pelaksana", None, cls.government)
        cls.chief = cls._employ("Kepala Sosial", cls.job_section, cls.section)
        cls.chief.create_version(
            {
                "date_version": "2024-01-01",
                "job_id": cls.job_chief.id,
                "department_id": cls.office.id,
            }
        )
        cls.clerk = cls._employ("Staf Sosial", cls.job_staff, cls.section)
        cls.worker = cls._employ("Pekerja", cls.job_staff, cls.works)

    @classmethod
    def _employ(cls, name, job, department):
        return cls._create_employee(
            name, job=job, department_id=department.id, nip=False
        )

    def _move(self):
        window = self.env["sidocakep.department.move"].create(
            {"company_id": self.government.id}
        )
        window.action_confirm()
        return self.env["res.company"].search([("name", "=", "Dinas Sosial")])

    def _holders(self, job, day):
        return [holder.employee.id for holder in job._get_holders(day)[job.id]]

    def test_names_tell_the_kind(self):
        for name, kind in (
            ("Dinas Kesehatan", "dinas"),
            ("  BADAN  Kepegawaian", "badan"),
            ("Sekretariat DPRD", "setwan"),
            ("Produksi", False),
        ):
            with self.subTest(name=name):
                self.assertEqual(guess_kind(name), kind)

    def test_offices_are_offered_ticked_and_others_are_not(self):
        form = Form(self.env["sidocakep.department.move"])
        offered = {
            line.department_id.name: (line.kind, line.is_chosen, line.people_count)
            for line in form.save().line_ids
        }
        self.assertEqual(offered["Dinas Sosial"], ("dinas", True, 2))
        self.assertEqual(offered["Produksi"], (False, False, 1))
        self.assertNotIn("Bidang Rehabilitasi", offered)

    def test_department_positions_and_people_go_along(self):
        agency = self._move()
        self.assertEqual(agency.parent_id, self.government)
        self.assertEqual(agency.sidocakep_kind, "dinas")
        moved = self.chief | self.clerk
        self.assertEqual(moved.company_id, agency)
        self.assertEqual((self.office | self.section).company_id, agency)
        self.assertEqual((self.job_chief | self.job_section).company_id, agency)
        self.assertEqual(moved.version_ids.company_id, agency)
        self.assertEqual(self.worker.company_id, self.government)

    def test_who_held_what_before_is_answered_as_it_was(self):
        self._move()
        self.assertEqual(self._holders(self.job_section, LONG_AGO), self.chief.ids)
        self.assertEqual(self._holders(self.job_chief, LONG_AGO), [])
        today = date(2026, 1, 5)
        self.assertEqual(self._holders(self.job_chief, today), self.chief.ids)
        self.assertEqual(self.chief._get_version(LONG_AGO).job_id, self.job_section)

    def test_a_position_that_others_hold_too_is_copied(self):
        agency = self._move()
        twin = self.clerk.job_id
        self.assertNotEqual(twin, self.job_staff)
        self.assertEqual((twin.name, twin.company_id), ("Staf", agency))
        self.assertEqual(self.job_staff.company_id, self.government)
        self.assertEqual(self._holders(twin, LONG_AGO), self.clerk.ids)
        self.assertEqual(self._holders(self.job_staff, LONG_AGO), self.worker.ids)

    def test_into_an_agency_that_is_there(self):
        there = self._create_company("DINAS SOSIAL", sidocakep_kind="dinas")
        self._move()
        self.assertEqual(self.chief.company_id, there)

    def test_what_is_missing_is_asked(self):
        window = self.env["sidocakep.department.move"].create(
            {"company_id": self.government.id}
        )
        window.line_ids.is_chosen = False
        with self.assert_refused(UserError, "Tick the departments"):
            window.action_confirm()
        line = window.line_ids.filtered(lambda line: line.department_id == self.works)
        line.is_chosen = True
        with self.assert_refused(UserError, "Produksi: enter the name of the agency"):
            window.action_confirm()

    def test_the_administrator_alone(self):
        for role in ROLES:
            user = getattr(self, f"user_{role}")
            windows = self.env["sidocakep.department.move"].with_user(user)
            with self.subTest(role=role), self.assertRaises(AccessError):
                windows.create({"company_id": self.government.id})

    # ------------------------------------------------------------------
    # Agencies from a list
    # ------------------------------------------------------------------

    def _open_list(self, *lines, user=None):
        windows = self.env["sidocakep.agency.list"]
        windows = windows.with_user(user or self.user_organisasi)
        text = "\n".join(lines)
        return windows.create({"company_id": self.government.id, "text": text})

    def test_a_list_makes_agencies_those_above_first(self):
        window = self._open_list(
            "1\tPuskesmas Tewah\tDinas Perikanan Uji",
            "2\tDinas Perikanan Uji\tDinkesu\t9.02.0.00.0.00.01.0000",
            "3\tKantor Kearsipan",
            "4\tDINAS PERIKANAN UJI",
            f"5\t{self.agency_b.name.upper()}",
            "6\tDinas Sosial",
        )
        lines = {line.name: line for line in window.line_ids}
        self.assertEqual(
            [(line.kind, line.is_chosen) for line in window.line_ids],
            [
                ("puskesmas", True),
                ("dinas", True),
                (False, True),
                ("dinas", False),
                (lines[self.agency_b.name.upper()].kind, False),
                ("dinas", True),
            ],
        )
        self.assertTrue(window.line_ids[3].is_repeated)
        self.assertEqual(window.line_ids[4].agency_id, self.agency_b)
        self.assertTrue(lines["Dinas Sosial"].has_department)
        with self.assert_refused(UserError, "Choose the kind.*Kantor Kearsipan"):
            window.action_confirm()
        lines["Kantor Kearsipan"].kind = "other"
        window.action_confirm()
        companies = self.env["res.company"].search([("parent_id", "!=", False)])
        unit = companies.filtered(lambda company: company.name == "Puskesmas Tewah")
        above = unit.parent_id
        self.assertEqual(above.name, "Dinas Perikanan Uji")
        self.assertEqual(above.sidocakep_short_name, "Dinkesu")
        self.assertEqual(above.skpd_code, "9.02.0.00.0.00.01.0000")
        self.assertEqual(above.parent_id, self.government)
        # once more, untouched: all are there
        again = self._open_list(*window.text.splitlines())
        self.assertFalse(any(again.line_ids.mapped("is_chosen")))
        with self.assert_refused(UserError, "Tick the agencies"):
            again.action_confirm()
        # and who had the window open before makes none twice
        with self.assert_refused(UserError, "are there already.*Puskesmas Tewah"):
            window.action_confirm()

    def test_an_agency_above_that_is_none_is_named(self):
        window = self._open_list("Puskesmas Uji;Dinas Yang Tidak Ada")
        with self.assert_refused(UserError, "Dinas Yang Tidak Ada, above Puskesmas"):
            window.action_confirm()
        self.assertFalse(
            self.env["res.company"].search([("name", "=", "Puskesmas Uji")])
        )

    def test_a_list_is_for_who_makes_agencies(self):
        for role in ROLES:
            if role == "organisasi":
                continue
            user = getattr(self, f"user_{role}")
            with self.subTest(role=role), self.assertRaises(AccessError):
                self._open_list("Dinas Baru", user=user)
