"""Accounts, sign-up, passwords, defaults for others: the administrator's alone."""

from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.models import MAGIC_COLUMNS
from odoo.service.model import call_kw
from odoo.tests import HttpCase, tagged

from ..common import SidocakepCase


@tagged("post_install", "-at_install")
class TestAccounts(SidocakepCase):
    def _call(self, user, record, method, *args):
        return call_kw(self.env[record._name].with_user(user), method, list(args), {})

    def _write(self, user, record, vals):
        return self._call(user, record, "write", record.ids, vals)

    def test_nobody_takes_the_name_of_another_person(self):
        """Under the name stands what he says and signs, in the personnel file too."""
        bupati = self.user_bupati.name
        for user in (self.user_func_a, self.user_head_a, self.user_organisasi):
            former = user.name
            for vals in ({"name": bupati}, {"job_title": "Bupati"}, {"pin": "1"}):
                with (
                    self.subTest(user=user.login, vals=vals),
                    self.assertRaisesRegex(AccessError, "personnel office"),
                ):
                    self._write(user, user, vals)
            person = self.env["hr.employee"].search([("user_id", "=", user.id)])
            self.assertEqual(user.name, former)
            self.assertIn(person.name, (former, False))
            self._write(
                user, user, {"tz": "Asia/Makassar", "signature": "<p>Salam</p>"}
            )
            shown = self._call(user, user, "fields_get", ["name", "tz"])
            self.assertTrue(shown["name"]["readonly"])
            self.assertFalse(shown["tz"]["readonly"])
        self._write(self.env.ref("base.user_admin"), self.user_func_a, {"name": "Rini"})
        self.assertEqual(self.user_func_a.name, "Rini")

    def test_organisasi_gives_no_login_an_agency(self):
        user = self.user_func_a
        for command in (Command.link(user.id), Command.set(user.ids)):
            with self.assertRaisesRegex(AccessError, "administrator"):
                self._write(
                    self.user_organisasi, self.agency_b, {"user_ids": [command]}
                )
        self.assertNotIn(self.agency_b, user.company_ids)

    def test_organisasi_opens_no_agency_with_users(self):
        vals = {
            "name": "Dinas Uji",
            "parent_id": self.government.id,
            "user_ids": [Command.link(self.user_func_a.id)],
        }
        with self.assertRaises(AccessError):
            self._call(self.user_organisasi, self.agency_b, "create", [vals])

    def test_of_a_company_organisasi_writes_what_the_agency_is_and_no_more(self):
        """Made from the registry: a field of another addon is refused unseen."""
        company = self.agency_b
        accepted, refused = [], []
        for name, field in company._fields.items():
            ours = field._module and field._module.startswith("sidocakep_")
            if ours or name in MAGIC_COLUMNS or field.type == "binary":
                continue
            vals = {name: self._get_value(field)}
            try:
                with self.env.cr.savepoint():
                    self._write(self.user_organisasi, company, vals)
            except (UserError, ValueError):
                refused.append(name)
            else:
                accepted.append(name)
        # The letterhead and the place in the tree; "active" archives an agency.
        self.assertLessEqual(
            set(accepted),
            {"active", "city", "color", "company_registry", "country_id"}
            | {"name", "parent_id", "phone", "sequence", "state_id", "street"}
            | {"street2", "vat", "website", "zip"},
        )
        for name in (
            "email",
            "user_ids",
            "currency_id",
            "font",
            "external_report_layout_id",
        ):
            self.assertIn(name, refused)
        self.assertTrue(self._write(self.user_organisasi, company, {"city": "Kurun"}))

    def test_the_sender_of_what_the_system_writes_is_the_administrators(self):
        """Neither on the agency nor round by its contact, which HR may write."""
        partner = self.agency_b.partner_id
        self.agency_b.email = "bpbd@uji.example"
        evil = {"email": "penyerang@contoh.test"}
        for user in (self.user_organisasi, self.user_hr):
            user.sudo().group_ids |= self.env.ref("base.group_partner_manager")
            for record in (self.agency_b, partner):
                with (
                    self.subTest(f"{user.login} {record._name}"),
                    self.assertRaises(AccessError),
                    self.env.cr.savepoint(),
                ):
                    self._write(user, record, evil)
        self.assertEqual(self.agency_b.email, "bpbd@uji.example")

    def test_nobody_but_the_administrator_says_where_mail_goes(self):
        """Servers, aliases, templates, lists of who is not written to: all roles."""
        groups = self.env["ir.model.data"].search(
            [("model", "=", "res.groups"), ("module", "=like", "sidocakep%")]
        )
        self.user_func_a.sudo().group_ids |= self.env["res.groups"].browse(
            groups.mapped("res_id")
        )
        tried = 0
        for name in (
            *("ir.mail_server", "fetchmail.server", "mail.alias", "mail.blacklist"),
            *("mail.alias.domain", "mail.mail", "mail.message.subtype", "ir.ui.view"),
            *("ir.config_parameter", "mail.gateway.allowed", "ir.actions.server"),
        ):
            model = self.env[name].with_user(self.user_func_a)
            for operation in ("create", "write", "unlink"):
                tried += 1
                with self.subTest(f"{name} {operation}"):
                    self.assertFalse(model.has_access(operation))
        self.assertEqual(tried, 33)
        templates = self.env["mail.template"].search([])
        self.assertTrue(templates)
        self.assertFalse(
            templates.with_user(self.user_func_a)._filtered_access("write")
        )

    def _get_value(self, field):
        if field.type == "many2one":
            return self.env[field.comodel_name].sudo().search([], limit=1).id
        if field.type in ("one2many", "many2many"):
            return [Command.clear()]
        if field.type == "selection":
            return field.get_values(self.env)[0]
        return {"boolean": True, "integer": 3, "float": 3.0}.get(
            field.type, "2026-01-01"
        )

    def test_the_administrator_still_keeps_accounts(self):
        admin = self.env.ref("base.user_admin")
        user = self.user_func_a
        vals = {"user_ids": [Command.link(user.id)]}
        self._write(admin, self.agency_b.sudo(), vals)
        self.assertIn(self.agency_b, user.company_ids)

    def test_no_employee_decides_what_others_see_first(self):
        filters = self.env["ir.filters"]
        vals = {"name": "Kosong", "model_id": "hr.job", "domain": "[('id', '=', 0)]"}
        others = self.user_func_a | self.user_head_a
        for owners in ([], [Command.set(others.ids)]):
            with self.subTest(owners), self.assertRaises(UserError):
                default = {**vals, "is_default": True, "user_ids": owners}
                self._call(self.user_func_a, filters, "create", [default])
        shared = self._call(self.user_func_a, filters, "create", [vals])
        own = {**vals, "is_default": True}
        own["user_ids"] = [Command.set(self.user_func_a.ids)]
        mine = self._call(self.user_func_a, filters, "create", [own])
        for record_id, change in ((shared[0], "is_default"), (mine[0], "user_ids")):
            value = True if change == "is_default" else [Command.clear()]
            record = filters.browse(record_id)
            with self.subTest(change), self.assertRaises(UserError):
                self._write(self.user_func_a, record, {change: value})
        admin = self.env.ref("base.user_admin")
        default = {**vals, "is_default": True, "user_ids": []}
        self.assertTrue(self._call(admin, filters, "create", [default]))

    def test_hr_makes_no_second_secretary_or_head(self):
        for job in (self.job_secretary_a, self.job_head_a):
            vals = {
                "name": "Tandingan",
                "company_id": self.agency_a.id,
                "position_kind_id": job.position_kind_id.id,
                "sequence": 0,
            }
            with self.subTest(job.name), self.assertRaisesRegex(UserError, "already"):
                self._call(self.user_hr, job, "create", [vals])
        kind = self.job_secretary_a.position_kind_id.id
        with self.assertRaises(ValidationError):
            self._write(self.user_hr, self.job_pelaksana_a, {"position_kind_id": kind})

    def test_hr_appoints_nobody_from_the_year_1_to_9999(self):
        version = self.employee_func_a.version_id
        for day in ("0001-01-01", "1899-12-31", "2101-01-01", "9999-12-31"):
            with self.subTest(day), self.assertRaisesRegex(ValidationError, "1900"):
                self._write(self.user_hr, version, {"date_version": day})
        self._write(self.user_hr, version, {"date_version": "1990-03-01"})

    def test_a_short_password_is_refused(self):
        parameters = self.env["ir.config_parameter"].sudo()
        parameters.set_param("auth_password_policy.minlength", 8)
        user = self.user_func_a
        for password in ("x", "7654321"):
            with self.subTest(password), self.assertRaises(UserError):
                user.sudo().password = password
        user.sudo().password = "87654321"

    def test_the_password_policy_comes_with_the_addon(self):
        module = self.env["ir.module.module"]._get("auth_password_policy")
        self.assertEqual(module.state, "installed")


@tagged("post_install", "-at_install")
class TestSignUp(HttpCase):
    def test_nobody_signs_himself_up(self):
        self.assertEqual(self.env["res.users"]._get_signup_invitation_scope(), "b2b")
        self.assertEqual(self.url_open("/web/signup").status_code, 404)

    def test_password_reset_is_a_choice(self):
        parameters = self.env["ir.config_parameter"].sudo()
        for choice, status in (("False", 404), ("True", 200)):
            parameters.set_param("auth_signup.reset_password", choice)
            response = self.url_open("/web/reset_password")
            self.assertEqual(response.status_code, status)
