"""Small forms under an answer whose topic can be counted. What is written stays in the session: never in the address."""

from __future__ import annotations

import datetime

import streamlit as st
from markupsafe import Markup

from ohjaus.chat.address import Address
from ohjaus.chat.controls import TOLD
from ohjaus.chat.fragments import amounts, joined
from ohjaus.chat.voice import Voice
from ohjaus.counting.count import count
from ohjaus.counting.fields import Question, WrongInputs, questions
from ohjaus.dialogue.counted import ShownCount, asked_label, fault_text, is_sure, show_count
from ohjaus.dialogue.reply import Reply
from ohjaus.library.model import Counting, Given, Variant
from ohjaus.render.bars import bar_address

_RESULT = "counted"  # the session's key of the last press: where it was, what was counted and what was written


def counting_forms(reply: Reply, address: Address, day: datetime.date, voice: Voice) -> None:
    """A folded form for each thing that can be counted on the answer's topic; nothing under other replies."""
    if reply.decision != "answer":
        return
    here = address.conversation.to_address()
    for counting in voice.library.countings_of(reply.topics[0]):
        told = _told(counting, here)
        with st.expander(voice("count-open", name=counting.name.in_register(voice.register)), expanded=bool(told)):
            _fill(counting, told)
            _form(counting, here, address, day, voice)


def _form(counting: Counting, here: str, address: Address, day: datetime.date, voice: Voice) -> None:
    variant = _variant(counting, voice)
    asked = questions(counting, variant)

    def pressed() -> None:
        written = {each.given: str(st.session_state.get(_key(counting, each.given), "")) for each in asked}
        pressed_before = st.session_state.get(_RESULT, {}).get("presses", 0)
        st.session_state[_RESULT] = {
            "here": here, "counting": counting.id, "variant": variant.id, "written": written,
            "presses": pressed_before + 1,
        }  # fmt: skip

    with st.form(f"count-{counting.id}", border=True):
        for each in asked:
            st.text_input(_label(each, voice), key=_key(counting, each.given), max_chars=20, autocomplete="off")
        st.form_submit_button(voice("count-button"), type="primary", on_click=pressed)
        st.caption(voice("count-privacy"))
    last = st.session_state.get(_RESULT, {})
    if (last.get("here"), last.get("counting"), last.get("variant")) == (here, counting.id, variant.id):
        st.html(_result(counting, variant, last["written"], last["presses"], address, day, voice))


def _told(counting: Counting, here: str) -> dict[Given, str]:
    """What the question that led here said of the numbers that this counting asks."""
    last = st.session_state.get(TOLD, {})
    if last.get("here") != here:
        return {}
    asked = {each.given for variant in counting.variants for each in questions(counting, variant)}
    return {given: text for given, text in last["numbers"].items() if given in asked}


def _fill(counting: Counting, told: dict[Given, str]) -> None:
    """Fills the form once: what the reader then changes in it stays."""
    last = st.session_state.get(TOLD, {})
    if not told or counting.id in last["filled"]:
        return
    last["filled"].append(counting.id)
    for given, text in told.items():
        st.session_state[_key(counting, given)] = text


def _variant(counting: Counting, voice: Voice) -> Variant:
    if len(counting.variants) == 1:
        return counting.variants[0]
    names = {variant.id: variant.name.in_register(voice.register) for variant in counting.variants}
    chosen = st.radio(
        voice("count-variant"),
        list(names),
        format_func=lambda variant: _named(variant, names[variant]),
        key=f"count-variant-{counting.id}",
    )
    return counting.variant(chosen) or counting.variants[0]


def _named(variant: str, name: str) -> str:
    """The name of a variant; a number that it is known by stands first."""
    return f"{variant} %: {name}" if variant.isdigit() else name[:1].upper() + name[1:]


def _label(question: Question, voice: Voice) -> str:
    label = asked_label(question.given, voice.library, voice.register)
    return label if question.is_required else voice("count-optional", label=label)


def _key(counting: Counting, given: Given) -> str:
    return f"count-{counting.id}-{given}"


def _result(
    counting: Counting,
    variant: Variant,
    written: dict[Given, str],
    presses: int,
    address: Address,
    day: datetime.date,
    voice: Voice,
) -> Markup:
    """The result, or what is wrong with the numbers. Either is announced once: `data-count` changes with each press."""
    library, register = voice.library, voice.register
    given = {key: text for key, text in written.items() if text.strip()}
    try:
        result = count(counting, variant, given, library, day)
    except WrongInputs as wrong:
        faults = [fault_text(fault, library, register) for fault in wrong.faults]
        return Markup(
            '<section class="oh-count oh-wrong" data-count="{}" data-ready="{}"><h3>{}</h3>{}</section>'
        ).format(
            f"{presses}:{register}",
            " ".join([voice("count-wrong"), *faults]),
            voice("count-wrong"),
            joined(Markup("<p>{}</p>").format(fault) for fault in faults),
        )
    shown = show_count(result, library, register, address.conversation.place)
    said = ". ".join([voice("count-ready"), *(f"{line.label} {line.text}" for line in shown.told), shown.standing_text])
    return Markup('<section class="oh-count" data-count="{}" data-ready="{}">{}</section>').format(
        f"{presses}:{register}", said, _shown(shown, voice)
    )


def _shown(shown: ShownCount, voice: Voice) -> Markup:
    def heading(key: str) -> str:
        return voice.library.phrase(f"count-{key}-title", voice.register)

    picture = Markup()
    if shown.parts:
        picture = Markup('<img class="oh-bars" src="{}" alt="{}"><p class="oh-small">{}</p>').format(
            bar_address(shown), shown.picture, shown.legend
        )
    return Markup(
        '<h3>{title}</h3><p class="{kind}">{standing}</p><dl>{lines}</dl>{picture}{notes}'
        "<h4>{rule_title}</h4><p>{says}</p>{law}{amounts_title}{amounts}<h4>{not_title}</h4><ul>{left_out}</ul><p><strong>{promise}</strong></p>"
    ).format(
        title=shown.title,
        kind="oh-small" if is_sure(shown) else "oh-day",
        standing=shown.standing_text,
        lines=joined(Markup("<dt>{}</dt><dd>{}</dd>").format(line.label, line.text) for line in shown.told),
        picture=picture,
        notes=joined(Markup("<p>{}</p>").format(note) for note in shown.notes),
        rule_title=heading("rule"),
        says=shown.says,
        law=Markup('<p class="oh-small">{}</p>').format(shown.law) if shown.law else Markup(),
        amounts_title=Markup("<h4>{}</h4>").format(heading("amounts")) if shown.amounts else Markup(),
        amounts=amounts(shown.amounts, voice),
        not_title=heading("not-counted"),
        left_out=joined(Markup("<li>{}</li>").format(text) for text in shown.not_counted),
        promise=shown.promise,
    )
