"""Who is told that something is not as it was sealed."""

#: Who inspects, and who can restore.
TOLD_GROUPS = ("sidocakep_base.group_inspektorat", "base.group_system")


def ask_to_look(record, activity, get_words):
    """Ask who inspects and who administers to look; who has not yet reads it anew.

    :param record: a record with activities, on which they are asked
    :param activity: external id of the type
    :param get_words: function of a language, which returns summary and note
    """
    env = record.env
    users = env["res.users"].browse()
    for group in TOLD_GROUPS:
        users |= env.ref(group).all_user_ids
    users = users.filtered(lambda user: user.active and not user.share)
    asked = env["mail.activity"].search(
        [
            ("res_model", "=", record._name),
            ("res_id", "=", record.id),
            ("activity_type_id", "=", env.ref(activity).id),
            ("user_id", "in", users.ids),
        ]
    )
    for user in users:
        summary, note = get_words(user.lang)
        own = asked.filtered(lambda item, user=user: item.user_id == user)
        if own:
            own.write({"summary": summary, "note": note})
            continue
        record.sudo().with_context(lang=user.lang).activity_schedule(
            activity, summary=summary, note=note, user_id=user.id
        )
