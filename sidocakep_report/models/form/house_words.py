"""What is wrong with a template of the office, in words: what, where, what to do."""

#: Templates of problems that are shown at once.
SHOWN = 8


def describe_problems(env, problems):
    """Return the sentences of problems, one a line."""
    lines = [
        f"{_describe_place(env, item.place)}: {_describe(env, item)}"
        for item in problems[:SHOWN]
    ]
    if len(problems) > SHOWN:
        lines.append(
            env._("... and %s more. Correct these first.", len(problems) - SHOWN)
        )
    return "\n".join(lines)


def _describe_place(env, place):
    parts = {
        "": env._("The file"),
        "body": env._("Text of the template"),
        "header": env._("Header of the page"),
        "footer": env._("Footer of the page"),
    }
    words = [parts.get(place.part) or env._("Part %s of the file", place.part)]
    if place.table:
        words.append(
            env._(
                "table %(table)s row %(row)s column %(column)s",
                table=place.table,
                row=place.row,
                column=place.column,
            )
        )
    elif place.paragraph:
        words.append(env._("paragraph %s", place.paragraph))
    where = ", ".join(words)
    return f"{where} (“{place.excerpt}”)" if place.excerpt else where


def _describe(env, problem):
    """Return the sentence of a problem."""
    words = (_get_file_words, _get_page_words, _get_field_words, _get_block_words)
    known = {code: text for read in words for code, text in read(env).items()}
    sentence = known[problem.code]
    return sentence % {"what": "", "value": "", "limit": "", **problem.facts}


def _get_file_words(env):
    """Return ``{code: sentence}`` of what a package is refused for."""
    return {
        "too_large": env._(
            "it is larger than %(limit)s. Remove large pictures and save it again.",
        ),
        "too_many_parts": env._(
            "it has more than %(limit)s parts. Copy the text into a new file.",
        ),
        "not_odt": env._(
            "it is no OpenDocument text. Save it in LibreOffice as ODF Text "
            "Document (.odt)."
        ),
        "encrypted": env._("it has a password. Save it without a password."),
        "part_unknown": env._(
            "this part does not belong into a plain text. Copy the text into a new "
            "file and save that."
        ),
        "picture_kind": env._(
            "this picture is of another kind. Use a PNG, JPEG or GIF picture."
        ),
    }


def _get_page_words(env):
    """Return ``{code: sentence}`` of what the XML of a part is refused for."""
    return {
        "encoding": env._("it is not written in UTF-8. Save it in LibreOffice again."),
        "entities": env._(
            "it declares a document type or entities. Save it in LibreOffice again."
        ),
        "not_xml": env._("it is damaged. Save it in LibreOffice again."),
        "macro": env._(
            "a macro or script (%(what)s). Remove it under Tools, Macros.",
        ),
        "object": env._(
            "an embedded object or form (%(what)s). Remove it, or use a picture.",
        ),
        "outside": env._(
            "a link to something outside the file (%(what)s). Remove the link, and "
            "insert pictures instead of linking them.",
        ),
        "repeated": env._(
            "cells, rows or spaces stand here %(what)s times. Delete what is empty, or "
            "draw the table anew with the rows and columns that it needs.",
        ),
        "tracked": env._(
            "recorded changes. Accept or reject all of them, then save it again."
        ),
        "element": env._(
            "a part that a template must not have (%(what)s). Remove it.",
        ),
    }


def _get_field_words(env):
    """Return ``{code: sentence}`` of what a field is refused for."""
    return {
        "code": env._(
            "“%(what)s” is no field but code. Use the names of the list of fields.",
        ),
        "unknown": env._(
            "there is no field “%(what)s” here. Choose a name from the list of fields; "
            "those of a list stand between its for and /for.",
        ),
        "no_value": env._("“%(what)s” has no text of its own. Use it in for or if."),
        "no_list": env._(
            "“%(what)s” is no list. Choose a list for the instruction for.",
        ),
        "formatter": env._(
            "there is no way of writing called “%(what)s”. Use one of those in the "
            "list of fields.",
        ),
        "formatter_kind": env._(
            "“%(what)s” does not go with this kind of field. Use another way of "
            "writing.",
        ),
        "value": env._(
            "the value “%(value)s” of the field “%(what)s” cannot be written that way. "
            "Choose another way of writing in the template.",
        ),
    }


def _get_block_words(env):
    """Return ``{code: sentence}`` of what for and if are refused for."""
    return {
        "word_taken": env._(
            "“%(what)s” is the name of a field already. Choose another word in for.",
        ),
        "too_deep": env._(
            "the list “%(what)s” is repeated within itself or within three others, "
            "which would write it without end. Close the outer one before it.",
        ),
        "shown": env._(
            "the words of the link and its target differ (%(what)s). Edit the link "
            "so that both say the same.",
        ),
        "nested": env._("“%(what)s” has another field in it. Separate the two."),
        "unclosed": env._("“%(what)s” has no end. Add its /for or /if."),
        "unopened": env._(
            "“%(what)s” ends nothing here. Remove it, or add its beginning before it.",
        ),
        "own_row": env._(
            "beginning and end stand in one row of the table. Give each a row of its "
            "own, above and below the row that repeats.",
        ),
        "alone": env._(
            "“%(what)s” or its beginning does not stand alone. Move each into a "
            "paragraph or a row of its own.",
        ),
        "too_many_marks": env._("it has more than %(limit)s fields. Remove some."),
    }
