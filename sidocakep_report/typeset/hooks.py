def uninstall_hook(env):
    """Let go of the stored prints: they stay, as ordinary files of their records."""
    env.cr.execute(
        "UPDATE ir_attachment SET typeset_report_id = NULL "
        "WHERE typeset_report_id IS NOT NULL"
    )
    env.invalidate_all()
