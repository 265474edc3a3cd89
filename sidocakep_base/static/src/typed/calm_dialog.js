import {useEffect, useRef} from "@odoo/owl";

import {Dialog} from "@web/core/dialog/dialog";
import {getTabableElements} from "@web/core/utils/ui";
import {patch} from "@web/core/utils/patch";
import {FormRenderer} from "@web/views/form/form_renderer";

/** What opens a calendar as soon as it has the focus. */
const DATES = ".o_field_date, .o_field_datetime, .o_field_daterange";

/** A window opens without the calendar of the date that comes first in it. */
patch(Dialog.prototype, {
    setup() {
        const modal = useRef("modalRef");
        // Before Odoo looks for what has the focus: the window itself has it then.
        useEffect(
            (el) => {
                const isFree = el && !el.contains(document.activeElement);
                if (isFree && getTabableElements(el)[0]?.closest(DATES)) {
                    el.focus();
                }
            },
            () => [modal.el]
        );
        super.setup();
    },
});

/** On a narrow screen a calendar covers the window, with or without a finger. */
patch(FormRenderer.prototype, {
    get shouldAutoFocus() {
        return super.shouldAutoFocus && !(this.env.inDialog && this.env.isSmall);
    },
});
