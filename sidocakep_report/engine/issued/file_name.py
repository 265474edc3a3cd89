"""The name of a file that is handed out."""

#: Characters of what it is, and of its fingerprint.
NAME_LENGTH, MARK_LENGTH = 120, 16
#: Characters of what it is in a folder, which with its own name stays below the 260 of
#: Windows, and of the whole name there.
FOLDER_NAME_LENGTH = 90
FOLDER_LENGTH = FOLDER_NAME_LENGTH + MARK_LENGTH + len(" .pdf")


def write_file_name(
    name: str, mark: str, ending: str, length: int = NAME_LENGTH
) -> str:
    """Return a name that is the same for the same thing, and of no other.

    What is too long ends behind a whole word.

    :param mark: the seal or the hash of it, of which the beginning stands in the name

    >>> write_file_name("PK 2026/Kepala: Uji", "f" * 64, "pdf")
    'PK 2026-Kepala- Uji ffffffffffffffff.pdf'
    >>> write_file_name("Perjanjian Kinerja Kepala", "f" * 64, "pdf", 20)
    'Perjanjian Kinerja ffffffffffffffff.pdf'
    """
    name = "".join(c if c.isalnum() or c in " -.," else "-" for c in name)
    if len(name) > length:
        words = name[: length + 1].rpartition(" ")[0]
        name = words if len(words) > length // 2 else name[:length]
    return f"{name.strip(' ,-')} {mark[:MARK_LENGTH]}.{ending}"
