"""Whether somebody else may read what the person logged in is looking at."""


def as_reader(records, user):
    """Return ``records`` as ``user`` sees them, with all companies of that login.

    The companies that a client has chosen are its own, not those of the other one.
    """
    companies = user.sudo().company_ids.ids
    records = records.with_user(user).sudo(False)
    return records.with_context(allowed_company_ids=companies)
