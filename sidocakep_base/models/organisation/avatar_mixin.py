"""People in thousands get no picture of their initials: it is drawn when looked at."""

from odoo import models

#: In the context of who makes many logins and files at once.
WITHOUT_INITIALS = {"sidocakep_without_initials": True}


class AvatarMixin(models.AbstractModel):
    """Core stores the initial of each new login and file as five images.

    The very same is drawn by ``avatar_128`` and its like where no image is stored: the
    36,000 attachments of 4,000 people are half of the time and show nothing.
    """

    _name = "avatar.mixin"
    _inherit = ["avatar.mixin"]

    def _avatar_generate_svg(self):
        if self._is_without_initials():
            return False
        return super()._avatar_generate_svg()

    def write(self, vals):
        """Leave out the image that was not made: a new record has none to empty."""
        if self._is_without_initials() and not vals.get("image_1920", True):
            vals = {name: vals[name] for name in vals if name != "image_1920"}
        return super().write(vals)

    def _is_without_initials(self):
        return bool(self.env.context.get("sidocakep_without_initials"))
