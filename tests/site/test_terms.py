"""Words explained in place."""

from __future__ import annotations

from ohjaus.library.model import Library
from ohjaus.site.terms import Explainer, PageTerms


def test_a_bent_word_is_marked_once(library: Library) -> None:
    """A case form is found, its first place is marked, its second is not."""
    terms = PageTerms(Explainer(library, "fi"), None)
    html, words = terms.mark("<p>Hae palkkatukea. Palkkatuen ehdot.</p>")
    assert html == '<p>Hae <a class="word" href="#sana-palkkatuki">palkkatukea</a>. Palkkatuen ehdot.</p>'
    assert [word.id for word in words] == ["palkkatuki"]


def test_the_pages_own_subject_is_not_explained(library: Library) -> None:
    """The whole page explains it."""
    assert PageTerms(Explainer(library, "fi"), "palkkatuki").mark("<p>palkkatuki</p>")[1] == ()


def test_links_and_headings_stay_as_they_are(library: Library) -> None:
    """No link inside a link."""
    html = '<h3>Palkkatuki</h3><p><a href="x">palkkatuki</a></p>'
    assert PageTerms(Explainer(library, "fi"), None).mark(html) == (html, ())


def test_a_longer_word_is_another_word(library: Library) -> None:
    """palkkatukilaskuri is not palkkatuki."""
    assert PageTerms(Explainer(library, "fi"), None).mark("<p>palkkatukilaskuri</p>")[1] == ()
