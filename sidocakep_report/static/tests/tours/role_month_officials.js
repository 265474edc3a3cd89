import {openRow, openWaiting, sayYes} from "./role_tools";
import {registry} from "@web/core/registry";

/** Who heads the agency reads what is still open, and sends. */
registry.category("web_tour.tours").add("sidocakep_role_month_send_tour", {
    steps: () => [
        ...openWaiting("Send the Measurement"),
        openRow("Dinas Kesehatan Uji", "company_id"),
        {
            content: "Send it",
            trigger: ".o_statusbar_buttons button[name=action_ask_send]",
            run: "click",
        },
        {
            content: "Who holds what is missing is named; send",
            trigger:
                ".modal:contains(Kepala Seksi Rujukan) .modal-footer button[name=action_confirm]:visible",
            run: "click",
        },
        {
            content: "It is sent",
            trigger:
                "body:not(:has(.modal)) .o_form_view .o_arrow_button_current[data-value=sent]",
        },
    ],
});

/** The direct superior writes what he sees in the figures, and his direction. */
registry.category("web_tour.tours").add("sidocakep_role_month_evaluate_tour", {
    steps: () => [
        ...openWaiting("Evaluate Agreements as Superior"),
        openRow("Kepala Bidang Pelayanan", "holder_title"),
        {
            content: "Write the evaluation",
            trigger: ".o_form_view .o_field_widget[name=evaluation] textarea",
            run: "edit Kunjungan rumah terlaksana",
        },
        {
            content: "Write the direction",
            trigger: ".o_form_view .o_field_widget[name=direction] textarea",
            run: "edit Lengkapi register rujukan",
        },
        {
            content: "Finish it",
            trigger: ".o_statusbar_buttons button[name=action_finish]",
            run: "click",
        },
        sayYes,
        {
            content: "It is evaluated",
            trigger:
                "body:not(:has(.modal)) .o_form_view .o_arrow_button_current[data-value=evaluated]",
        },
    ],
});

/** Bagian Organisasi opens an accepted quarter of one agency, until a day. */
registry.category("web_tour.tours").add("sidocakep_role_month_grant_tour", {
    steps: () => [
        ...openWaiting("Requests to Reopen a Measurement"),
        openRow("Dinas Kesehatan Uji", "measurement_id"),
        {
            content: "Say why",
            trigger: ".o_form_view .o_field_widget[name=answer] textarea",
            run: "edit Sesuai surat Kepala Dinas",
        },
        {
            content: "Until the last of April",
            trigger: ".o_form_view .o_field_widget[name=date_until] input",
            run: "edit 04/30/2026",
        },
        {
            content: "Grant it",
            trigger: ".o_statusbar_buttons button[name=action_grant]",
            run: "click",
        },
        sayYes,
        {
            content: "It is granted",
            trigger: ".o_form_view .o_arrow_button_current[data-value=granted]",
        },
    ],
});

/** Who leads Tim Monev reads its report to the head of region and signs it. */
registry.category("web_tour.tours").add("sidocakep_role_month_sign_tour", {
    steps: () => [
        ...openWaiting("Sign the Report of the Measurement"),
        {
            content: "Open the report",
            trigger: ".o_list_view .o_data_row .o_data_cell",
            run: "click",
        },
        {
            content: "Sign it",
            trigger: ".o_statusbar_buttons button[name=action_issue]",
            run: "click",
        },
        sayYes,
        {
            content: "It is issued",
            trigger:
                "body:not(:has(.modal)) .o_form_view .o_arrow_button_current[data-value=issued]",
        },
    ],
});
