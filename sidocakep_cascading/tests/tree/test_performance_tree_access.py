"""Who may do what with performance trees: every role, every operation, both doors."""

from functools import partial

from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.sidocakep_base.tests.thorough import long, some

from ..common import ROLES, YEAR
from ..common_tree import TreeCase

TREE = "sidocakep.performance.tree"
NODE = "sidocakep.performance.tree.node"
NOTICE = "sidocakep.performance.tree.notice"
REQUEST = "sidocakep.crosscutting"
OFFICES = {"bupati", "sekda", "organisasi", "bappeda", "monev", "inspektorat", "hr"}
#: Who belongs to the Dinas Kesehatan (agency A).
AGENCY_A = {"head_a", "secretary_a", "ech3_a", "ech4_a", "func_a", "pelaksana_a"}
KEEPERS = {
    "agency_a": {"head_a", "secretary_a", "organisasi"},
    "agency_b": {"head_b", "organisasi"},
    "setda": {"sekda", "asisten", "organisasi"},
    "government": {"bappeda", "organisasi"},
}
READERS = {
    "agency_a": AGENCY_A | OFFICES,
    "agency_b": {"head_b"} | OFFICES,
    "setda": {"asisten"} | OFFICES,
    "government": set(ROLES),
}


@tagged("post_install", "-at_install")
class TestPerformanceTreeAccess(TreeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.trees = {"agency_a": cls.tree}
        for key in ("agency_b", "setda", "government"):
            cls.trees[key] = cls._create_tree(getattr(cls, key))
            cls._create_tree_node("outcome", f"Hasil {key}", tree=cls.trees[key])
        cls.request = cls._ask(cls.leaf_2, cls.setda)

    def _assert_roles(self, allowed, operation, name):
        others = [role for role in ROLES if role not in allowed]
        for role in (*some(sorted(allowed), 3), *some(others, 3)):
            user = getattr(self, f"user_{role}")
            for door in ("orm", "rpc"):
                self.assert_access(
                    role in allowed,
                    partial(operation, user, door),
                    what=name,
                    role=role,
                    door=door,
                )

    def _operate(self, user, door, model, method, *args):
        if door == "rpc":
            return self._call(user, method, *args, model=model)
        if method == "create":
            return self.env[model].with_user(user).create(*args)
        records = self.env[model].with_user(user).browse(args[0])
        return getattr(records, method)(*args[1:])

    def _check_operations(self, model, records, creatable):
        """Read, write, create, unlink as every role, in each agency."""
        for key, record in records.items():
            for method, args, allowed in (
                ("read", (record.ids, ["name"]), READERS[key]),
                ("write", (record.ids, {"name": "Diubah"}), KEEPERS[key]),
                ("create", (creatable(key),), KEEPERS[key]),
                ("unlink", (record.ids,), KEEPERS[key]),
            ):
                self._assert_roles(
                    allowed,
                    lambda user, door, method=method, args=args: self._operate(
                        user, door, model, method, *args
                    ),
                    f"{method} {model} of {key}",
                )

    @long
    def test_trees(self):
        trees = {
            key: self._create_tree(tree.company_id, YEAR + 1)
            for key, tree in self.trees.items()
        }
        self._check_operations(
            TREE,
            trees,
            lambda key: {"company_id": trees[key].company_id.id, "year": YEAR + 2},
        )

    def test_nodes(self):
        nodes = {
            key: self._create_tree_node("outcome", "Hasil", tree=tree)
            for key, tree in self.trees.items()
        }
        self._check_operations(
            NODE,
            nodes,
            lambda key: {
                "tree_id": self.trees[key].id,
                "kind": "outcome",
                "name": "Hasil lain",
            },
        )

    def test_notices_are_read_with_the_tree_and_never_written(self):
        notices = self.env[NOTICE]
        for key, tree in self.trees.items():
            notice = notices.search([("tree_id", "=", tree.id)], limit=1)
            self._assert_roles(
                READERS[key],
                lambda user, door, notice=notice: self._operate(
                    user, door, NOTICE, "read", notice.ids, ["message"]
                ),
                f"read notice of {key}",
            )
        for method, args in (
            ("write", (notice.ids, {"severity": "info"})),
            ("create", ({"kind": "without_indicator"},)),
            ("unlink", (notice.ids,)),
        ):
            self._assert_roles(
                set(),
                lambda user, door, method=method, args=args: self._operate(
                    user, door, NOTICE, method, *args
                ),
                method,
            )

    def test_requests(self):
        """Both sides read; the asking side asks and withdraws; nobody deletes."""
        request = self.request
        vals = {"node_id": self.leaf_1.id, "company_id": self.setda.id, "request": "x"}
        for method, args, allowed in (
            ("read", (request.ids, ["request"]), AGENCY_A | OFFICES | {"asisten"}),
            ("create", (vals,), KEEPERS["agency_a"]),
            ("action_withdraw", (request.ids, "Batal"), KEEPERS["agency_a"]),
            ("action_refuse", (request.ids, "Tidak"), {"sekda", "asisten"}),
            ("unlink", (request.ids,), set()),
        ):
            self._assert_roles(
                allowed,
                lambda user, door, method=method, args=args: self._operate(
                    user, door, REQUEST, method, *args
                ),
                f"{method} request",
            )

    def test_answer_by_accepting(self):
        outcome = self.trees["setda"].node_ids
        self._assert_roles(
            {"sekda", "asisten"},
            lambda user, door: self._operate(
                user, door, REQUEST, "action_accept", self.request.ids, outcome.id
            ),
            "accept",
        )

    def test_steps_of_the_document(self):
        self._complete()
        self._assert_roles(
            {"head_a", "organisasi"},
            lambda user, door: self._operate(
                user, door, TREE, "action_decide", self.tree.ids
            ),
            "decide",
        )
        self._decide_tree()
        for method in ("action_amend", "action_copy_next_year"):
            self._assert_roles(
                KEEPERS["agency_a"],
                lambda user, door, method=method: self._operate(
                    user, door, TREE, method, self.tree.ids
                ),
                method,
            )
        self._assert_roles(
            {"organisasi"},
            lambda user, door: self._operate(
                user, door, TREE, "action_end", self.tree.ids
            ),
            "end",
        )

    def test_a_tree_is_not_pushed_into_another_agency(self):
        tree = self._create_tree(year=YEAR + 1)
        with self.assertRaises(AccessError):
            tree.with_user(self.user_secretary_a).write(
                {"company_id": self.agency_b.id}
            )
        node = self._create_tree_node("outcome", "x", tree=tree)
        with self.assertRaises(AccessError):
            node.with_user(self.user_secretary_a).write(
                {"tree_id": self.trees["agency_b"].id}
            )

    def test_private_methods_are_not_callable(self):
        for model, record, methods in (
            (TREE, self.tree, ("_transition", "_with_workflow_bypass", "sudo")),
            (NODE, self.leaf_1, ("_copy_to_tree", "_refresh_plan_links")),
            (REQUEST, self.request, ("_answer", "_tell", "_filter_answerer")),
        ):
            for method in methods:
                with self.subTest(method), self.assertRaises(AccessError):
                    self._call(self.user_organisasi, method, record.ids, model=model)

    def test_every_role_opens_the_screens(self):
        for role in ROLES:
            user = getattr(self, f"user_{role}")
            for action in (
                "sidocakep_performance_tree_action",
                "sidocakep_performance_tree_node_action",
                "sidocakep_performance_tree_notice_action",
                "sidocakep_crosscutting_action",
            ):
                with self.subTest(role=role, action=action):
                    found = self.open_action(user, f"sidocakep_cascading.{action}")
                    self.assertTrue(found)
