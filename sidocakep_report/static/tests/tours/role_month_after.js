import {
    attachFile,
    openMenu,
    openRow,
    openWaiting,
    readAndSign,
    sayYes,
} from "./role_tools";
import {registry} from "@web/core/registry";

/** Open a page of the form. */
const openPage = (name) => ({
    content: `Open the page ${name}`,
    trigger: `.o_form_view .o_notebook .nav-link[name=${name}]`,
    run: "click",
});

/** The superior ends the meeting: who came, then its minutes, signed by him. */
registry.category("web_tour.tours").add("sidocakep_role_month_dialog_tour", {
    steps: () => [
        ...openWaiting("Hold the Dialog"),
        openRow("Kepala Dinas Kesehatan", "job_id"),
        {
            content: "What is below target stands there with its obstacle",
            trigger:
                ".o_form_view .o_field_widget[name=line_ids] .o_data_row:contains(Layanan sesuai standar):contains(Alat rusak)",
        },
        openPage("follow_ups"),
        {
            content: "So does what is done about it, by whom and by which day",
            trigger:
                ".o_form_view .o_field_widget[name=follow_up_ids] .o_data_row:contains(Perbaiki alat USG):contains(Kepala Bidang Pelayanan)",
        },
        openPage("attendance"),
        {
            content: "Everybody came",
            trigger: ".o_form_view button[name=action_mark_attended]",
            run: "click",
        },
        {
            content: "Nothing is missing any more",
            trigger:
                ".o_form_view:not(:has(.o_field_widget[name=missing_text])) .o_field_widget[name=attendee_ids] .o_data_row:contains(Attended)",
        },
        {
            content: "Decide it",
            trigger: ".o_statusbar_buttons button[name=action_decide]",
            run: "click",
        },
        sayYes,
        ...readAndSign(["065/BA/04/2026"], "uji_head_a"),
        {
            content: "It is decided, and who proved it stands on it",
            trigger:
                "body:not(:has(.modal)) .o_form_view:has(.o_field_widget[name=proof_by_id]) .o_arrow_button_current[data-value=decided]",
        },
    ],
});

/** Bappeda enters what BPS released of a figure that an agency could not have. */
registry.category("web_tour.tours").add("sidocakep_role_month_release_tour", {
    steps: () => [
        ...openMenu(
            "sidocakep_cascading.menu_data",
            "sidocakep_cascading.sidocakep_data_figure_menu"
        ),
        openRow("Rujukan yang ditangani", "indicator_id"),
        {
            content: "The period is closed; a release comes all the same",
            trigger:
                ".o_form_view:contains(was accepted by Tim Monev) button[name=action_amend_released]",
            run: "click",
        },
        sayYes,
        {
            content: "Enter what was released",
            trigger:
                ".o_form_view:has(.o_arrow_button_current[data-value=asked]) .o_field_widget[name=written] input",
            run: "edit 31",
        },
        {
            content: "Where and when",
            trigger:
                ".o_form_view .o_field_widget[name=remark] input, .o_form_view .o_field_widget[name=remark] textarea:visible",
            run: "edit BRS 8 April 2026",
        },
        {
            content: "Why",
            trigger:
                ".o_form_view .o_field_widget[name=amendment_reason] input, .o_form_view .o_field_widget[name=amendment_reason] textarea:visible",
            run: "edit Rilis BPS",
        },
        ...attachFile(
            ".o_form_view .o_field_widget[name=evidence_ids] .o_field_x2many_list_row_add a",
            "brs.pdf"
        ),
        {
            content: "It is among the evidence",
            trigger:
                "body:not(:has(.modal)) .o_field_widget[name=evidence_ids] .o_data_row:contains(brs.pdf)",
        },
        {
            content: "Send it to the agency, which verifies it",
            trigger: ".o_statusbar_buttons button[name=action_ask_send]",
            run: "click",
        },
        {
            content: "It is sent on behalf of the agency",
            trigger:
                ".o_form_view:contains(On Behalf) .o_arrow_button_current[data-value=sent]",
        },
    ],
});

/** The Sekda reads what Tim Monev reported, and passes on what an agency sent. */
registry.category("web_tour.tours").add("sidocakep_role_month_forward_tour", {
    steps: () => [
        ...openMenu(
            "sidocakep_cascading.menu_measurement",
            "sidocakep_cascading.sidocakep_measurement_report_menu"
        ),
        openRow("700/1/TIM-MONEV/2026", "document_number"),
        {
            content: "The report is read, and nothing of it is offered to be changed",
            trigger:
                ".o_form_view:contains(Satu Perangkat Daerah mengirim):not(:has(button[name=action_issue])):not(:has(button[name=action_amend])) button[name=action_read]",
            run: "click",
        },
        {
            content: "It stays unread by the head of region; on to what waits",
            trigger: ".o_form_view:not(:has(.o_field_widget[name=read_on]))",
        },
        ...openMenu(
            "sidocakep_cascading.menu_measurement",
            "sidocakep_cascading.sidocakep_cascading_report_menu"
        ),
        openRow("Dinas Kesehatan Uji", "company_id"),
        {
            content: "Results stand in it",
            trigger: ".o_form_view .o_notebook tr:contains(106,25)",
        },
        {
            content: "Forward it",
            trigger: ".o_statusbar_buttons button[name=action_forward]",
            run: "click",
        },
        sayYes,
        {
            content: "It waits no more",
            trigger:
                "body:not(:has(.modal)) .o_form_view:not(:has(button[name=action_forward]))",
        },
    ],
});
