"""Each screen for each role, as the web client opens it."""

from lxml import etree

from odoo.tests import Form, tagged

from ..common import ROLES as ALL_ROLES
from ..common import PkCase

# Kabupaten Uji without the other agency, which does not see this PK.
ROLES = tuple(role for role in ALL_ROLES if role != "head_b")
ACTIONS = (
    "sidocakep_pk_action",
    "sidocakep_pk_action_my",
    "sidocakep_pk_action_to_sign",
)
COORDINATORS = {"sekda", "asisten", "head_a", "secretary_a", "organisasi"}


@tagged("post_install", "-at_install")
class TestPkViews(PkCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pk = cls._create_pk(cls.job_ech3_a)

    def test_every_view_opens_for_every_role(self):
        for name in ACTIONS:
            action = self.env.ref(f"sidocakep_cascading.{name}")
            views = [(False, mode) for mode in action.view_mode.split(",")]
            for role in ROLES:
                with self.subTest(action=name, role=role):
                    user = getattr(self, f"user_{role}")
                    result = (
                        self.env["sidocakep.pk"]
                        .with_user(user)
                        .get_views([*views, (False, "search")])
                    )
                    self.assertEqual(len(result["views"]), len(views) + 1)

    def test_form_of_a_draft_opens_for_every_reader(self):
        for role in ROLES:
            user = getattr(self, f"user_{role}")
            pk = self.pk.with_user(user)
            if not pk.has_access("read"):
                continue
            with self.subTest(role):
                form = Form(pk)
                self.assertEqual(form.first_title, "Kepala Bidang Pelayanan")
                self.assertEqual(len(form.line_ids), 1)

    def test_owner_edits_the_own_draft(self):
        with Form(self.pk.with_user(self.user_ech3_a)) as form:
            form.number = "800/1"
            with form.line_ids.edit(0) as line:
                line.note = "Survei"
        self.assertEqual(self.pk.number, "800/1")
        self.assertEqual(self.pk.line_ids.note, "Survei")

    def test_owner_changes_neither_person_nor_year(self):
        form = Form(self.pk.with_user(self.user_ech3_a))
        for name in ("job_id", "year", "employee_id", "second_employee_id"):
            with self.subTest(name), self.assertRaisesRegex(AssertionError, "readonly"):
                setattr(form, name, False)

    def test_owner_changes_the_date_though_the_superior_changes_with_it(self):
        """The form recomputes Party II; it is not a choice of the owner."""
        self._create_acting(
            self.job_head_a,
            self.employee_secretary_a,
            "plh",
            "2026-01-05",
            "2026-01-10",
        )
        with Form(self.pk.with_user(self.user_ech3_a)) as form:
            form.date_document = "2026-01-06"
            self.assertEqual(form.second_title, "Plh. Kepala Dinas Kesehatan")
        self.assertEqual(self.pk.second_employee_id, self.employee_secretary_a)

    def test_secretary_draws_up_a_new_one(self):
        with Form(self.env["sidocakep.pk"].with_user(self.user_secretary_a)) as form:
            form.job_id = self.job_ech4_a
            form.year = 2026
            form.date_document = "2026-01-02"
            self.assertEqual(form.first_title, "Kepala Seksi Rujukan")
            self.assertEqual(form.second_title, "Kepala Bidang Pelayanan")
        self.assertEqual(form.record.employee_id, self.employee_ech4_a)
        self.assertEqual(form.record.place, "Kota Uji")

    def test_secretary_has_another_person_sign_with_a_reason(self):
        self._create_acting(
            self.job_head_a, self.employee_secretary_a, "plh", "2026-01-01"
        )
        with Form(self.pk.with_user(self.user_secretary_a)) as form:
            form.second_override_reason = "Kepala Dinas cuti besar"
            form.second_employee_id = self.env["hr.employee"].browse(
                self.employee_secretary_a.id
            )
        self.assertEqual(self.pk.second_employee_id, self.employee_secretary_a)

    def test_new_line_takes_the_target_of_the_plan(self):
        with (
            Form(self.pk.with_user(self.user_ech3_a)) as form,
            form.line_ids.new() as line,
        ):
            line.indicator_id = self.output
            self.assertEqual(line.target_text, "120 Orang")
            line.objective = "Meningkatnya mutu pelayanan"
        self.assertEqual(
            self.pk.line_ids.mapped("target_text"), ["90 Persen", "120 Orang"]
        )

    def test_line_takes_a_target_as_it_is_written(self):
        with (
            Form(self.pk.with_user(self.user_ech3_a)) as form,
            form.line_ids.edit(0) as line,
        ):
            line.written = "91,25"
        self.assertEqual(self.pk.line_ids.target_text, "91,25 Persen")

    def test_signed_form_is_read_only(self):
        self._sign_to(self.pk, "signed_first")
        form = Form(self.pk.with_user(self.user_head_a))
        for name in ("number", "date_document", "place", "basis"):
            with self.subTest(name), self.assertRaisesRegex(AssertionError, "readonly"):
                setattr(form, name, False)

    def test_alert_shows_what_is_to_be_done(self):
        self.assertFalse(self.pk.problem_html)
        self.pk.line_ids.unlink()
        self.pk.invalidate_recordset()
        self.assertIn("Tabel I is empty", self.pk.problem_html)
        self.assertTrue(self.pk.has_blocking_problem)

    def test_alert_escapes_names(self):
        self.pk.line_ids.write({"figure_status": "not_reported", "name": "<b>x</b>"})
        self.pk.invalidate_recordset()
        self.assertIn("&lt;b&gt;x", self.pk.problem_html)
        self.assertNotIn("<b>x", self.pk.problem_html)

    def test_smart_buttons_lead_up_and_down(self):
        head = self._create_pk(self.job_head_a)
        pk = self.pk.with_user(self.user_ech3_a)
        self.assertEqual(pk.superior_pk_id, head)
        self.assertEqual(pk.action_view_superior()["res_id"], head.id)
        head = head.with_user(self.user_head_a)
        self.assertEqual(head.subordinate_count, 1)
        action = head.action_view_subordinates()
        self.assertEqual(self.env["sidocakep.pk"].search(action["domain"]), self.pk)

    def test_menus_of_the_roles(self):
        """Everybody has My PK; Draw Up belongs to those who coordinate."""
        for role in ROLES:
            user = getattr(self, f"user_{role}")
            menus = self.env["ir.ui.menu"].with_user(user)._visible_menu_ids()
            with self.subTest(role):
                mine = self.env.ref("sidocakep_cascading.sidocakep_pk_menu_my").id
                draw = self.env.ref("sidocakep_cascading.sidocakep_pk_draw_up_menu").id
                self.assertIn(mine, menus)
                self.assertEqual(draw in menus, role in COORDINATORS)

    def test_my_pk_and_what_waits_for_my_signature(self):
        model = self.env["sidocakep.pk"]
        mine = [("user_id", "=", self.user_ech3_a.id)]
        self.assertEqual(model.with_user(self.user_ech3_a).search(mine), self.pk)
        waiting = [("can_sign", "=", True)]
        for state, login in (
            ("draft", None),
            ("proposed", self.user_ech3_a),
            ("signed_first", self.user_head_a),
            ("signed", None),
        ):
            self._sign_to(self.pk, state)
            for user in (self.user_ech3_a, self.user_head_a, self.user_organisasi):
                found = model.with_user(user).search(waiting)
                self.assertEqual(bool(found), user == login)
                rest = model.with_user(user).search([("can_sign", "=", False)])
                self.assertEqual(self.pk in rest, user != login)

    def test_search_panel_counts_by_state_agency_and_echelon(self):
        for name in ("state", "company_id", "echelon"):
            with self.subTest(name):
                method = (
                    "search_panel_select_multi_range"
                    if name == "echelon"
                    else "search_panel_select_range"
                )
                result = getattr(
                    self.env["sidocakep.pk"].with_user(self.user_organisasi), method
                )(name, enable_counters=True, search_domain=[("id", "=", self.pk.id)])
                # an agency is counted with its government: the highest is the sum
                self.assertEqual(
                    max(value.get("__count", 0) for value in result["values"]), 1
                )

    def test_default_year_of_the_list_is_this_year(self):
        action = self.env.ref("sidocakep_cascading.sidocakep_pk_action")
        self.assertIn("search_default_this_year", action.context)
        search = self.env.ref("sidocakep_cascading.sidocakep_pk_view_search")
        node = etree.fromstring(search.arch).find(".//filter[@name='this_year']")
        self.assertIn("context_today().year", node.get("domain"))
