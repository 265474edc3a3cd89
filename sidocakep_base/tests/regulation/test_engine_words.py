"""What the engine refuses is said in the language of the reader."""

from odoo.exceptions import ValidationError
from odoo.tests import TransactionCase, tagged

from ...engine import EngineError, read_value
from ...engine.nip import parse_nip
from ...engine_words import REFUSALS, describe_refusal, say

#: Words of the engine's own Indonesian, and its keys, that no English sentence has.
FOREIGN = ("angka ", "tulis ", "tidak ", "higher_ratio", "'higher'", "%(")


@tagged("post_install", "-at_install")
class TestEngineWords(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.english = cls.env(context=cls.env.context | {"lang": "en_US"})

    def _refuse(self, text):
        with self.assertRaises(EngineError) as caught:
            read_value(text)
        return caught.exception

    def test_a_figure_that_can_be_read_twice(self):
        error = self._refuse("1.234")
        self.assertEqual(
            say(self.english, error),
            "“1.234” can be read as 1234 (the dot between thousands) or as 1,234 (the "
            "dot as decimal sign). Write 1234 or 1,234.",
        )

    def test_no_reader_of_english_meets_the_words_of_the_engine(self):
        facts = {"direction": "higher", "formula": "higher_ratio"}
        for case in REFUSALS:
            said = " ".join(describe_refusal(self.english, case, facts)).lower()
            for word in FOREIGN:
                self.assertNotIn(word, said, case)

    def test_formula_and_direction_are_named_as_on_the_screen(self):
        facts = {"direction": "lower", "formula": "higher_ratio"}
        wrong, _remedy = describe_refusal(self.english, "formula", facts)
        self.assertIn("“Actual against the target”", wrong)
        self.assertIn("“Lower is Better”", wrong)

    def test_a_policy_is_refused_in_the_language_of_its_editor(self):
        policy = self.english["sidocakep.achievement.policy"].create({"name": "Uji"})
        with self.assertRaises(ValidationError) as caught:
            policy.write({"decimals": 11})
        self.assertEqual(
            str(caught.exception), "11 decimals cannot be used. Enter 0 to 10."
        )

    def test_civil_servants_number(self):
        with self.assertRaises(EngineError) as caught:
            parse_nip("19630312 198901 3 002")
        self.assertEqual(
            say(self.english, caught.exception),
            "Digit 15 of the NIP is 3. Write 1 for a man or 2 for a woman.",
        )
