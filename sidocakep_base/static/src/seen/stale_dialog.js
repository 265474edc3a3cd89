import {Component} from "@odoo/owl";

import {Dialog} from "@web/core/dialog/dialog";

/** Who changed what since the form was opened, and what one has oneself. */
export class StaleDialog extends Component {
    static template = "sidocakep_base.StaleDialog";
    static components = {Dialog};
    static props = {
        changes: {type: Array, element: Object},
        is_gone: Boolean,
        reload: Function,
        close: Function,
    };

    async onReload() {
        await this.props.reload();
        this.props.close();
    }
}
