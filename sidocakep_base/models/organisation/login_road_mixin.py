from odoo import SUPERUSER_ID, api, models
from odoo.exceptions import AccessError

#: Who gives out logins also says where mail for them goes.
LOGIN_GROUP = "base.group_erp_manager"


class LoginRoadMixin(models.AbstractModel):
    """A record through whose values a login is reached: they belong to its person.

    Who moves the address of an official to his own has the password reset sent to
    himself, and signs. So the values of :attr:`_login_roads` are written by the person
    whose login it is, or by who gives out logins. That asks who is logged in, not
    whether the code is elevated: core copies the address of an employee to the partner
    of the login by sudo.
    """

    _name = "sidocakep.login.road.mixin"
    _description = "Road to a Login"

    #: Names of the fields; those of addons that are not installed do no harm.
    _login_roads = frozenset()

    def _get_login_users(self, vals):
        """Return the users whose logins the record, or it with ``vals``, leads to.

        :return: ``res.users`` as sudo, the archived ones too
        """
        raise NotImplementedError

    def write(self, vals):
        self._check_login_roads(vals)
        return super().write(vals)

    def _check_login_roads(self, vals):
        """Refuse to change another person's road to a login."""
        names = self._login_roads & vals.keys()
        if not names or self._keeps_logins():
            return
        for record in self.sudo().with_context(active_test=False):
            changed = [name for name in names if record._is_changed_by(name, vals)]
            if changed and record._get_login_users(vals) - self.env.user:
                record._refuse_login_roads(changed)

    def _refuse_login_roads(self, names):
        """Refuse to give these fields of the record a value.

        :raise AccessError: always
        """
        labels = self.env[self._name].fields_get(names, ["string"])
        raise AccessError(
            self.env._(
                "%(fields)s of %(name)s: whoever changes it could have the password of "
                "that login sent to himself and sign with it. The person changes it "
                "under My Preferences, or the administrator does.",
                fields=", ".join(sorted(label["string"] for label in labels.values())),
                name=self.display_name,
            )
        )

    @api.model
    def _keeps_logins(self):
        """Tell whether who is logged in gives out logins, or it is the system."""
        return self.env.uid == SUPERUSER_ID or self.env.user.has_group(LOGIN_GROUP)

    def _is_changed_by(self, name, vals):
        """Tell whether ``vals`` give the field another value than it has."""
        field = self._fields[name]
        old = field.convert_to_cache(self[name], self, validate=False)
        new = field.convert_to_cache(vals[name], self, validate=False)
        return (old or None) != (new or None)
