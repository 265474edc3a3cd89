def uninstall_hook(env):
    """Give core back the rules this addon had to widen (see security/)."""
    own = "('company_id', 'in', company_ids + [False])"
    env.ref("hr.hr_job_comp_rule").write(
        {"domain_force": f"[{own}]", "perm_read": True}
    )
    env.ref("hr.hr_employee_public_comp_rule").write(
        {
            "domain_force": f"['|', '|', '|', {own}, "
            "('parent_id.user_id', '=', user.id), "
            "('id', '=', user.employee_id.parent_id.id), "
            "('user_id', '=', user.id)]"
        }
    )
