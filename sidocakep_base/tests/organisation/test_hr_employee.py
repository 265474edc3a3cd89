from datetime import date

from lxml import etree
from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from ..common import SidocakepCase


@tagged("post_install", "-at_install")
class TestHrEmployee(SidocakepCase):
    def test_nip_is_stored_without_and_printed_with_blanks(self):
        """The example of field practice: PK Jawa Barat 2017 prints it in groups."""
        employee = self._create_employee("Contoh", nip="19630312 198901 1 002")
        self.assertEqual(employee.nip, "196303121989011002")
        self.assertEqual(employee.nip_display, "19630312 198901 1 002")

    def test_nip_is_checked_part_by_part(self):
        for nip, part in (
            ("19630312198901100", "17 digits"),
            ("19631312 198901 1 002", "day of birth"),
            ("19630312 198913 1 002", "month of appointment"),
            ("19630312 198901 3 002", "Digit 15"),
            ("19630312-198901-1-002", "character"),
        ):
            with (
                self.subTest(nip=nip),
                self.assertRaisesRegex(ValidationError, part),
            ):
                self.employee_head_a.nip = nip

    def test_month_is_not_checked_for_pppk(self):
        employee = self._create_employee(
            "Tenaga PPPK", asn_kind="pppk", nip="19900101 202421 2 001"
        )
        self.assertEqual(employee.nip_display, "19900101 202421 2 001")
        with self.assertRaises(ValidationError):
            employee.asn_kind = "pns"

    def test_nip_is_unique_among_archived_too(self):
        self.employee_head_a.with_context(no_wizard=True).action_archive()
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            self._create_employee("Kembar", nip=self.employee_head_a.nip)

    def test_head_of_region_has_no_nip_and_no_rank(self):
        self.assertEqual(
            self.employee_bupati._get_signature_values(),
            {"name": "Uji Bupati", "rank": "", "nip": ""},
        )
        with self.assertRaisesRegex(ValidationError, "Uji Bupati"):
            self.employee_bupati.nip = self._next_nip()
        with self.assertRaisesRegex(ValidationError, "Uji Bupati"):
            self.employee_bupati.rank_id = self._rank("iv_e")

    def test_many_employees_without_nip(self):
        self._create_employee("Tanpa NIP 1", nip=False)
        self._create_employee("Tanpa NIP 2", nip="")
        self.env.flush_all()

    def test_rank_goes_with_the_kind_of_employee(self):
        grade = self.env.ref("sidocakep_base.rank_pppk_ix")
        with self.assertRaises(ValidationError):
            self.employee_head_a.rank_id = grade
        pppk = self._create_employee(
            "Tenaga PPPK",
            asn_kind="pppk",
            nip="19900101 202421 2 001",
            rank_id=grade.id,
        )
        self.assertEqual(pppk._get_signature_values()["rank"], "Golongan IX")

    def test_signature_carries_the_rank_of_the_date(self):
        """Promoted on 1 April 2026: a document of March keeps the former rank."""
        self.employee_head_a._appoint(
            self.job_head_a, date(2026, 4, 1), {"rank_id": self._rank("iv_c").id}
        )
        values = self.employee_head_a._get_signature_values(date(2026, 3, 31))
        self.assertEqual(values["rank"], "Pembina Tingkat I (IV/b)")
        values = self.employee_head_a._get_signature_values(date(2026, 4, 1))
        self.assertEqual(values["rank"], "Pembina Utama Muda (IV/c)")
        self.assertEqual(values["nip"], self.employee_head_a.nip_display)

    def test_two_appointments_on_one_day_are_one(self):
        day = date(2026, 4, 1)
        self.employee_head_a._appoint(self.job_head_b, day)
        self.employee_head_a._appoint(self.job_ech3_a, day)
        versions = self.employee_head_a.version_ids.filtered(
            lambda version: version.date_version == day
        )
        self.assertEqual(versions.job_id, self.job_ech3_a)

    def test_form_of_hr_fills_in_what_the_nip_tells(self):
        employees = self.env["hr.employee"].with_user(self.user_hr)
        with Form(employees) as form:
            form.name = "Pegawai Baru"
            form.nip = "19850817 201001 2 003"
            self.assertEqual(form.birthday, date(1985, 8, 17))
            self.assertEqual(form.sex, "female")
        self.assertEqual(form.record.nip, "198508172010012003")

    def test_form_of_hr_speaks_of_agency_and_position(self):
        """Odoo calls them company and job position, and a page without use Resume."""
        view = self.env.ref("hr.view_employee_form")
        employees = self.env["hr.employee"].with_user(self.user_hr)
        form = etree.fromstring(employees.get_view(view.id)["arch"])
        [page] = form.xpath("//page[@name='work_information']")
        labels = {
            name: page.xpath(f".//field[@name='{name}']")[0].get("string")
            for name in ("company_id", "job_id")
        }
        self.assertEqual(labels, {"company_id": "Agency", "job_id": "Position"})
        unused = ["//page[@name='resume']", "//field[@name='job_title']"]
        for path in unused:
            self.assertEqual(form.xpath(path)[0].get("invisible"), "is_of_government")

    def test_public_card_shows_nip_and_rank(self):
        card = (
            self.env["hr.employee.public"]
            .with_user(self.user_pelaksana_a)
            .browse(self.employee_head_a.id)
        )
        self.assertEqual(card.nip_display, self.employee_head_a.nip_display)
        self.assertEqual(card.rank_id, self._rank("iv_b"))
        self.assertEqual(card.asn_kind, "pns")

    def test_file_stays_with_hr(self):
        employee = self.employee_head_a.with_user(self.user_secretary_a)
        with self.assertRaises(AccessError):
            self.assertFalse(employee.birthday)
        with self.assertRaises(AccessError):
            employee.nip = self._next_nip()

    def test_public_card_of_the_superior_above_can_be_read(self):
        card = self.env["hr.employee.public"].browse(self.employee_bupati.id)
        self.assertEqual(card.with_user(self.user_head_a).name, "Uji Bupati")

    def test_public_card_of_another_agency_is_hidden(self):
        cards = self.env["hr.employee.public"]
        domain = [("id", "=", self.employee_head_b.id)]
        self.assertFalse(cards.with_user(self.user_head_a).search(domain))
        self.assertTrue(cards.with_user(self.user_inspektorat).search(domain))

    def test_seventeen_ranks_of_the_pns(self):
        ranks = self.env["sidocakep.rank"].search([("employee_kind", "=", "pns")])
        shipped = ranks.filtered(lambda rank: rank._get_external_ids()[rank.id])
        self.assertEqual(len(shipped), 17)
        self.assertEqual(
            (shipped[0].display_name, shipped[-1].display_name),
            ("Juru Muda (I/a)", "Pembina Utama (IV/e)"),
        )
