"""People whom Odoo has already are found, not doubled; logins come with the file."""

import base64
from datetime import date

from odoo.tests import tagged

from ...models.document.document_lang import document_lang
from ..import_case import ImportCase, edit, fill
from ..thorough import long

SHEET = "Jabatan & Pegawai"
NIP = "198001012005011001"
POST = {"Nama Jabatan": "Perawat", "Jenis Jabatan": "functional"}


@tagged("post_install", "-at_install")
class TestImportStaff(ImportCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.user_hr.company_ids += cls.agency_b | cls.government
        cls.admin = cls._create_user("uji_admin", "group_organisasi", cls.agency_b)
        cls.admin.group_ids += cls.env.ref("base.group_erp_manager")
        cls.admin.group_ids += cls.env.ref("hr.group_hr_user")
        cls.admin.company_ids += cls.government
        cls.old = cls.env["hr.employee"].create(
            {
                "name": "Siti Lama",
                "company_id": cls.government.id,
                "date_version": "2020-01-01",
                "work_email": "siti@uji.example",
            }
        )

    def _appoint_in_agency_b(self):
        post = self.env["hr.job"].search([("company_id", "=", self.agency_b.id)])[:1]
        self.old._appoint(post, date(2026, 2, 1), {})

    def _rows(self, user=None, **cells):
        row = POST | {"Nama Pegawai": "Siti Lama, S.Kep."} | cells
        return self._check_rows({SHEET: [row]}, user or self.user_hr)

    def test_a_login_is_staged_without_a_query_of_its_own(self):
        people = [
            POST | {"Nama Pegawai": f"Baru {number}", "Surel": f"{number}@uji.example"}
            for number in range(50)
        ]
        record = self._open_import(self.admin)
        template = self._download(record)
        counts = []
        for rows in (people, people[:1], people):
            content = fill(template, {SHEET: rows})
            run = record._prepare_run()
            before = self.cr.sql_log_count
            run.read(content)
            counts.append(self.cr.sql_log_count - before)
            self.assertFalse(run.has_errors)
        self.assertEqual(counts[1], counts[2])

    def _apply(self, record):
        self._assert_no_errors(record)
        record.with_company(self.agency_b).action_apply()
        self.assertEqual(record.state, "applied")

    def _people(self):
        people = self.env["hr.employee"].with_context(active_test=False)
        return people.search([("name", "ilike", "Siti Lama")])

    def test_a_namesake_without_a_nip_is_asked_for(self):
        """Finding 4: 0 problems, and the person stood there twice."""
        record = self._rows(NIP=NIP)
        self.assertEqual(
            self._problems(record), [("employee_namesake", SHEET, 4, "Nama Pegawai")]
        )
        self.assertIn("Pemerintah Kabupaten Uji", record.problem_ids.message)

    def test_who_stands_here_without_degrees_is_asked_for(self):
        """The staff list has degrees, HR's had none: 1,000 people stood there twice."""
        self._appoint_in_agency_b()
        asked = self._rows(NIP=NIP)
        self.assertEqual(
            self._problems(asked), [("employee_namesake", SHEET, 5, "Nama Pegawai")]
        )
        self.assertIn(self.agency_b.name, asked.problem_ids.message)

    def test_the_agencies_on_the_screen_are_nothing_to_a_workbook(self):
        """At the first day the switcher shows the government alone."""
        self._appoint_in_agency_b()
        record = self._open_import(self.user_hr)

        def rename(workbook):
            for cells in workbook[SHEET].iter_rows(min_row=2):
                for cell in cells:
                    if cell.value == self.old.name:
                        cell.value = "Siti Baru"
                        cells[8].value = NIP

        self.old.nip = NIP
        content = edit(self._download(record), rename)
        record = record.with_context(allowed_company_ids=self.government.ids)
        self._upload(record, content)
        self._assert_no_errors(record)
        record.action_apply()
        self.assertEqual(self.old.name, "Siti Baru")

    def test_a_nip_that_stands_twice_is_named(self):
        rows = [POST | {"Nama Pegawai": name, "NIP": NIP} for name in ("Ani", "Budi")]
        record = self._check_rows({SHEET: rows}, self.user_hr)
        self.assertEqual(self._problems(record), [("duplicate_key", SHEET, 5, "NIP")])

    def test_the_same_person_is_moved_with_his_past(self):
        self._apply(self._rows(NIP=NIP, **{"Orang yang Sama": "Ya"}))
        self.assertEqual(self._people(), self.old)
        self.assertEqual(self.old.company_id, self.agency_b)
        self.assertEqual(self.old.nip, NIP)
        self.assertEqual(self.old.name, "Siti Lama, S.Kep.")
        self.assertEqual(self.old.job_id.name, "Perawat")
        self.assertFalse(self.old._get_version(date(2021, 1, 1)).job_id)
        self.assertEqual(
            self.old._get_version(date(2026, 1, 1)).job_id, self.old.job_id
        )

    def test_another_person_is_new(self):
        self._apply(self._rows(NIP=NIP, **{"Orang yang Sama": "Bukan"}))
        self.assertEqual(len(self._people()), 2)
        self.assertEqual(self.old.company_id, self.government)

    def test_a_nip_in_the_government_is_the_person(self):
        self.old.nip = NIP
        self._apply(self._rows(NIP=NIP))
        self.assertEqual(self._people(), self.old)
        self.assertEqual(self.old.company_id, self.agency_b)

    def test_another_nip_is_another_person(self):
        self.old.nip = "198501012010012001"
        self._apply(self._rows(NIP=NIP))
        self.assertEqual(len(self._people()), 2)

    def test_two_namesakes_are_told_apart_by_nip(self):
        self.env["hr.employee"].create(
            {"name": "dr. Siti Lama", "company_id": self.government.id}
        )
        record = self._rows(NIP=NIP, **{"Orang yang Sama": "Ya"})
        self.assertEqual(
            self._problems(record),
            [("namesake_ambiguous", SHEET, 4, "Orang yang Sama")],
        )

    def test_a_login_has_agency_and_role_of_the_post_and_no_password(self):
        cells = {"Orang yang Sama": "Bukan", "Surel": "siti.baru@uji.example"}
        self._apply(self._rows(self.admin, NIP=NIP, **cells))
        person = self._people() - self.old
        user = person.user_id
        self.assertEqual((user.login, user.email), (NIP, "siti.baru@uji.example"))
        self.assertEqual(user.company_ids, self.agency_b)
        self.assertTrue(user.has_group("sidocakep_base.group_functional"))
        self.assertEqual(person.work_contact_id, user.partner_id)
        self.env.cr.execute("SELECT password FROM res_users WHERE id = %s", [user.id])
        self.assertFalse(self.env.cr.fetchone()[0])

    def test_a_login_for_who_is_there(self):
        role = self.env.ref("sidocakep_base.group_head")
        role = role.with_context(lang=document_lang(self.env)).name
        cells = {"Orang yang Sama": "Ya", "Nama Akun": "siti", "Peran": role}
        self._apply(self._rows(self.admin, NIP=NIP, **cells))
        self.assertEqual(self.old.user_id.login, "siti")
        self.assertTrue(self.old.user_id.has_group("sidocakep_base.group_head"))

    @long
    def test_what_is_wrong_with_a_login_is_said(self):
        for cells, code in (
            ({"Nama Akun": self.user_head_a.login}, "login_taken"),
            ({"Peran": "Raja"}, "reference_unknown"),
            ({"Nama Akun": "siti"}, None),
        ):
            with self.subTest(code=code):
                cells |= {"Orang yang Sama": "Bukan", "NIP": NIP}
                found = {p[0] for p in self._problems(self._rows(self.admin, **cells))}
                self.assertEqual(found - {"nip_missing"}, {code} - {None})

    def test_only_the_administrator_gives_out_logins(self):
        cells = {"Orang yang Sama": "Bukan", "Nama Akun": "siti", "NIP": NIP}
        found = {problem[0] for problem in self._problems(self._rows(**cells))}
        self.assertIn("no_right_login", found)

    def test_a_new_person_in_a_post_that_stands_is_new(self):
        """Of a thousand new people in thirty posts a thousand are new."""
        rows = [
            POST | {"Nama Pegawai": name, "NIP": nip}
            for name, nip in (("Ani Baru", NIP), ("Budi Baru", "198501012010011002"))
        ]
        record = self._check_rows({SHEET: rows}, self.user_hr)
        # the head, downloaded with the workbook, stays as he is
        self.assertEqual(self._counts(record)[SHEET], (2, 0, 1))

    def test_downloaded_and_uploaded_it_changes_nothing(self):
        for user in (self.admin, self.user_hr):
            with self.subTest(user=user.login):
                record = self._open_import(user)
                self._upload(record, self._download(record))
                self.assertFalse(self._problems(record))
                self.assertFalse(record.change_ids)

    def _measure_people(self, first, count):
        """Return the queries of applying ``count`` new people with their logins."""
        rows = [
            POST
            | {
                "Nama Pegawai": f"Orang {first + number}",
                "NIP": f"198001012005011{first + number:03}",
                "Menjabat Sejak": date(2026, 1, 1),
                "Surel": f"orang{first + number}@uji.example",
            }
            for number in range(count)
        ]
        record = self._check_rows({SHEET: rows}, self.admin)
        self._assert_no_errors(record)
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.cr.sql_log_count
        self._apply(record)
        self.env.flush_all()
        return self.cr.sql_log_count - before

    @long
    def test_people_cost_what_core_asks_of_each_and_no_picture(self):
        """Core makes logins and files one by one; of 45 queries 25 were its pictures.

        The initial is drawn when it is looked at, without one being stored.
        """
        self._measure_people(100, 1)
        one, fifty = self._measure_people(200, 1), self._measure_people(300, 50)
        self.assertLess((fifty - one) / 49, 24)
        person = self.env["hr.employee"].search([("name", "=", "Orang 300")])
        self.assertEqual(person.user_id.email, "orang300@uji.example")
        self.assertFalse(person.image_1920)
        self.assertFalse(person.work_contact_id.image_1920)
        self.assertIn(b"<svg", base64.b64decode(person.avatar_128))

    def test_an_agency_that_the_login_may_not_work_in_is_said_once(self):
        """Core said of each: "Access to unauthorized or invalid companies."."""
        self.user_hr.company_ids -= self.agency_b
        rows = [
            POST
            | {"Nama Pegawai": f"Orang {number}", "NIP": f"19800101200501100{number}"}
            for number in (1, 2)
        ]
        record = self._check_rows({SHEET: rows}, self.user_hr)
        self.assertEqual(self._problems(record), [("agency_not_allowed", SHEET, 4, "")])
        self.assertIn(self.agency_b.name, record.problem_ids.message)
