"""An official reads Indonesian in the bar of a list, not half English."""

import re
from pathlib import Path

from odoo.modules import Manifest
from odoo.tests import TransactionCase, tagged

from ...models.home.web_words import INDONESIAN, WORDS

#: Of Odoo's client: what stands around every list and form.
PLACES = (
    *("search/action_menus", "search/control_panel", "views/list", "views/form"),
    *("views/view_components", "webclient/navbar", "core/file_input"),
    *("views/fields/many2many_binary", "views/no_content_helper"),
)
SAID = re.compile(r'(?:_t\(\s*"([^"]+)")|(?:>([^<>{}]+)<)|(?:[a-z-]+="([^"]+)")')
ENGLISH = re.compile(r"\b(Action|records?|Toggle|Upload|Files?|Home|Edit)\b", re.I)


@tagged("post_install", "-at_install")
class TestWebWords(TransactionCase):
    def _get_words(self, module, lang=INDONESIAN):
        http = self.env["ir.http"]
        found, _parameters = http._get_translations_for_webclient([module], lang)
        return {item["id"]: item["string"] for item in found[module]["messages"]}

    def test_what_stands_around_a_list_is_indonesian(self):
        words = self._get_words("web")
        source = Path(Manifest.for_addon("web").path) / "static/src"
        said = set()
        for place in PLACES:
            for path in (source / place).rglob("*"):
                if path.suffix in (".js", ".xml"):
                    found = SAID.findall(path.read_text(encoding="utf-8"))
                    said |= {" ".join(filter(None, item)).strip() for item in found}
        self.assertIn("Actions", said, "the button beside ticked rows")
        half = {
            text: words[text]
            for text in said & words.keys()
            if ENGLISH.search(words[text])
        }
        self.assertFalse(half)
        self.assertEqual(words["Actions"], "Tindakan")
        self.assertIn("Cancel", words, "what is right stays Odoo's")

    def test_each_word_is_still_one_of_odoo(self):
        """What is no longer said there is taken out here."""
        for module, own in WORDS.items():
            with self.subTest(module):
                path = Path(Manifest.for_addon(module).path) / "i18n/id.po"
                text = path.read_text(encoding="utf-8")
                gone = [said for said in own if f'msgid "{said}"' not in text]
                self.assertFalse(gone)
                self.assertEqual(
                    len(self._get_words(module)),
                    len(set(own) | set(self._get_words(module))),
                )

    def test_other_languages_stay_as_they_are(self):
        self.assertNotIn("Tindakan", self._get_words("web", "en_US").values())
