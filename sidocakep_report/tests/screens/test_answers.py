"""Who sends nonsense gets a sentence, over each door of HTTP, and no traceback."""

from datetime import timedelta

from odoo import fields
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from odoo.addons.sidocakep_base.tests.common import SidocakepCase

#: Where Odoo itself stumbles: over the name of a field, a domain, what is to be read.
CALLS = (
    ("sidocakep.sign", "create", [[{"nonsense": 1}]]),
    ("sidocakep.sign", "create", ["x"]),
    ("sidocakep.sign", "web_read", [["x"], {"line_ids": 7}]),
    ("sidocakep.sign", "action_confirm", [[{}], "x"]),
    ("sidocakep.sign", "onchange", [[], {"line_ids": [{"a": 1}]}, ["line_ids"], {}]),
    ("sidocakep.sign.line", "create", [[{"res_model": "x", "res_id": "y"}]]),
    ("sidocakep.pk", "search", [[("nonsense", "=", 1)]]),
    ("sidocakep.pk", "web_read_group", [[], ["nonsense:x"], ["y"]]),
    ("sidocakep.pk", "no_such_method", []),
    ("hr.job", "write", [[1], "x"]),
)
WORDS = ("Traceback", 'File "', "psycopg2", "KeyError", "TypeError", "/addons/")


@tagged("post_install", "-at_install")
class TestAnswers(SidocakepCase, HttpCase):
    def _ask(self, model, method, args):
        params = {"model": model, "method": method, "args": args, "kwargs": {}}
        path = f"/web/dataset/call_kw/{model}/{method}"
        answer = self.url_open(path, json={"params": params, "jsonrpc": "2.0"})
        return answer.json().get("error")

    @mute_logger("odoo.http", "odoo.sql_db")
    def test_every_answer_is_a_sentence(self):
        for user in (self.user_pelaksana_a, self.user_organisasi):
            self.authenticate(user.login, user.login)
            for call in CALLS:
                with self.subTest(user=user.login, call=call):
                    error = self._ask(*call)
                    data = error["data"]
                    self.assertIn(
                        data["name"].rpartition(".")[2],
                        ("UserError", "ValidationError", "AccessError", "MissingError"),
                    )
                    said = data["message"]
                    self.assertTrue(said.strip())
                    for word in WORDS:
                        self.assertNotIn(word, said)

    @mute_logger("odoo.http")
    def test_where_odoo_stumbles_the_trace_stays_in_the_log(self):
        self.authenticate(*[self.user_pelaksana_a.login] * 2)
        error = self._ask("sidocakep.pk", "search", [[("nonsense", "=", 1)]])
        self.assertIn("odoo.exceptions.UserError", error["data"]["debug"])
        for word in WORDS:
            self.assertNotIn(word, error["data"]["debug"])

    @mute_logger("odoo.http")
    def test_models_of_others_answer_as_odoo_has_it(self):
        self.authenticate(*[self.user_pelaksana_a.login] * 2)
        error = self._ask("res.country", "search", [[("nonsense", "=", 1)]])
        self.assertEqual(error["data"]["name"], "builtins.ValueError")

    @mute_logger("odoo.http")
    def test_another_program_is_answered_in_the_same_way(self):
        """By ``/json/2``, with a key of its own."""
        keys = self.env["res.users.apikeys"].with_user(self.user_pelaksana_a)
        key = keys._generate("rpc", "uji", fields.Datetime.now() + timedelta(days=1))
        answer = self.url_open(
            "/json/2/sidocakep.pk/search",
            json={"domain": [["nonsense", "=", 1]]},
            headers={"Authorization": f"Bearer {key}"},
        )
        self.assertEqual(answer.status_code, 422)
        self.assertEqual(answer.json()["name"], "odoo.exceptions.UserError")
        self.assertNotIn("Traceback", answer.text)
