"""The first screen: each role finds what waits for it, and nothing else."""

from odoo.tests import HttpCase, new_test_user, tagged

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
        # A login of the system has a file too: it is no official without a post.
        self._create_employee("Administrator", company_id=self.government.id, nip=False)
        self._create_job("Asisten Baru", "asisten", company=self.government)
        after = self._get_figures("hr")
        for figure in (idle, vacant):
            self.assertEqual(after[figure], before.get(figure, 0) + 1, figure)
        self.assertNotIn(idle, self._get_figures("organisasi"))

    def test_what_comes_on_paper_has_a_way_in(self):
        """BKPSDM records a mutasi, Inspektorat an LHE: no figure leads to either."""
        expected = {
            "hr": ["Record Mutasi"],
            "inspektorat": ["Recommendations of the LHE"],
            "head_a": [],
            "pelaksana_a": [],
        }
        for role, labels in expected.items():
            with self.subTest(role):
                ways = self._get_work(role)["ways"]
                self.assertEqual([way["label"] for way in ways], labels)
                for way in ways:
                    action = way["action"]
                    model = self.env[action["res_model"]]
                    model = model.with_user(getattr(self, f"user_{role}"))
                    model.check_access("create")
                    model.get_views(action["views"])

    def test_who_hands_down_is_led_to_it(self):
        """While somebody directly below still drafts and a line reaches nobody."""
        label = "Targets to Hand Down"
        self.assertEqual(self._get_figures("ech3_a").get(label), 1)
        self.assertNotIn(label, self._get_figures("ech4_a"), "nobody drafts below")
        self.assertNotIn(label, self._get_figures("head_a"), "no agreement of his own")
        self._sign_to(self.pk_ech4, "signed_first")
        self.assertNotIn(label, self._get_figures("ech3_a"), "it is signed")

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
        # the kind of the activity, its tile twice, the language of its first day
        self.assertLessEqual(counts[1], counts[0] + 4)
        self.assertLess(counts[1], 176)

    def test_no_robot_greets_an_official(self):
        user = self.user_pelaksana_a
        if "odoobot_state" not in user._fields:
            self.skipTest("mail_bot is not installed")
        user.sudo().odoobot_state = "not_initialized"
        user.with_user(user)._on_webclient_bootstrap()
        self.assertEqual(user.odoobot_state, "disabled")

    def test_who_becomes_an_official_loses_the_greetings(self):
        """The robot's chat and the channel of everybody, but nothing he wrote."""
        channels, robot = self.env["discuss.channel"], self.env.ref("base.partner_root")
        general = self.env.ref("mail.channel_all_employees")
        user = new_test_user(self.env, "uji_greeted", groups="base.group_user")
        writer = new_test_user(self.env, "uji_writer", groups="base.group_user")
        admin = new_test_user(self.env, "uji_system", groups="base.group_system")
        chats = {}
        for person in (user, writer, admin):
            partner = person.partner_id
            general._add_members(partners=partner)
            own = channels.with_user(person)
            chat = own._get_or_create_chat([robot.id, partner.id]).sudo()
            greeting = "Hello"
            chat.message_post(author_id=robot.id, body=greeting, message_type="comment")
            chats[person] = chat
        answer = "Terima kasih"
        chats[writer].message_post(
            author_id=writer.partner_id.id, body=answer, message_type="comment"
        )
        official = self.env.ref("sidocakep_base.group_employee")
        (user | writer | admin).write({"group_ids": [(4, official.id)]})
        members = general.channel_member_ids.partner_id
        self.assertFalse(members & (user | writer).partner_id)
        self.assertIn(admin.partner_id, members)
        self.assertFalse(chats[user].exists())
        self.assertTrue(chats[admin].exists())
        kept = chats[writer].channel_member_ids.filtered(
            lambda member: member.partner_id == writer.partner_id
        )
        self.assertTrue(kept.unpin_dt)
        self.assertEqual(kept.message_unread_counter, 0)

    def test_the_first_screen_opens_after_login(self):
        self.start_tour("/odoo", "sidocakep_my_work_tour", login="uji_head_a")
