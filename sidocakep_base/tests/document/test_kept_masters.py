"""What figures, deadlines and letterheads rest on does not change unseen."""

import base64

from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.service.model import call_kw
from odoo.tests import new_test_user, tagged

from ..common import SidocakepCase

#: Models whose changes stand in a trail, or that nobody changes.
KEEPERS = (
    "sidocakep.append.only.mixin",
    "sidocakep.kept.mixin",
    "sidocakep.recorded.mixin",
    "sidocakep.workflow.mixin",
    "sidocakep.workflow.part.mixin",
)
#: Models of Odoo that documents and deadlines read.
OF_ODOO = (
    *("hr.employee", "hr.job", "hr.version", "res.company", "res.partner"),
    *("resource.calendar", "resource.calendar.attendance", "resource.calendar.leaves"),
    "resource.resource",
)
#: What somebody may write and no figure, deadline or print reads.
UNREAD = {
    "sidocakep.issued.bundle": "what its maker asks to be printed together",
    "sidocakep.map.review": "written once, never changed or deleted",
}
PIXEL = (
    b"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAA"
    b"AABJRU5ErkJggg=="
)


@tagged("post_install", "-at_install")
class TestKeptMasters(SidocakepCase):
    def _list_written(self):
        """Return the models that somebody may write, create or delete."""
        rights = self.env["ir.model.access"].search(
            [
                "|",
                "|",
                ("perm_write", "=", True),
                ("perm_create", "=", True),
                ("perm_unlink", "=", True),
            ]
        )
        return {right.model_id.model for right in rights}

    def test_every_model_that_people_write_has_a_trail(self):
        kept = self.env.registry.descendants(KEEPERS, "_inherit")
        written = self._list_written()
        unseen = {
            name
            for name, model in self.env.registry.items()
            if (name.startswith("sidocakep.") or name in OF_ODOO)
            and name in written
            and model._auto
            and not (model._abstract or model._transient)
            and name not in kept
        }
        self.assertEqual(unseen, set(UNREAD) & set(self.env.registry))

    def setUp(self):
        super().setUp()
        # What entered the regency stands in the trail, too.
        last = self.env["sidocakep.trail"].search([], order="id desc", limit=1)
        self.last_before = last.id or 0

    def _find(self, record, **more):
        domain = [("res_model", "=", record._name), ("res_id", "=", record.id)]
        domain += [("id", ">", self.last_before)]
        domain += [(name, "=", value) for name, value in more.items()]
        return self.env["sidocakep.trail"].search(domain, order="id")

    def test_a_holiday_is_kept_from_its_coming_to_its_going(self):
        leaves = self.env["resource.calendar.leaves"].with_user(self.user_organisasi)
        day = {"name": "Hari Raya Nyepi", "first_day": "2026-03-19"}
        holiday = leaves.create(
            {**day, "last_day": "2026-03-19", "company_id": self.government.id}
        )
        [came] = self._find(holiday)
        self.assertEqual(came.user_id, self.user_organisasi)
        self.assertEqual(came.company_id, self.government)
        for word in ("Hari Raya Nyepi", "2026-03-19"):
            self.assertIn(word, came.new_value)
        holiday.write({"last_day": "2026-03-20"})
        moved = self._find(holiday)[-1]
        self.assertEqual(
            (moved.field_name, moved.old_value, moved.new_value),
            ("last_day", "2026-03-19", "2026-03-20"),
        )
        holiday.unlink()
        [gone] = self.env["sidocakep.trail"].search(
            [
                ("res_model", "=", came.res_model),
                ("res_id", "=", came.res_id),
                ("kind", "=", "deletion"),
            ]
        )
        self.assertIn("2026-03-20", gone.old_value)
        self.assertIn("Hari Raya Nyepi", gone.event_text)

    def test_the_absence_of_a_person_is_nobodys_business(self):
        employee = self.employee_ech3_a
        absence = self.env["resource.calendar.leaves"].create(
            {
                "resource_id": employee.resource_id.id,
                "date_from": "2026-03-19 00:00:00",
                "date_to": "2026-03-19 10:00:00",
            }
        )
        absence.name = "Sakit"
        self.assertFalse(self._find(absence))

    def test_working_days_are_kept_with_the_calendar(self):
        calendar = self.government.resource_calendar_id
        friday = calendar.attendance_ids.filtered(lambda item: item.dayofweek == "4")
        friday[0].write({"dayofweek": "6"})
        [moved] = self._find(calendar, field_name="dayofweek")
        self.assertEqual((moved.old_value, moved.new_value), ("4", "6"))

    def test_the_hr_of_a_company_beside_does_not_move_our_deadlines(self):
        """Odoo lets every HR officer of the database write every calendar."""
        user = new_test_user(self.env, "uji_hrd", groups="hr.group_hr_user")
        calendar = self.government.resource_calendar_id
        hours = calendar.attendance_ids[:1]
        for refused in (
            lambda: hours.with_user(user).write({"dayofweek": "6"}),
            lambda: hours.with_user(user).unlink(),
            lambda: hours.with_user(user).copy(),
            lambda: calendar.with_user(user).write({"attendance_ids": [(5, 0, 0)]}),
        ):
            with self.assert_refused(AccessError, "deadlines of"):
                refused()
        own = self.env["resource.calendar"].with_user(user).create({"name": "Pabrik"})
        own.attendance_ids[:1].write({"dayofweek": "6"})
        hours.with_user(self.user_hr).write({"hour_from": 7.5})

    def test_a_code_of_the_nomenclature_stands_with_its_edition(self):
        user = self.user_organisasi
        code = self.env["sidocakep.nomenclature"].search(
            [("level", "=", "sub_kegiatan")], limit=1
        )
        edition, name = code.edition_id, code.name
        code.with_user(user).write({"name": "Penyediaan Gaji"})
        [changed] = self._find(edition, field_name="name")
        self.assertEqual(changed.part_id, code.id)
        self.assertEqual((changed.old_value, changed.user_id), (name, user))

    def test_a_letterhead_is_kept_with_its_agency_however_it_is_written(self):
        agency, user = self.agency_a, self.user_organisasi
        agency.with_user(user).write({"street": "Jalan Baru 1"})
        agency.partner_id.write({"street": "Jalan Palsu 2"})
        rows = self._find(agency, field_name="street")
        self.assertEqual(rows.mapped("new_value"), ["Jalan Baru 1", "Jalan Palsu 2"])
        self.assertEqual(rows[0].user_id, user)
        agency.partner_id.write({"image_1920": PIXEL})
        [picture] = self._find(agency, field_name="image_1920")
        self.assertEqual(len(picture.new_value), 64, "its hash, not the picture")
        self.assertTrue(base64.b64decode(PIXEL))

    def test_a_title_in_another_language_is_kept_too(self):
        """``update_field_translations`` does not pass ``write``."""
        model = self.env["hr.job"].with_user(self.user_organisasi)
        words = {"en_US": "Kepala Segala"}
        args = [self.job_ech3_a.ids, "name", words]
        call_kw(model, "update_field_translations", args, {})
        self.assertTrue(self._find(self.job_ech3_a, new_value="Kepala Segala"))

    def test_who_holds_a_post_is_kept_and_nothing_private(self):
        version = self.employee_ech3_a.version_id
        version.with_user(self.user_hr).write(
            {"date_version": "2020-02-01", "private_street": "Jalan Rahasia 7"}
        )
        rows = self._find(version)
        self.assertEqual(rows.mapped("field_name"), ["date_version"])
        self.assertEqual(rows.user_id, self.user_hr)

    def test_units_ranks_and_kinds_of_posts_are_kept(self):
        for name, vals in (
            ("sidocakep.unit", {"paper_name": "ribu orang"}),
            ("sidocakep.rank", {"name": "Pembina Palsu"}),
            ("sidocakep.position.kind", {"name": "Kepala Segala"}),
            ("sidocakep.indicator.level", {"rank": 9}),
        ):
            record = self.env[name].search([], limit=1)
            with self.subTest(name):
                record.write(vals)
                self.assertEqual(self._find(record).mapped("field_name"), [*vals])

    def test_what_the_program_brings_is_no_change(self):
        unit = self.env["sidocakep.unit"].sudo().create({"name": "satuan uji"})
        self.assertTrue(self.env.su or not self._find(unit))
        made = self.env["sidocakep.unit"].with_user(self.user_organisasi)
        made = made.create({"name": "satuan uji dua"})
        [came] = self._find(made)
        self.assertIn("satuan uji dua", came.event_text)

    def test_a_part_of_an_edition_is_kept(self):
        edition = self.env["sidocakep.lke.edition"].search([], limit=1)
        copy = edition.with_user(self.user_organisasi).copy()
        criterion = copy.criterion_ids[:1]
        copy.write({"criterion_ids": [Command.update(criterion.id, {"name": "Lain"})]})
        self.assertTrue(self._find(copy, field_name="name", part_id=criterion.id))
