import {download} from "@web/core/network/download";
import {registry} from "@web/core/registry";
import {user} from "@web/core/user";
import {getReportUrl} from "@web/webclient/actions/reports/utils";

/**
 * Downloads the PDF of a typeset report. The stock handler first asks whether
 * wkhtmltopdf is there and shows HTML without it; these reports do not need it.
 *
 * @param {Object} action report action
 * @param {Object} options options of the action service
 * @param {Object} env environment
 * @returns {Promise<boolean>} whether the action was handled here
 */
export async function typesetReportHandler(action, options, env) {
    if (action.report_type !== "qweb-pdf" || !action.is_typeset) {
        return false;
    }
    env.services.ui.block();
    try {
        await download({
            url: "/report/download",
            data: {
                data: JSON.stringify([getReportUrl(action, "pdf"), action.report_type]),
                // What the action is asked for, too: the period that a map is shown of.
                context: JSON.stringify({...user.context, ...action.context}),
            },
        });
    } finally {
        env.services.ui.unblock();
    }
    if (action.close_on_report_download) {
        await env.services.action.doAction(
            {type: "ir.actions.act_window_close"},
            {onClose: options.onClose}
        );
    } else {
        options.onClose?.();
    }
    return true;
}

registry.category("ir.actions.report handlers").add("typeset", typesetReportHandler);
