from odoo import api, models

from .web_words import INDONESIAN, WORDS


class IrHttp(models.AbstractModel):
    """The client knows from the start whether it has an official before it."""

    _name = "ir.http"
    _inherit = "ir.http"

    def session_info(self):
        return {
            **super().session_info(),
            "sidocakep_official": self._is_official(),
            "sidocakep_zone": self._get_shown_zone(),
        }

    def _get_shown_zone(self):
        """Return the zone in which the client shows hours; ``False``: the device's."""
        user = self.env.user
        if not user.has_group("sidocakep_base.group_employee"):
            return False
        return user._get_office_zone()

    def _is_official(self):
        """Tell whose menu is without Odoo's help pages (``static/src/user_menu``)."""
        user = self.env.user
        return user.has_group("sidocakep_base.group_employee") and not user.has_group(
            "base.group_system"
        )

    @api.model
    def _get_translations_for_webclient(self, modules, lang):
        """Complete the Indonesian of Odoo's own screens (``web_words``)."""
        found, parameters = super()._get_translations_for_webclient(modules, lang)
        if (lang or self.env.context.get("lang")) != INDONESIAN:
            return found, parameters
        for module in WORDS.keys() & found.keys():
            words = WORDS[module]
            kept = [
                item for item in found[module]["messages"] if item["id"] not in words
            ]
            own = [{"id": said, "string": read} for said, read in words.items()]
            found[module] = {**found[module], "messages": [*kept, *own]}
        return found, parameters
