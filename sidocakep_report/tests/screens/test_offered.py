"""What every screen of ours offers, made from the registry."""

from lxml import etree

from odoo.tests import tagged
from odoo.tools.safe_eval import safe_eval

from odoo.addons.sidocakep_cascading.tests.common import PkCase

BELL_FILTERS = (
    "filter_activities_my",
    "activities_overdue",
    "activities_today",
    "activities_upcoming_all",
)
MAIN = {"btn-primary", "oe_highlight"}


@tagged("post_install", "-at_install")
class TestOffered(PkCase):
    def _get_models(self):
        """Return our models that people see in views."""
        return [
            self.env[name]
            for name, model in sorted(self.env.registry.items())
            if name.startswith("sidocakep.")
            and not model._abstract
            and not model._transient
        ]

    def _get_arch(self, model, view_type, view_id=None):
        arch = model.get_view(view_id, view_type)["arch"]
        return etree.fromstring(arch)

    def _get_views(self, view_type):
        """Return ``[(name, arch)]`` of every view of our models of this type."""
        views = self.env["ir.ui.view"].search(
            [("model", "=like", "sidocakep.%"), ("type", "=", view_type)]
        )
        views = views.filtered(lambda view: view.mode == "primary")
        return [
            (view.xml_id, self._get_arch(self.env[view.model], view_type, view.id))
            for view in views
        ]

    def test_what_is_submitted_goes_back_on_its_form(self):
        """Who may return or take back a draft sees it, on each document submitted."""
        mixin = self.env.registry["sidocakep.submission.mixin"]
        # some of them by way of another mixin
        names = [m._name for m in self._get_models() if isinstance(m, mixin)]
        dialog = self.env.ref("sidocakep_base.sidocakep_give_back_action")
        for name in names:
            with self.subTest(model=name):
                arch = self._get_arch(self.env[name], "form")
                [button] = arch.findall(f".//header/button[@name='{dialog.id}']")
                self.assertIn("not can_give_back", button.get("invisible"))
                [own] = arch.findall(".//header/button[@name='action_take_back']")
                self.assertEqual(own.get("invisible"), "not can_take_back")
                self.assertIn(f"'{name}'", button.get("context"))
        self.assertGreaterEqual(len(names), 4)

    def test_a_step_that_nobody_can_undo_asks_first(self):
        """By its button, its window, or what the program asks for it."""
        tried = 0
        for view_type in ("form", "list", "kanban"):
            for name, arch in self._get_views(view_type):
                model = self.env[self.env.ref(name).model]
                final = getattr(model, "_get_final_steps", set)()
                for button in arch.iter("button") if final else ():
                    if model._find_step_of(button) not in final:
                        continue
                    asks = button.get("confirm") or button.get("type") == "action"
                    asks = asks or button.get("name") in model._asking_methods
                    with self.subTest(view=name, button=button.get("name")):
                        self.assertTrue(asks)
                    tried += 1
        self.assertGreater(tried, 30)
        arch = self._get_arch(self.env["sidocakep.lkjip"], "form")
        receive = arch.find(".//header/button[@name='action_receive_planner']")
        self.assertIn("nobody can undo it", receive.get("confirm"))
        for step in ("receive", "propose", "submit", "give_back", "take_back"):
            pks = self.env["sidocakep.pk"]._get_final_steps()
            plans = self.env["sidocakep.plan"]._get_final_steps()
            self.assertNotIn(step, pks | plans)

    def test_what_a_state_keeps_is_no_input_there(self):
        """A form shows content that may not change any more as what it is."""
        tried = 0
        for model in self._get_models():
            frozen = getattr(model, "_workflow_frozen_states", ())
            if not frozen:
                continue
            names = model._get_frozen_fields()
            for node in self._get_arch(model, "form").iter("field"):
                name = node.get("name")
                if next(node.iterancestors("field"), None) is not None:
                    continue
                if name not in names or model._fields[name].readonly:
                    continue
                tried += 1
                with self.subTest(model=model._name, field=name):
                    self.assertTrue(node.get("readonly"))
        self.assertGreater(tried, 100)

    def test_the_bell_opens_what_it_counts(self):
        """Each filter of Odoo's bell finds the records it counted, on every model."""
        tried = 0
        for model in self._get_models():
            if "activity_ids" not in model._fields:
                continue
            arch = self._get_arch(model.with_user(self.user_organisasi), "search")
            for name in BELL_FILTERS:
                with self.subTest(model=model._name, filter=name):
                    [node] = arch.findall(f".//filter[@name='{name}']")
                    self.assertTrue(node.get("string"))
                    domain = safe_eval(node.get("domain"), {"uid": self.env.uid})
                    model.search(domain, limit=1)
            tried += 1
        self.assertGreater(tried, 10)

    def test_the_filters_find_by_person_and_day(self):
        pk = self._create_pk(self.job_ech3_a)
        user = self.user_organisasi
        pk.activity_schedule(
            "sidocakep_cascading.mail_activity_type_pk_receive",
            user_id=user.id,
            date_deadline="2020-01-02",
        )
        model = self.env["sidocakep.pk"].with_user(user)
        arch = self._get_arch(model, "search")
        found = {}
        for name in BELL_FILTERS:
            node = arch.find(f".//filter[@name='{name}']")
            domain = safe_eval(node.get("domain"), {"uid": user.id})
            found[name] = pk in model.search(domain)
        self.assertEqual(list(found.values()), [True, True, False, False])

    def test_records_are_not_imported_past_the_workbook(self):
        for view_type in ("list", "kanban"):
            for name, arch in self._get_views(view_type):
                with self.subTest(name):
                    self.assertEqual(arch.get("import"), "0")

    def test_nor_are_people_positions_and_agencies(self):
        """Every list of Odoo's own models that our menus open."""
        actions = self.env["ir.actions.act_window"].search(
            [("res_model", "in", ["hr.job", "hr.employee", "res.company"])]
        )
        tried = 0
        for action in actions:
            if not (action.xml_id or "").startswith("sidocakep_"):
                continue
            views = self.env[action.res_model].get_views(action.views)["views"]
            for view_type in views.keys() & {"list", "kanban"}:
                with self.subTest(action.xml_id, view=view_type):
                    arch = etree.fromstring(views[view_type]["arch"])
                    self.assertEqual(arch.get("import"), "0")
                    tried += 1
        self.assertGreater(tried, 3)

    def test_whoever_reads_lists_takes_them_along(self):
        for role in ("inspektorat", "monev", "pelaksana_a", "bupati"):
            with self.subTest(role):
                user = getattr(self, f"user_{role}")
                self.assertTrue(user.has_group("base.group_allow_export"))

    def test_the_first_button_is_the_main_step(self):
        """On a phone the first visible button stands alone, the rest behind dots."""
        tried = 0
        for name, arch in self._get_views("form"):
            header = arch.find("header")
            buttons = [] if header is None else header.findall(".//button")
            mains = [bool(MAIN & set(b.get("class", "").split())) for b in buttons]
            with self.subTest(name):
                self.assertEqual(mains, sorted(mains, reverse=True))
            tried += any(mains)
        self.assertGreater(tried, 8)

    def test_a_button_above_a_list_asks_who_may(self):
        """By the rows that are ticked, or by the group where the row says nothing."""
        tried = 0
        for name, arch in self._get_views("list"):
            for button in arch.findall("./header/button"):
                with self.subTest(view=name, button=button.get("name")):
                    asked = "not can_" in (button.get("invisible") or "")
                    self.assertTrue(asked or self._is_of_a_group(name, button))
                tried += 1
        self.assertGreater(tried, 9)

    def _is_of_a_group(self, name, button):
        """Tell whether who has no office gets neither the list nor the button."""
        view = self.env.ref(name)
        model = self.env[view.model].with_user(self.user_pelaksana_a)
        if not model.has_access("read"):
            return True
        arch = self._get_arch(model, "list", view.id)
        return button.get("name") not in {
            item.get("name") for item in arch.findall("./header/button")
        }

    def test_what_is_signed_is_not_offered_for_deletion(self):
        draft = self._create_pk(self.job_ech4_a)
        signed = self._sign_to(self._create_pk(self.job_ech3_a), "signed_first")
        both = draft | signed
        for pk, by_coordinator in ((draft, True), (signed, False)):
            own = pk.with_user(self.user_secretary_a)
            self.assertEqual(own.can_delete, by_coordinator)
            self.assertFalse(pk.with_user(self.user_inspektorat).can_delete)
        returned = signed.with_user(self.user_secretary_a.browse(signed.user_id.id))
        self.assertFalse(returned.can_delete)
        for view_type in ("form", "kanban", "list"):
            arch = self._get_arch(both, view_type)
            self.assertIsNotNone(arch.find(".//field[@name='can_delete']"))

    def test_who_only_reads_a_document_is_offered_no_input(self):
        """The rules are of records: the client would offer what saving refuses."""
        mixin = "sidocakep.workflow.mixin"
        open_fields, closed = [], 0
        for name in sorted(self.env.registry.descendants([mixin], "_inherit")):
            model = self.env[name]
            if model._abstract or not name.startswith("sidocakep."):
                continue
            arch = self._get_arch(model, "form")
            self.assertIsNotNone(arch.find(".//field[@name='can_write']"), name)
            for node in arch.iter("field"):
                field = model._fields.get(node.get("name"))
                if next(node.iterancestors("field"), None) is not None or not field:
                    continue
                said = node.get("readonly") or str(field.readonly)
                if "can_write" in said:
                    closed += 1
                elif said not in ("1", "True"):
                    open_fields.append((name, field.name, said))
        self.assertFalse(open_fields)
        self.assertGreater(closed, 150)
