import {Component} from "@odoo/owl";

import {Dialog} from "@web/core/dialog/dialog";

/** What becomes of that which was typed and is not saved. */
export class TypedDialog extends Component {
    static template = "sidocakep_base.TypedDialog";
    static components = {Dialog};
    static props = {
        /** Absent where a window is saved by a button of its own. */
        save: {type: Function, optional: true},
        drop: Function,
        close: Function,
    };

    choose(answer) {
        // before it closes, which alone is no answer
        answer();
        this.props.close();
    }
}
