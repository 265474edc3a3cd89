"""Nobody makes a record of his own one of somebody else's."""

from odoo.exceptions import AccessError
from odoo.service.model import call_kw
from odoo.tests import tagged

from ...models.document.base_moved import HOLDERS
from ..common import SidocakepCase


@tagged("post_install", "-at_install")
class TestMoved(SidocakepCase):
    def _make_own(self, model, holder, **vals):
        """Return what an official keeps of himself, as he sees it."""
        record = self.env[model].create({"employee_id": holder.id, **vals})
        return record.with_user(holder.user_id)

    def _list_own(self):
        """Return the records that a pelaksana keeps of himself, of each model."""
        employee = self.employee_pelaksana_a
        kind = self.env["hr.skill.type"].create(
            {
                "name": "Bahasa",
                "skill_ids": [(0, 0, {"name": "Jawa"})],
                "skill_level_ids": [(0, 0, {"name": "Fasih", "default_level": True})],
            }
        )
        place = self.env["hr.work.location"].create(
            {"name": "Rumah", "address_id": self.agency_a.partner_id.id}
        )
        return [
            self._make_own(
                "hr.resume.line", employee, name="SMA", date_start="2010-01-01"
            ),
            self._make_own(
                "hr.employee.skill",
                employee,
                skill_type_id=kind.id,
                skill_id=kind.skill_ids.id,
                skill_level_id=kind.skill_level_ids.id,
            ),
            self._make_own(
                "hr.employee.location",
                employee,
                work_location_id=place.id,
                date="2026-02-02",
            ),
        ]

    def test_what_one_keeps_of_oneself_stays_ones_own(self):
        other = self.employee_ech3_a
        for record in self._list_own():
            vals = {"employee_id": other.id}
            with self.subTest(record._name):
                with self.assertRaises(AccessError), self.env.cr.savepoint():
                    call_kw(record.browse(), "write", [record.ids, vals], {})
                self.assertNotEqual(record.sudo().employee_id, other)

    def test_every_part_of_a_file_that_a_login_may_write_is_tried(self):
        """A model of Odoo that comes with the next version is asked for here."""
        user = self.env["ir.model.access"].search(
            [("group_id", "=", self.env.ref("base.group_user").id)]
        )
        written = {row.model_id.model for row in user if row.perm_write}
        parts = {
            name
            for name in written & set(self.env.registry)
            if not self.env[name]._transient and not name.startswith("sidocakep.")
            for field in self.env[name]._fields.values()
            if field.type == "many2one" and field.store and field.required
            if field.comodel_name in HOLDERS - {"res.company", "discuss.channel"}
        }
        self.assertEqual(parts, {record._name for record in self._list_own()})

    def test_a_tenure_is_not_given_to_somebody_else(self):
        """Who held a post in 2020 is not changed by turning a row; HR neither."""
        version = self.employee_ech3_a.version_id.with_user(self.user_hr)
        with self.assert_refused(AccessError, "stays his"):
            version.write({"employee_id": self.employee_ech4_a.id})
        version.write({"employee_id": self.employee_ech3_a.id})

    def test_an_activity_is_not_put_on_what_one_does_not_read(self):
        """It told the name of the document, and asked its officials."""
        user = self.user_pelaksana_a
        plan = self.env["sidocakep.plan"].create(
            {
                "kind": "renstra",
                "name": "Renstra rahasia",
                "company_id": self.agency_b.id,
                "year_start": 2025,
            }
        )
        models = self.env["ir.model"]
        own = self.env["mail.activity"].create(
            {
                "res_model_id": models._get("res.partner").id,
                "res_id": user.partner_id.id,
                "user_id": user.id,
            }
        )
        vals = {"res_model_id": models._get(plan._name).id, "res_id": plan.id}
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            call_kw(own.browse().with_user(user), "write", [own.ids, vals], {})
        call_kw(
            own.browse().with_user(user), "write", [own.ids, {"summary": "Besok"}], {}
        )
        self.assertEqual(own.res_model, "res.partner")

    def test_what_one_wrote_is_not_given_to_another(self):
        user, other = self.user_pelaksana_a, self.user_organisasi.partner_id
        channel = self.env["discuss.channel"].with_user(user)
        channel = channel.create({"name": "Umum", "channel_type": "channel"})
        said = channel.message_post(body=channel.name, message_type="comment")
        for name, value in (
            ("author_id", other.id),
            ("email_from", "bupati@uji.example"),
            ("date", "2020-01-01 00:00:00"),
        ):
            with self.subTest(name), self.assert_refused(AccessError, "Who wrote"):
                call_kw(said.browse(), "write", [said.ids, {name: value}], {})
        self.assertEqual(said.author_id, user.partner_id)

    def test_an_import_takes_no_name_of_the_program(self):
        """The next upgrade would find another record under it, and stop."""
        units = self.env["sidocakep.unit"].with_user(self.user_organisasi)
        fields = ["id", "name"]
        refused = units.load(fields, [["sidocakep_base.group_baru", "satuan x"]])
        self.assertFalse(refused["ids"])
        self.assertIn("external id", refused["messages"][0]["message"])
        for name in (
            *("base.neu", "hr.neu", "SIDOCAKEP_base.neu", " sidocakep_base.neu"),
            *("sidocakep_nanti.neu", "Base .neu", "kabupaten." + "x" * 3000),
        ):
            with self.subTest(name[:20]):
                refused = units.load(fields, [[name, "satuan y"]])
                self.assertFalse(refused["ids"])
                self.assertIn("external id", refused["messages"][0]["message"])
        for name in ("satuan_z", "__export__.satuan_z2", "kabupaten.satuan_z3"):
            done = units.load(fields, [[name, name]])
            self.assertTrue(done["ids"], done["messages"])
        done = units.load(fields, [["kabupaten.satuan_x", "satuan x"]])
        self.assertTrue(done["ids"], done["messages"])
