"""What docs/roles.md says of a role is what the groups, rights and menus give it."""

from pathlib import Path

from odoo.tests import tagged

from odoo.addons.sidocakep_cascading.tests.common import PkCase

from .test_menus_by_role import AGENCY, EVERYONE, HEADINGS, ROOT

PAGE = Path(__file__).parents[3] / "docs" / "roles.md"
COLUMNS = (
    "role",
    "login",
    "group",
    "agencies",
    "draws_up",
    "ratifies",
    "budget_year",
    "keeps",
    "menus",
    "task",
    "not",
    "tour",
)


def read_page():
    """Return ``{login of the tests: {column: cell}}``."""
    rows = {}
    for line in PAGE.read_text("utf-8").splitlines():
        cells = [cell.strip().strip("`") for cell in line.strip("|").split("|")]
        if line.startswith("| ") and len(cells) == len(COLUMNS):
            row = dict(zip(COLUMNS, cells, strict=True))
            if row["login"] != "in the tests":
                rows[row["login"]] = row
    return rows


@tagged("post_install", "-at_install")
class TestRolesPage(PkCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.page = read_page()

    def _assert_column(self, column, tell):
        for login, row in self.page.items():
            with self.subTest(role=login, column=column):
                self.assertEqual(row[column], tell(getattr(self, f"user_{login}")))

    def _tell(self, has):
        return "yes" if has else "no"

    def test_every_role_has_its_row_and_its_words(self):
        self.assertEqual(set(self.page), set(HEADINGS))
        for login, row in self.page.items():
            with self.subTest(login):
                self.assertTrue(row["role"] and row["task"] and row["not"])

    def test_every_role_goes_through_its_main_task_in_a_browser(self):
        tours = "".join(
            path.read_text("utf-8")
            for path in Path(__file__).parent.glob("test_role_tours*.py")
        )
        for login, row in self.page.items():
            with self.subTest(login):
                self.assertIn(f"def {row['tour']}(self)", tours)

    def test_groups(self):
        for login, row in self.page.items():
            with self.subTest(login):
                user = getattr(self, f"user_{login}")
                group = self.env.ref(f"sidocakep_base.{row['group']}")
                self.assertIn(group, user.group_ids)

    def test_agencies(self):
        """Own or all, tried on the deadlines of another agency."""
        self.env["sidocakep.budget.year"].create(
            {
                "company_id": self.government.id,
                "year": 2026,
                "decided_on": "2025-12-20",
            }
        )
        self.env["sidocakep.deadline.request"]._refresh_now()
        [row] = self.env["sidocakep.deadline"].search(
            [("job_id", "=", self.job_head_b.id), ("document", "=", "pk")]
        )
        self._assert_column(
            "agencies",
            lambda user: "all" if row.with_user(user).has_access("read") else "own",
        )

    def test_rights(self):
        for column, model in (
            ("draws_up", "sidocakep.pk.draw.up"),
            ("budget_year", "sidocakep.budget.year"),
            ("keeps", "sidocakep.profile"),
        ):
            records = self.env[model]
            self._assert_column(
                column,
                lambda user, records=records: self._tell(
                    records.with_user(user).has_access("create")
                ),
            )

    def test_who_ratifies(self):
        budgets = self.env["sidocakep.budget"]
        step = budgets._workflow_transitions["ratify"]
        self._assert_column(
            "ratifies",
            lambda user: self._tell(
                budgets.with_user(user)._workflow_has_group(step)
                and budgets.with_user(user).has_access("write")
            ),
        )

    def test_menus(self):
        root = self.env.ref(ROOT)
        for login, row in self.page.items():
            user = getattr(self, f"user_{login}")
            menus = self.env["ir.ui.menu"].with_user(user).load_menus(False)
            headings = {
                menus[child]["xmlid"].split(".")[1]
                for child in menus[root.id]["children"]
            }
            with self.subTest(login):
                self.assertLessEqual(EVERYONE, headings)
                own = sorted(headings - AGENCY)
                if headings >= AGENCY:
                    own = ["agency", *own]
                self.assertEqual(row["menus"], ", ".join(own) or "-")

    def test_only_hr_has_rights_on_the_files_of_employees(self):
        for login in self.page:
            with self.subTest(login):
                user = getattr(self, f"user_{login}")
                self.assertEqual(user.has_group("hr.group_hr_user"), login == "hr")
