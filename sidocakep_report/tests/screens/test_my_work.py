"""The first screen: each role finds what waits for it, and nothing else."""

from odoo.tests import HttpCase, tagged

from odoo.addons.sidocakep_cascading.tests.common import PkCase

from .test_menus_by_role import HEADINGS


@tagged("post_install", "-at_install")
class TestMyWork(PkCase, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pk_ech4 = cls._create_pk(cls.job_ech4_a)
        cls.pk_ech3 = cls._sign_to(cls._create_pk(cls.job_ech3_a), "signed_first")

    def _get_work(self, role):
        user = getattr(self, f"user_{role}")
        return self.env["res.users"].with_user(user).get_my_work()

    def _get_figures(self, role, section="waiting"):
        return {item["label"]: item["count"] for item in self._get_work(role)[section]}

    def test_whose_turn_it_is_finds_it(self):
        to_sign = "Agreements Waiting for My Signature"
        draft = "My Agreements to Propose"
        self.assertEqual(self._get_figures("ech4_a"), {draft: 1})
        self.assertEqual(self._get_figures("head_a").get(to_sign), 1)
        self.assertNotIn(to_sign, self._get_figures("ech3_a"))
        self._sign_to(self.pk_ech3, "signed")
        self.assertNotIn(to_sign, self._get_figures("head_a"))

    def test_nothing_waits_is_said_when_nothing_does(self):
        for role in ("monev", "inspektorat"):
            with self.subTest(role):
                self.assertEqual(self._get_work(role)["waiting"], [])

    def test_personnel_finds_people_and_posts_apart(self):
        """A vacant structural post and an official without a post wait for BKPSDM."""
        idle = "Officials Without a Position"
        vacant = "Structural Positions Nobody Holds"
        before = self._get_figures("hr")
        self._create_employee("Budi")
        self._create_job("Asisten Baru", "asisten", company=self.government)
        after = self._get_figures("hr")
        for figure in (idle, vacant):
            self.assertEqual(after[figure], before.get(figure, 0) + 1, figure)
        self.assertNotIn(idle, self._get_figures("organisasi"))

    def test_bagian_organisasi_finds_what_came_in(self):
        self._sign_to(self.pk_ech3, "handed_in")
        figures = self._get_figures("organisasi")
        self.assertEqual(figures, {"Agreements to Receive": 1})

    def test_every_figure_opens_the_list_it_counts(self):
        for role in HEADINGS:
            user = getattr(self, f"user_{role}")
            work = self._get_work(role)
            for item in work["waiting"] + work["watching"]:
                with self.subTest(role=role, figure=item["label"]):
                    action = item["action"]
                    model = self.env[action["res_model"]].with_user(user)
                    self.assertEqual(
                        model.search_count(action["domain"]), item["count"]
                    )
                    model.get_views(action["views"])

    def test_an_activity_that_no_figure_stands_for_is_shown_once(self):
        before = self._get_figures("ech3_a")
        for pk in self.pk_ech4 | self.pk_ech3:
            pk.activity_schedule(
                "sidocakep_cascading.mail_activity_type_pk_hand_in",
                user_id=self.user_ech3_a.id,
                date_deadline="2020-01-02",
            )
        [item] = [
            item
            for item in self._get_work("ech3_a")["waiting"]
            if item["label"] not in before
        ]
        self.assertEqual((item["count"], item["late"]), (2, 2))

    def test_the_queries_do_not_grow_with_the_documents(self):
        """The same with one agreement to sign and with fifty."""
        counts = []
        for number in (1, 50):
            for _index in range(number - 1):
                self.pk_ech4.activity_schedule(
                    "sidocakep_cascading.mail_activity_type_pk_hand_in",
                    user_id=self.user_head_a.id,
                )
            self.env.flush_all()
            self.env.invalidate_all()
            self._get_work("head_a")
            self.env.invalidate_all()
            start = self.env.cr.sql_log_count
            self._get_work("head_a")
            counts.append(self.env.cr.sql_log_count - start)
        self.assertLessEqual(counts[1], counts[0] + 3)
        self.assertLess(counts[1], 140)

    def test_no_robot_greets_an_official(self):
        user = self.user_pelaksana_a
        if "odoobot_state" not in user._fields:
            self.skipTest("mail_bot is not installed")
        user.sudo().odoobot_state = "not_initialized"
        user.with_user(user)._on_webclient_bootstrap()
        self.assertEqual(user.odoobot_state, "disabled")

    def test_the_first_screen_opens_after_login(self):
        self.start_tour("/odoo", "sidocakep_my_work_tour", login="uji_head_a")
