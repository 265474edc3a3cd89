"""Every own screen stands the accessibility rules of axe-core."""

from odoo.tests import tagged

from odoo.addons.sidocakep_base.tests.thorough import long
from odoo.addons.web.controllers.utils import clean_action

from .axe import AxeCase, Screen
from .common_screens import ScreenCase

FORM, LIST, ROW = ".o_form_view", ".o_list_view", ".o_list_view .o_data_row"
CARD = ".o_kanban_view .o_kanban_record:not(.o_kanban_ghost)"
TREE_CARD = ".o_sidocakep_tree .o_sidocakep_card"
MAP_BOX = ".o_sidocakep_map_box"
BOX = MAP_BOX + " .o_sidocakep_map_body"
MODAL = ".modal"
BASE, CASCADING = "sidocakep_base.", "sidocakep_cascading."
PK = CASCADING + "sidocakep_pk_action"
PLAN = BASE + "sidocakep_plan_action"
RKT = BASE + "sidocakep_rkt_action"
MAP = CASCADING + "sidocakep_strategy_map_action"
TREE = CASCADING + "sidocakep_performance_tree_action"
CROSSCUTTING = CASCADING + "sidocakep_crosscutting_action"
COVERAGE = CASCADING + "sidocakep_coverage_action"
COVERAGE_FINDINGS = CASCADING + "sidocakep_coverage_finding_action"
DEADLINES = BASE + "sidocakep_deadline_action"
REVISIONS = CASCADING + "sidocakep_pk_revision_action"


class AccessibilityCase(AxeCase, ScreenCase):
    def _as(self, user, record, method):
        """Return the action that a button opens for a user, as the client gets it."""
        return clean_action(getattr(record.with_user(user), method)(), self.env)

    def _signing(self, *clicks, shown=None):
        """Return the signing of the agreement that waits for the head."""
        action = self._as(self.user_head_a, self.pk_secretary, "action_sign")
        document = ".modal .o_sidocakep_document"
        return Screen(action, document, clicks=clicks, shown=shown, root=MODAL)

    def _proving(self):
        return self._signing(
            ".modal-footer button[name=action_mark_read]",
            shown=".modal .o_sidocakep_proof input",
        )

    def _cascade(self, is_chosen=False):
        """Return the handing down of the head's agreement, or its second step."""
        action = self._as(self.user_head_a, self.pk_head, "action_cascade")
        table = "line_ids"
        if is_chosen:
            table = "pair_ids"
            wizard = self.env[action["res_model"]].browse(action["res_id"])
            wizard.line_ids.is_chosen = True
            for person in wizard.person_ids:
                person.is_chosen = person.job_id == self.job_ech3_a
            wizard.with_user(self.user_head_a).action_next()
        return Screen(action, f".modal div[name={table}] .o_data_row", root=MODAL)

    def _tree(self, user):
        return self._as(user, self.tree, "action_view_nodes")


@tagged("post_install", "-at_install")
class TestAccessibility(AccessibilityCase):
    """On the screen of a laptop."""

    @long
    def test_agreements_of_a_head(self):
        user = self.user_head_a
        self.check_screens(
            user,
            Screen(PK, ".o_form_view .o_data_row", record=self.pk_head.id),
            Screen(PK, ROW, "list"),
            Screen(PK, CARD, "kanban"),
            self._cascade(),
            self._cascade(is_chosen=True),
            self._signing(),
            self._proving(),
            Screen(COVERAGE, ROW),
            Screen(COVERAGE_FINDINGS, ".o_list_view .o_group_header"),
            Screen(DEADLINES, LIST),
        )


@tagged("post_install", "-at_install", "-standard", "long")
class TestAccessibilityOfOffices(AccessibilityCase):
    """The other screens of a laptop."""

    def test_planning_of_a_secretary(self):
        user = self.user_secretary_a
        compare = self._as(user, self.amendment, "action_compare")
        self.check_screens(
            user,
            Screen(
                PLAN, ".o_form_view .o_arrow_button_current", record=self.renstra.id
            ),
            Screen(PLAN, ROW),
            Screen(BASE + "sidocakep_plan_finding_action", LIST),
            Screen(compare, ROW),
            Screen(RKT, ROW),
            Screen(RKT, ".o_form_view .o_data_row", record=self.rkt.id),
            Screen(MAP, MAP_BOX, clicks=(BOX,), shown=".o_sidocakep_map_panel"),
            Screen(TREE, ROW),
            Screen(TREE, ".o_form_view .o_sidocakep_steps", record=self.tree.id),
            Screen(self._tree(user), TREE_CARD),
            Screen(
                CASCADING + "sidocakep_performance_tree_node_action",
                FORM + " .o_field_widget[name=name]",
                record=self.outcome_node.id,
            ),
            Screen(self._as(user, self.tree, "action_view_notices"), LIST),
            Screen(CROSSCUTTING, ROW),
            Screen(CROSSCUTTING, FORM, record=self.request.id),
        )

    def test_inbox_of_bagian_organisasi(self):
        user = self.user_organisasi
        self.check_screens(
            user,
            Screen(CASCADING + "sidocakep_pk_action_waiting", ROW),
            Screen(CASCADING + "sidocakep_pk_action_to_receive", ROW),
            Screen(REVISIONS, ROW),
            Screen(REVISIONS, FORM, record=self.revision.id),
            Screen(
                self._as(user, self.pk_func, "action_revise"),
                ".modal .o_form_view",
                root=MODAL,
            ),
            Screen(
                CASCADING + "sidocakep_pk_revision_find_action",
                ".modal .o_form_view",
                root=MODAL,
            ),
            Screen(
                self._as(user, self.successor, "action_view_difference"),
                ".o_form_view .o_data_row",
            ),
            Screen(CASCADING + "sidocakep_map_review_action", ROW),
            Screen(
                BASE + "sidocakep_rkt_generate_action",
                ".modal .o_form_view",
                root=MODAL,
            ),
            Screen(
                BASE + "sidocakep_profile_action",
                ".o_form_view .o_data_row",
                record=self.profile_gm.id,
            ),
        )


@tagged("post_install", "-at_install", "-standard", "long")
class TestAccessibilityOnAPhone(AccessibilityCase):
    browser_size = "390x844"

    def test_screens_used_most(self):
        user = self.user_head_a
        self.check_screens(
            user,
            Screen(PK, ".o_form_view .o_field_x2many", record=self.pk_head.id),
            Screen(MAP, MAP_BOX, clicks=(BOX,), shown=".o_sidocakep_map_panel"),
            Screen(self._tree(user), TREE_CARD),
            Screen(COVERAGE, CARD),
            self._signing(),
            self._proving(),
        )
