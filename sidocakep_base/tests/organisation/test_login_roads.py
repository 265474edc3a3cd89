"""Every road to a login belongs to its person or the administrator."""

from unittest.mock import patch

from odoo import Command
from odoo.exceptions import AccessError
from odoo.service.model import call_kw
from odoo.tests import Form, new_test_user, tagged
from odoo.tools import mute_logger

from ..common import SidocakepCase
from ..thorough import some

EVIL = "penyerang@contoh.test"
#: Models through which core reaches the partner of a login.
MODELS = ("hr.employee", "hr.version", "res.partner", "resource.resource", "res.users")


@tagged("post_install", "-at_install")
class TestLoginRoads(SidocakepCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.victim = cls.user_head_a
        cls.victim.partner_id.write({"email": "bupati@contoh.test", "phone": "0811111"})
        cls.attackers = cls.user_hr | cls.user_organisasi
        cls.puppet = cls._create_employee("Boneka", job=cls.job_pelaksana_a)
        cls.puppet_partner = cls.env["res.partner"].create(
            {"name": "Boneka", "email": EVIL}
        )

    def _call(self, user, record, vals, method="write"):
        """Call as the server does for a client, whose login is that of the request."""
        env = self.env(user=user, context={})
        args = [record.ids, vals] if record else [vals]
        with patch.object(self.env.transaction, "default_env", env):
            return call_kw(env[record._name], method, args, {})

    def _get_identity(self):
        """Return what decides whose login it is and where its mail goes."""
        self.env.invalidate_all()
        user = self.victim.sudo()
        partner = user.partner_id
        return (
            user.login,
            user.active,
            partner.id,
            partner.email,
            partner.email_normalized,
            partner.phone,
            partner.signup_type,
            [entry.get("email") for entry in self._get_employee_roads()],
        )

    def _get_mail(self):
        """Return our message to the address that the person had."""
        subject = "The e-mail address of your login was changed"
        domain = [("email_to", "=", "bupati@contoh.test"), ("subject", "=", subject)]
        return self.env["mail.mail"].search(domain)

    def _get_employee_roads(self):
        """Return the addresses that stand on the file of the official."""
        names = ["work_email", "mobile_phone", "private_email", "private_phone"]
        return self.employee_head_a.sudo().read(names)

    def _get_hostile_value(self, field):
        """Return what an attacker would write into ``field``, or ``None``."""
        if field.type in ("char", "text", "html"):
            return EVIL
        if field.type == "many2one":
            own = {
                "res.partner": self.puppet_partner.id,
                "res.users": self.user_hr.id,
                "hr.employee": self.puppet.id,
                "resource.resource": self.puppet.resource_id.id,
            }
            return own.get(field.comodel_name)
        if field.type in ("one2many", "many2many"):
            linked = {
                "res.users": self.victim.id,
                "res.partner": self.victim.partner_id.id,
                "hr.employee": self.employee_head_a.id,
                "resource.resource": self.employee_head_a.resource_id.id,
            }
            if field.comodel_name in linked:
                values = {"email": EVIL, "work_email": EVIL}
                known = self.env[field.comodel_name]._fields
                values = {key: val for key, val in values.items() if key in known}
                if values:
                    return [Command.update(linked[field.comodel_name], values)]
        if field.type == "selection" and field.name == "signup_type":
            return "reset"
        return None

    def _get_doors(self):
        """Yield the records of the victim, one for each model."""
        employee = self.employee_head_a
        yield employee
        yield employee.version_id
        yield self.victim.partner_id
        yield employee.resource_id
        yield self.victim

    @mute_logger("odoo.models.unlink", "odoo.sql_db")
    def test_no_field_of_any_model_moves_the_login(self):
        before = self._get_identity()
        roads = []
        for record in self._get_doors():
            self.assertIn(record._name, MODELS)
            values = map(self._get_hostile_value, record._fields.values())
            for name, value in zip(record._fields, values, strict=True):
                if value is not None:
                    roads.append((record, {name: value}))
        # The registry has hundreds of them: nothing was left out by mistake.
        self.assertGreater(len(roads), 100)
        for record, vals in some(roads, 40):
            for user in self.attackers:
                self._try(user, record, vals, before)

    def _try(self, user, record, vals, before):
        """Attack, compare, and put everything back."""
        savepoint = self.env.cr.savepoint(flush=False)
        try:
            self._call(user, record, vals)
            self.env.flush_all()
        except Exception:  # noqa: BLE001 - any refusal will do here
            self.env.clear()
        else:
            with self.subTest(model=record._name, vals=vals, user=user.login):
                self.assertEqual(self._get_identity(), before)
        finally:
            savepoint.rollback()
            self.env.invalidate_all()
            savepoint.close(rollback=True)

    def test_hr_changes_no_address_of_an_official_with_a_login(self):
        for name in self.env["hr.employee"]._login_roads:
            value = self.puppet_partner.id if name == "work_contact_id" else EVIL
            with self.subTest(name), self.assertRaisesRegex(AccessError, "password"):
                self._call(self.user_hr, self.employee_head_a, {name: value})
        self.assertEqual(self.victim.email, "bupati@contoh.test")

    def test_hr_does_not_go_round_by_another_employee(self):
        contact = self.victim.partner_id.id
        with self.assertRaises(AccessError):
            self._call(self.user_hr, self.puppet, {"work_contact_id": contact})
        vals = {"name": "X", "asn_kind": "honorary", "work_contact_id": contact}
        nobody = self.env["hr.employee"]
        with self.assertRaises(AccessError):
            self._call(self.user_hr, nobody, {**vals, "work_email": EVIL}, "create")

    def test_a_cut_link_does_not_free_the_address(self):
        self._call(self.user_hr, self.employee_head_a, {"user_id": False})
        with self.assertRaises(AccessError):
            self._call(self.user_hr, self.employee_head_a, {"work_email": EVIL})

    def test_hr_writes_the_same_address_and_that_of_who_has_no_login(self):
        vals = {"work_email": "bupati@contoh.test"}
        self.assertTrue(self._call(self.user_hr, self.employee_head_a, vals))
        self._call(self.user_hr, self.puppet, {"work_email": "boneka@contoh.test"})
        self.assertEqual(self.puppet.work_contact_id.email, "boneka@contoh.test")

    def test_the_person_changes_his_own_and_the_old_address_is_told(self):
        user = self.victim
        self._call(user, user, {"email": "baru@contoh.test"})
        self.assertEqual(user.partner_id.email, "baru@contoh.test")
        mail = self._get_mail()
        self.assertEqual(len(mail), 1)
        self.assertIn("baru@contoh.test", mail.body_html)

    def test_the_administrator_changes_it_and_it_is_told_and_tracked(self):
        admin = new_test_user(
            self.env,
            login="uji_admin",
            groups="base.group_erp_manager,hr.group_hr_manager",
            company_id=self.agency_a.id,
        )
        employee = self.employee_head_a
        # What was made in this transaction is not tracked before its end.
        self.env.flush_all()
        self.cr.precommit.run()
        self._call(admin, employee, {"work_email": "baru@contoh.test"})
        self.assertEqual(self.victim.email, "baru@contoh.test")
        self.assertIn("uji_admin", self._get_mail().body_html)
        self.env.flush_all()
        self.cr.precommit.run()
        domain = [
            ("mail_message_id.model", "=", "hr.employee"),
            ("mail_message_id.res_id", "=", employee.id),
        ]
        tracked = self.env["mail.tracking.value"].search(domain)
        self.assertIn("work_email", tracked.field_id.mapped("name"))

    def test_what_one_may_not_write_is_grey_in_the_form(self):
        """Nobody types an address and is refused when he saves."""
        names = ("work_email", "mobile_phone", "private_email", "private_phone")
        for employee, locked in ((self.employee_head_a, True), (self.puppet, False)):
            form = Form(employee.with_user(self.user_hr), "hr.view_employee_form")
            for name in names:
                with self.subTest(f"{employee.name} {name}"):
                    if locked:
                        with self.assertRaisesRegex(AssertionError, "readonly"):
                            form[name] = "baru@contoh.test"
                    else:
                        form[name] = "baru@contoh.test"
        form = Form(
            self.agency_b.with_user(self.user_organisasi), "base.view_company_form"
        )
        with self.assertRaisesRegex(AssertionError, "readonly"):
            form.email = "baru@contoh.test"
