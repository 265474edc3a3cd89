import {attachFile, openMenu, openWaiting} from "./role_tools";
import {registry} from "@web/core/registry";

/** Enter a figure on a phone with the file that shows it, send it, go back. */
const enterOnPhone = (indicator, number) => [
    {
        content: `Open ${indicator}`,
        trigger: `.o_list_view .o_data_row:contains(${indicator}) .o_data_cell[name=indicator_id]`,
        run: "click",
    },
    {
        content: "Type what was counted",
        trigger: `.o_form_view:contains(${indicator}) .o_field_widget[name=written] input`,
        run: `edit ${number}`,
    },
    ...attachFile(
        ".o_form_view .o_field_widget[name=evidence_ids] .o-kanban-button-new",
        `rekap-${number}.pdf`
    ),
    {
        content: "It is among the evidence",
        trigger: `body:not(:has(.modal)) .o_field_widget[name=evidence_ids] .o_kanban_record:contains(rekap-${number}.pdf)`,
    },
    {
        content: "Send it",
        trigger: ".o_form_view button[name=action_ask_send]",
        run: "click",
    },
    {
        content: "It is sent",
        trigger: ".o_form_view:not(:has(button[name=action_ask_send]))",
    },
    {
        content: "Back to what waits",
        trigger: ".o_back_button",
        run: "click",
    },
    {
        content: "It waits no more",
        trigger: `.o_list_view:not(:has(.o_data_row:contains(${indicator})))`,
    },
];

/**
 * Who has three figures enters them one after the other on a phone, with evidence.
 */
registry.category("web_tour.tours").add("sidocakep_role_month_enter_tour", {
    steps: () => [
        ...openWaiting("Enter the Figure"),
        {
            content: "Three wait",
            trigger: ".o_list_view .o_data_row:nth-child(3)",
        },
        ...enterOnPhone("Rujukan yang ditangani", "31"),
        ...enterOnPhone("Rujukan balik", "0"),
        ...enterOnPhone("Waktu tanggap rujukan", "12,5"),
        {
            content: "Nothing waits",
            trigger:
                ".o_list_view:not(:has(.o_data_row)) .o_view_nocontent_smiling_face:contains(Nothing is left to do here)",
        },
    ],
});

/** The Sekretaris, guardian of the data, verifies one figure and returns another. */
registry.category("web_tour.tours").add("sidocakep_role_month_verify_tour", {
    steps: () => [
        ...openWaiting("Verify the Figure"),
        {
            content: "Open the one that is right",
            trigger:
                ".o_list_view .o_data_row:contains(Rujukan yang ditangani) .o_data_cell[name=indicator_id]",
            run: "click",
        },
        {
            content: "The number and its evidence",
            trigger:
                ".o_form_view:contains(31 Orang) .o_field_widget[name=evidence_ids] .o_data_row:contains(rekap.pdf)",
        },
        {
            content: "Verify it",
            trigger: ".o_statusbar_buttons button[name=action_verify]",
            run: "click",
        },
        {
            content: "It is verified",
            trigger: ".o_form_view .o_arrow_button_current[data-value=verified]",
        },
        {
            content: "Back to what waits",
            trigger: ".o_back_button",
            run: "click",
        },
        {
            content: "Open the one without evidence",
            trigger:
                ".o_list_view:not(:has(.o_data_row:contains(Rujukan yang ditangani))) .o_data_row:contains(Rujukan balik) .o_data_cell[name=indicator_id]",
            run: "click",
        },
        {
            content: "Return it",
            trigger: ".o_statusbar_buttons button[name=action_return]",
            run: "click",
        },
        {
            content: "Say what is to be mended",
            trigger: ".modal .o_field_widget[name=remark] textarea:visible",
            run: "edit Lampirkan register rujukan balik",
        },
        {
            content: "Return",
            trigger: ".modal-footer button[name=action_confirm]",
            run: "click",
        },
        {
            content: "It is returned with the remark",
            trigger:
                "body:not(:has(.modal)) .o_form_view:contains(Lampirkan register rujukan balik) .o_arrow_button_current[data-value=returned]",
        },
    ],
});

/** Whose work it is reports one month as done and another as postponed, with why. */
registry.category("web_tour.tours").add("sidocakep_role_month_actions_tour", {
    steps: () => [
        ...openMenu(
            "sidocakep_cascading.sidocakep_action_root_menu",
            "sidocakep_cascading.sidocakep_action_month_menu_my"
        ),
        {
            content: "Open the work that was done",
            trigger:
                ".o_list_view .o_data_row:contains(Rapat staf) .o_data_cell[name=action_id]",
            run: "click",
        },
        {
            content: "Say what was done",
            trigger: ".o_form_view .o_field_widget[name=note] textarea",
            run: "edit Rapat 12 Januari, 14 orang hadir",
        },
        {
            content: "Report it as done",
            trigger: ".o_statusbar_buttons button[name=action_done]",
            run: "click",
        },
        {
            content: "It is done",
            trigger: ".o_form_view .o_arrow_button_current[data-value=done]",
        },
        {
            content: "Back to the own work",
            trigger: ".o_back_button",
            run: "click",
        },
        {
            content: "Open the work that was not done",
            trigger:
                ".o_list_view:not(:has(.o_data_row:contains(Rapat staf))) .o_data_row:contains(Kunjungan lapangan) .o_data_cell[name=action_id]",
            run: "click",
        },
        {
            content: "Shift it",
            trigger: ".o_statusbar_buttons button[name=action_shift]",
            run: "click",
        },
        {
            content: "Into May",
            trigger:
                ".modal .o_field_widget[name=month] input, .modal .o_field_widget[name=month] select",
            run: "click",
        },
        {
            content: "Choose May",
            trigger: ".o_select_menu_item:contains(May)",
            run: "click",
        },
        {
            content: "Say why",
            trigger: ".modal .o_field_widget[name=justification] textarea:visible",
            run: "edit Banjir di kecamatan tujuan",
        },
        {
            content: "Shift",
            trigger: ".modal-footer button[name=action_shift]",
            run: "click",
        },
        {
            content: "It waits in May",
            trigger: "body:not(:has(.modal)) .o_form_view:contains(May 2026)",
        },
    ],
});

/** The head of the agency reads the action plan that was submitted and decides it. */
registry.category("web_tour.tours").add("sidocakep_role_month_decide_tour", {
    steps: () => [
        ...openWaiting("Decide the Action Plan"),
        {
            content: "Open the plan",
            trigger:
                ".o_list_view .o_data_row:contains(Dinas Kesehatan Uji) .o_data_cell[name=year]",
            run: "click",
        },
        {
            content: "Its activities stand there",
            trigger: ".o_form_view .o_notebook tr:contains(Rapat staf)",
        },
        {
            content: "Decide it",
            trigger: ".o_statusbar_buttons button[name=action_decide]",
            run: "click",
        },
        {
            content: "Yes, it does not change any more",
            trigger: ".modal-footer .btn-primary",
            run: "click",
        },
        {
            content: "It is decided",
            trigger: ".o_form_view .o_arrow_button_current[data-value=decided]",
        },
    ],
});

/** A member of Tim Monev reads what is still open, and accepts all the same. */
registry.category("web_tour.tours").add("sidocakep_role_month_accept_tour", {
    steps: () => [
        ...openWaiting("Measurements to Accept"),
        {
            content: "Open the measurement",
            trigger:
                ".o_list_view .o_data_row:contains(Dinas Kesehatan Uji) .o_data_cell[name=company_id]",
            run: "click",
        },
        {
            content: "Ask to accept it",
            trigger: ".o_statusbar_buttons button[name=action_ask_accept]",
            run: "click",
        },
        {
            content: "It is final afterwards",
            trigger: ".modal:contains(The figures become final)",
        },
        {
            content: "Who holds what is missing is named; accept",
            trigger:
                ".modal:contains(Kepala Seksi Rujukan) .modal-footer button[name=action_confirm]:visible",
            run: "click",
        },
        {
            content: "It is accepted",
            trigger:
                "body:not(:has(.modal)) .o_form_view .o_arrow_button_current[data-value=accepted]",
        },
    ],
});

/** The head of region opens what the team reported to him. */
registry.category("web_tour.tours").add("sidocakep_role_month_read_tour", {
    steps: () => [
        ...openWaiting("Read the Report of the Measurement"),
        {
            content: "Open the report",
            trigger: ".o_list_view .o_data_row .o_data_cell[name=document_number]",
            run: "click",
        },
        {
            content: "Its conclusion stands there, and the paper is one click away",
            trigger:
                ".o_form_view:contains(Satu Perangkat Daerah mengirim):has(button[name=action_read])",
        },
    ],
});

/** Inspektorat goes from the agencies to a figure, and is offered nothing to change. */
registry.category("web_tour.tours").add("sidocakep_role_month_inspect_tour", {
    steps: () => [
        {
            content: "Open the agencies",
            trigger: ".o_sidocakep_work button:contains(Agencies at a Glance)",
            run: "click",
        },
        {
            content: "Open one of them",
            trigger:
                ".o_list_view .o_data_row:contains(Dinas Kesehatan Uji) .o_data_cell[name=company_id]",
            run: "click",
        },
        {
            content: "The row of an indicator opens why, from anywhere in it",
            trigger:
                ".o_list_view .o_data_row:contains(Layanan sesuai standar) .o_data_cell[name=name]",
            run: "click",
        },
        {
            content: "Where the figure comes from; no word of it can be written",
            trigger:
                ".o_form_view:contains(106.25), .o_form_view:contains(106,25), .modal:contains(106,25)",
        },
    ],
});
