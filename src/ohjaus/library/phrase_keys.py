"""Every sentence that the engine asks of knowledge/phrases.yaml, by its key: the one list of them.

`tests/library/test_phrase_keys.py` holds it to the code: a key that is asked for is here, and none that is not.
"""

from __future__ import annotations

from collections.abc import Mapping

_BY_BEGINNING: Mapping[str, str] = {
    "": """
        addressee-relative also amount-check amount-check-likely amount-current amount-in-year amount-likely amount-period
        amount-period-likely amount-period-open amount-period-open-likely amount-seen amount-unknown
        amount-verified amounts-title changed changed-likely choices-title clarify-lead clarify-title
        contacts-title counsellors-on-page guard-title human-choice route
        walk-back walk-begin walk-coming walk-coming-title walk-done walk-finished walk-finished-title walk-last walk-more walk-next
        onward-lead onward-title walk-resume walk-step-title walk-where-title walk-whole crisis-after crisis-title dates-joined day-before
        day-before-unknown day-unchecked list-and more-title next-title office-find place-fact
        place-fact-about place-facts place-text place-title region-answer-title region-fact-service reviewed
        rows-cost-title rows-duration-title rows-if-no-title rows-none rows-step rows-unknown rows-who
        rows-who-title rows-without-codes-title section-missing serve-ready simpler-lead source-dated
        source-undated sources-title step-actor step-ask step-cost step-duration step-if-no step-result
        step-unknown step-unknown-cost step-unknown-duration step-unknown-if-no step-unknown-result
        step-unknown-title step-unknown-without-codes step-without-codes steps-title twice-failed year-about
    """,
    "count-": """
        amounts-title elsewhere error-counting error-missing error-negative error-not-number error-range error-unused
        error-variant error-whole given-title input-cost input-days-a-week input-earlier input-earnings
        input-hours-a-day input-months input-sum-a-day input-wage input-working-time law legend
        line-hours-month line-left line-limit line-month line-months line-over line-over-tax-free
        line-own-month line-own-once line-own-total line-support-month line-support-once line-support-total
        line-week measure-day measure-euro measure-hour measure-month measure-percent not-counted-title
        note-ceiling note-days note-fixed-limit note-hours note-months note-months-most note-over
        note-over-likely note-own-limit note-within note-within-likely note-working-time picture promise rule-title sources-title standing-current standing-estimate
        standing-own standing-stale standing-unknown title unit-day unit-day-one unit-day-week
        unit-day-week-one unit-euro unit-euro-day unit-euro-day-one unit-euro-month unit-euro-month-one
        unit-euro-one unit-hour unit-hour-month unit-hour-month-one unit-hour-one unit-month unit-month-one
        unit-percent unit-percent-one
    """,
    "site-": """
        area-asiakasmaara area-asiakasrakenne area-asiakasvastaava area-etuudet area-guides area-haasteet
        area-jarjestaja area-jatkopolku area-kehittaminen area-kesto area-korvaukset area-lahettaja area-members
        area-more area-palvelupolku area-sisalto area-site area-tuottaja area-tyohonvalmennus
        area-tyonantajayhteistyo area-yhteistyo areas-lead areas-title as-of as-of-label audience-client-lead
        audience-client-name audience-client-short audience-client-title audience-counsellor-lead
        audience-counsellor-name audience-counsellor-short audience-counsellor-title audience-employer-lead
        audience-employer-name audience-employer-short audience-employer-title audience-relative-lead
        audience-relative-name audience-relative-short audience-relative-title audiences-lead audiences-title back-to-path changed-title
        changes-coming changes-feed changes-lead changes-open changes-title chart-title chat-about chat-link
        closed-lead closed-title colophon colophon-as-of contact-charge contact-day contact-hours contact-place contact-services contact-title
        contact-undated contents copy-linkki copy-viesti counting-client counting-counsellor counting-day
        counting-employer counting-fixed counting-home-link counting-home-text counting-lead counting-open
        counting-own counting-read counting-ready counting-relative counting-table counting-title counting-topic crumbs data-link
        employment-area-lead
        employment-area-one employment-area-title example-when exit expiring-amount expiring-contacts
        expiring-last expiring-lead expiring-none expiring-old expiring-pages expiring-soon expiring-title
        fact-about fact-counsellors fact-count fact-text fact-topic fact-year feed-title feedback
        feedback-missing footer-menu footer-promise front glossary-lead glossary-title handout-button
        handout-change handout-count handout-empty handout-failed handout-lead handout-link handout-made-lead
        handout-made-title handout-message handout-message-place handout-message-start handout-most
        handout-no-place handout-over handout-own handout-place handout-sections handout-server handout-settings handout-share
        handout-title handout-too-many handout-unread handout-whole home-handout home-handout-link home-handout-text home-lead home-place
        home-place-link home-place-text home-starts home-title home-what kind-benefit-lead
        kind-benefit-one kind-benefit-title kind-benefit-want kind-employer-lead kind-employer-one
        kind-employer-title kind-employer-want kind-path-lead kind-path-one kind-path-title kind-path-want
        kind-region-lead kind-region-one kind-region-title kind-region-want kind-rights-lead kind-rights-one
        kind-rights-title kind-rights-want kind-service-lead kind-service-one kind-service-title
        kind-service-want kind-step-lead kind-step-one kind-step-title kind-step-want law letters likely menu
        menu-chat menu-find menu-glossary menu-paths menu-places menu-search menu-topics missing-emergency missing-lead missing-place missing-title
        more-sections name notice-label own-place own-place-remove
        partners-api partners-api-link partners-api-text partners-embed partners-embed-text partners-files
        partners-fresh partners-lead partners-licence partners-links partners-links-text partners-map
        partners-menu partners-no-server partners-schema partners-title paths-lead paths-steps paths-title picture-text picture-title place place-contacts
        place-county place-doors place-employment place-facts place-lead place-more place-municipality
        place-records place-region place-title place-when places-lead places-title position position-after
        position-before position-label printed privacy-body privacy-lead privacy-title qr-caption qr-label read-next
        region-facts-lead region-facts-plain region-facts-title region-general region-municipalities
        region-tables-lead region-tables-title related-title robots-folder search-button search-failed search-found search-full search-full-sent
        search-help search-label search-lead search-link-broken search-none search-others search-private search-title search-unknown
        search-unknown-lead search-urgent search-wait share-copied share-lists share-pick share-pick-more share-pick-text share-print
        share-tick share-title size skip source source-day source-no-day source-used sources sources-count
        sources-law sources-lead sources-other sources-state sources-title statement-body statement-lead statement-title step-more steps-close
        steps-lead steps-open steps-picture switch switch-fi switch-other switch-selko table-label table-wide
        term-more term-others term-what topics-lead topics-title website wellbeing-county-lead
        wellbeing-county-one wellbeing-county-title whole-page
    """,
    "chat-": """
        amounts at-step audience-client audience-counsellor audience-employer audience-label audience-relative basket
        basket-add basket-message basket-open-fi basket-open-selko basket-remove basket-remove-one call choices
        clear client-version connection-lost copied copy copy-client copy-own count-button count-open count-optional count-privacy
        count-ready count-variant count-wrong description earlier exit exit-hint exit-note foot foot-old-day full-lead
        full-title heading intro law link-broken link-partly loading message-copied message-copy more new no-match none-of-these
        noscript noscript-link notices open page-link place-empty place-label place-records print
        question-example question-label question-more question-privacy read read-stop ready register-fi
        register-label register-selko related routes send site skip source-line sources starts-anyone
        starts-client starts-counsellor starts-employer starts-relative title walk-return you-asked
    """,
    "feedback-": """
        back busy elsewhere no personal question send taken thanks title too-long waits why why-help words-thanks yes
    """,
    "report-": """
        answered asked clarified comment comments day days down failed first helped last locked nothing
        not-helped other period show silent title topic topics total unasked week weeks word words words-lead
    """,
    "embed-": """
        help label send
    """,
    "api-": """
        bad-request count-by-post day-wrong failed field-unknown method municipality-unknown not-found not-json text-missing text-too-long
        text-type too-large value-unknown
    """,
    "server-": """
        full-lead full-title long-lead long-title often-lead often-title unreadable-lead unreadable-title
    """,
    "handoff-": """
        empty-lead empty-title goodbye-lead goodbye-title greeting-lead greeting-title human-lead human-title
        human-topic-lead insult-lead insult-title language-lead language-title outside-lead outside-title start-lead start-title
        thanks-lead thanks-title unclear-lead unclear-title unknown-lead unknown-title
    """,
    "refuse-": """
        choices-title email henkilotunnus iban lead name phone title
    """,
}

KEYS = frozenset(f"{beginning}{key}" for beginning, keys in _BY_BEGINNING.items() for key in keys.split())
