"""What a login is given by the post of its person: agency and role."""

from .official import HEAD

#: The role of who holds a post of a kind.
ROLE_OF_KIND = {
    "head_of_region": "bupati",
    "sekda": "sekda",
    "asisten": "asisten",
    "staf_ahli": "echelon3",
    "head": "head",
    "secretary": "secretary",
    "administrator": "echelon3",
    "bureau_head": "echelon3",
    "supervisor": "echelon4",
    "subsection_head": "echelon4",
    "functional": "functional",
}
OTHER_ROLE = "pelaksana"
#: Roles with rights of their own. The others say what somebody is: what they may is
#: what their technical groups carry, so that a higher one does as well.
ROLES_WITH_RIGHTS = frozenset({"head", "asisten", "sekda", "bupati"})


def _get_group(env, name):
    """Return a group of ours without a query: it is asked for each of thousands."""
    res_id = env["ir.model.data"]._xmlid_to_res_id(f"sidocakep_base.group_{name}")
    return env["res.groups"].browse(res_id)


def get_role_domain(env):
    """Return the domain of the roles that a post gives, of which a login has one."""
    return [("privilege_id", "=", env.ref("sidocakep_base.privilege_position").id)]


def get_roles(env):
    """Return the roles that a post gives (sudo)."""
    return env["res.groups"].sudo().search(get_role_domain(env))


def get_offices(env):
    """Return the roles of the offices (sudo): given by hand, whatever the post."""
    office = env.ref("sidocakep_base.privilege_office")
    return env["res.groups"].sudo().search([("privilege_id", "=", office.id)])


def get_role(env, kind, heads=False):
    """Return the role that the kind of a position gives.

    :param heads: whether it heads a unit below an agency, of whatever kind it is
    """
    name = HEAD if heads else ROLE_OF_KIND.get(kind.code, OTHER_ROLE)
    return _get_group(env, name)


def covers(env, held, needed):
    """Tell whether a role (sudo) lets do all that another one does."""
    if needed in held.all_implied_ids:
        return True
    with_rights = (_get_group(env, name) for name in ROLES_WITH_RIGHTS)
    if needed in with_rights:
        return False
    return needed.all_implied_ids - needed <= held.all_implied_ids


def get_agencies(env, agency, role):
    """Return the agencies that a login may look into.

    That of the post; of who sees all agencies every one of the government.
    """
    if _get_group(env, "read_all") not in role.sudo().all_implied_ids:
        return agency
    agencies = env["res.company"].sudo()
    return agencies.search([("id", "child_of", agency.sudo().root_id.ids)])


def prepare_login(env, employee, agency, role):
    """Return the values of a new login that follow from its person's post.

    Lists are ids. The login gets the contact of the file, unless another has it.

    :param employee: the file (sudo), empty for a person who has none yet
    """
    values = {
        "tz": env.user._get_office_zone(),
        "group_ids": role.ids,
        "company_id": agency.id,
        "company_ids": get_agencies(env, agency, role).ids,
    }
    contact = employee.work_contact_id
    if contact and not contact.with_context(active_test=False).user_ids:
        values["partner_id"] = contact.id
    return values
