"""What a print claims to be, asked of a validator."""

import page

#: For the archive, and for who cannot see it: PDF/A-2a and PDF/UA-1.
PROFILES = ("2a", "ua1")


def check_archival(test, content, form):
    """Check that a PDF is what its marks say.

    :param form: its name, told where it is not
    """
    for profile in PROFILES:
        with test.subTest(form=form, profile=profile):
            found = page.validate_pdf_bytes(content, profile=profile).failures
            test.assertEqual([failure.message for failure in found], [])
