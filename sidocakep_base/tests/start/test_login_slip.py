"""The slip opens the page where a password is chosen, once."""

import re
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, freeze_time, tagged

from ...models.start.sidocakep_login_slip import hash_code, make_code
from ..common import SidocakepCase
from ..thorough import long

PATH = "/sidocakep/aktivasi"


@tagged("post_install", "-at_install")
class TestLoginSlip(SidocakepCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.user = cls._create_user("uji_baru", "group_pelaksana", cls.agency_a)
        cls.slips = cls.env["sidocakep.login.slip"]

    def test_codes_are_long_and_read_however_they_are_typed(self):
        codes = {make_code() for _number in range(200)}
        self.assertEqual(len(codes), 200)
        self.assertRegex(codes.pop(), r"^([A-HJ-NP-Z2-9]{4}-){3}[A-HJ-NP-Z2-9]{4}$")
        self.assertEqual(hash_code("7KQ2-M9XA"), hash_code(" 7kq2 m9xa"))

    def test_only_the_right_pair_finds_the_user(self):
        [code] = self.slips._issue(self.user).values()
        self.assertEqual(self.slips._find_user("uji_baru", code.lower()), self.user)
        for login, typed in (
            ("uji_baru", make_code()),
            ("uji_head_a", code),
            ("uji_baru", ""),
            ("", ""),
            ("tidak.ada", code),
        ):
            with self.subTest(login=login, typed=typed):
                self.assertFalse(self.slips._find_user(login, typed))

    def test_it_ends_with_a_newer_one_after_two_weeks_and_with_the_first_log_in(self):
        [old] = self.slips._issue(self.user).values()
        [code] = self.slips._issue(self.user).values()
        self.assertFalse(self.slips._find_user("uji_baru", old))
        with freeze_time("2099-01-01"):
            self.assertFalse(self.slips._find_user("uji_baru", code))
        self.env["res.users.log"].with_user(self.user).sudo().create({})
        self.user.invalidate_recordset()
        self.assertFalse(self.slips._find_user("uji_baru", code))
        with self.assert_refused(UserError, "the login was used already"):
            self.slips._issue(self.user)

    def test_no_chat_is_opened_with_each_official_who_comes(self):
        other = self.env["res.users"].create({"name": "Lain", "login": "uji_lain"})
        with patch.object(self.registry["res.users"], "_bus_send") as sent:
            self.user._notify_inviter()
            sent.assert_not_called()
            other._notify_inviter()
            sent.assert_called_once()

    def test_the_code_is_kept_nowhere(self):
        [code] = self.slips._issue(self.user).values()
        slip = self.slips.search([("user_id", "=", self.user.id)])
        self.assertNotIn(code.replace("-", ""), slip.sudo().code_hash)
        with self.assertRaises(AccessError):
            slip.with_user(self.user_hr).read(["user_id"])
        with self.assertRaises(AccessError):
            slip.with_user(self.env.ref("base.user_admin")).read(["code_hash"])


@tagged("post_install", "-at_install")
class TestLoginSlipPage(HttpCase, SidocakepCase):
    @long
    def test_an_invitation_by_mail_is_followed(self):
        """The guard of the road to a login refused who chose the password."""
        user = self._create_user("uji_baru", "group_pelaksana", self.agency_a)
        user.lang = "id_ID"
        user.partner_id.signup_prepare("signup")
        self.authenticate(None, None)
        self.opener.headers["Accept-Language"] = "en-US"
        page = self.url_open(user.partner_id._get_signup_url())
        self.assertIn("Kata Sandi", page.text)
        self._choose_password(page)
        user.invalidate_recordset()
        self.assertTrue(user.login_date)
        # core wrote the language of the browser over that of the login
        self.assertEqual(user.lang, "id_ID")

    def test_the_page_of_a_slip_is_indonesian_in_an_english_browser(self):
        self.authenticate(None, None)
        self.opener.headers["Accept-Language"] = "en-US"
        page = self.url_open(PATH).text
        self.assertIn("Aktifkan akun Anda", page)
        self.assertNotIn("/web/database/manager", page)

    def _choose_password(self, page):
        token = re.search(r'name="csrf_token" value="([^"]+)"', page.text).group(1)
        chosen = {"login": "uji_baru", "name": "Uji Baru"}
        chosen |= {"password": "Sandi-Saya-1", "confirm_password": "Sandi-Saya-1"}
        fields = re.findall(r'type="hidden" name="(token)" value="([^"]+)"', page.text)
        data = {"csrf_token": token, **dict(fields), **chosen}
        done = self.url_open(page.url, data=data)
        self.assertNotIn("confirm_password", done.text)

    def _post(self, **values):
        page = self.url_open(PATH).text
        token = re.search(r'name="csrf_token" value="([^"]+)"', page).group(1)
        return self.url_open(PATH, data={"csrf_token": token, **values})

    def test_what_nobody_can_type_is_of_nobody(self):
        user = self._create_user("uji_baru", "group_pelaksana", self.agency_a)
        [code] = self.env["sidocakep.login.slip"]._issue(user).values()
        self.authenticate(None, None)
        for text in ("uji\0baru", "\x7f", "x" * 2**20, "\u202euji", "\ufffe"):
            for sent in ({"login": text, "code": code}, {"login": "a", "code": text}):
                with self.subTest(text=ascii(text[:9]), sent=sorted(sent)):
                    answer = self._post(**sent)
                    self.assertEqual(answer.status_code, 200)
                    self.assertIn("tidak cocok", answer.text)
        page = self.url_open(PATH).text
        token = re.search(r'name="csrf_token" value="([^"]+)"', page).group(1)
        files = {"login": ("a.txt", b"uji"), "code": ("b.txt", b"uji")}
        answer = self.url_open(PATH, data={"csrf_token": token}, files=files)
        self.assertEqual(answer.status_code, 200)
        find = self.env["sidocakep.login.slip"]._find_user
        for strange in ("\ud800", ["uji_baru"], {"a": 1}, b"uji", 7):
            self.assertFalse(find(strange, code))
            self.assertFalse(find("uji_baru", strange))
        self.assertEqual(find("uji_baru", code), user)

    def test_a_slip_leads_to_a_password_of_ones_own(self):
        user = self._create_user("uji_baru", "group_pelaksana", self.agency_a)
        [code] = self.env["sidocakep.login.slip"]._issue(user).values()
        self.authenticate(None, None)
        wrong = self._post(login="uji_baru", code="AAAA-AAAA-AAAA-AAAA")
        self.assertIn("tidak cocok", wrong.text)
        right = self._post(login="uji_baru", code=code)
        self.assertIn("/web/signup", right.url)
        self.assertIn("token=", right.url)
        # who has an account chooses its password, no name and no e-mail address
        self.assertEqual(len(re.findall(r"<input[^>]* readonly=", right.text)), 2)
        self._choose_password(right)
        user.invalidate_recordset()
        self.assertTrue(user.login_date)
        again = self._post(login="uji_baru", code=code)
        self.assertIn("tidak cocok", again.text)
