"""What the wording of an indicator gives away. Gunung Mas 24/2024 annex B.2a."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sidocakep_base.engine.wording import double_measure, wording_key

#: Letters of Indonesian sentences; others change their length when case is folded.
words = st.text("abcdefghijklmnopqrstuvwxyz0123456789%", min_size=1, max_size=12)
sentences = st.lists(words, min_size=1, max_size=8)
separators = st.sampled_from(
    [" ", "  ", "\t", "\n", "-", ", ", " (", ") ", ". ", " / "]
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Persentase ibu hamil K4", "PERSENTASE IBU HAMIL K4"),
        ("Nilai SAKIP", "  Nilai   SAKIP. "),
        ("Ibu-hamil", "ibu hamil"),
        ("Indeks (IKM)", "indeks ikm"),
        ('Layanan "prima"', "Layanan prima"),
        ("Layanan\nprima", "Layanan prima"),
    ],
)
def test_the_same_words_otherwise_written_are_the_same(one, other):
    assert wording_key(one) == wording_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jumlah sekolah", "Persentase sekolah"),
        ("Nilai SAKIP", "Nilai SAKIP 2"),
        ("% sekolah", "sekolah"),
        ("ibu hamil", "hamil ibu"),
        ("sekolah", "seko lah"),
    ],
)
def test_other_words_are_another_wording(one, other):
    assert wording_key(one) != wording_key(other)


@pytest.mark.parametrize("text", ["", " ", ".", "- - -", "\n", "(...)"])
def test_nothing_said_is_an_empty_key(text):
    assert wording_key(text) == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("dibangun dan/atau direhabilitasi", "dan/atau"),
        ("dibangun dan / atau direhabilitasi", "dan / atau"),
        ("Dibangun DAN/ATAU direhabilitasi", "DAN/ATAU"),
        ("built and/or repaired", "and/or"),
        ("a dan/atau b dan / atau c", "dan/atau"),
        # one measure joined by "dan", or words that only contain it
        ("sarana dan prasarana", ""),
        ("sarana atau prasarana", ""),
        ("badan/atau", ""),
        ("dan/ataupun", ""),
        ("dan atau", ""),
        ("atau/dan", ""),
        ("", ""),
    ],
)
def test_two_measures_are_named_as_they_are_written(text, found):
    assert double_measure(text) == found


@given(sentences, separators)
def test_what_stands_between_the_words_means_nothing(sentence, separator):
    assert wording_key(separator.join(sentence)) == " ".join(sentence)


@given(st.text(max_size=60))
def test_a_key_is_its_own_key(text):
    key = wording_key(text)
    assert wording_key(key) == key
    assert key == key.strip()
    assert "  " not in key


@given(sentences)
def test_case_means_nothing(sentence):
    text = " ".join(sentence)
    assert wording_key(text.upper()) == wording_key(text) == wording_key(text.title())


@given(sentences, sentences)
def test_two_sentences_have_one_key_only_if_they_have_the_same_words(one, other):
    assume(one != other)
    assert wording_key(" ".join(one)) != wording_key(" ".join(other))


@given(sentences, sentences)
def test_two_measures_are_found_wherever_they_stand(before, after):
    text = f"{' '.join(before)} dan/atau {' '.join(after)}"
    assert double_measure(text) == "dan/atau"


@given(st.text(max_size=80))
def test_what_is_found_is_in_the_text(text):
    assert double_measure(text) in text
