import {Record} from "@web/model/relational_model/record";
import {x2ManyCommands} from "@web/core/orm_service";
import {patch} from "@web/core/utils/patch";

import {StaleDialog} from "./stale_dialog";

/** As the server calls it: models/document/seen.py and exceptions.py. */
const SEEN = "sidocakep_seen";
const STALE = "odoo.addons.sidocakep_base.exceptions.StaleRecordError";
const NOT_SENT = ["binary", "image", "json", "many2many", "one2many", "properties"];

/**
 * What a form saves says what it showed before: the server compares it with what stands
 * there now, and refuses to overwrite what another person changed meanwhile.
 */
patch(Record.prototype, {
    async _save(options = {}) {
        const {onError} = options;
        const params = {...options};
        if (onError) {
            params.onError = (error, actions) =>
                error.exceptionName === STALE
                    ? this._showStale(error)
                    : onError(error, actions);
        }
        try {
            return await this._saveWithSeen(() => super._save(params));
        } catch (error) {
            if (error.exceptionName !== STALE) {
                throw error;
            }
            return this._showStale(error);
        }
    },

    /**
     * Only what is saved says what was seen, not what an onchange asks. Odoo collects the
     * changes, those of the lines too, before it waits for anything.
     */
    _saveWithSeen(save) {
        this.model.sidocakepSaving = true;
        try {
            return save();
        } finally {
            this.model.sidocakepSaving = false;
        }
    },

    _getChanges() {
        const result = super._getChanges(...arguments);
        if (
            this.model.sidocakepSaving &&
            this.resId &&
            this.resModel.startsWith("sidocakep.") &&
            Object.keys(result).length
        ) {
            result[SEEN] = {
                ...this._getSeen(result),
                ...this._getSeenOfDeleted(result),
            };
        }
        return result;
    },

    /** The values as they were loaded, of what people enter. */
    _getSeen(changes = {}) {
        const seen = {};
        for (const [name, value] of Object.entries(this._values)) {
            const field = this.fields[name];
            if (name === "id" || NOT_SENT.includes(field.type)) {
                continue;
            }
            if (name in changes || !field.readonly) {
                seen[name] = this._formatServerValue(field.type, value);
            }
        }
        return seen;
    },

    /** Lines that go, as they were loaded. */
    _getSeenOfDeleted(changes) {
        const seen = {};
        for (const name in changes) {
            if (this.fields[name].type !== "one2many") {
                continue;
            }
            for (const [kind, id] of changes[name]) {
                const line = this.data[name]._cache[id];
                if (kind === x2ManyCommands.DELETE && line) {
                    seen[name] = {...seen[name], [id]: line._getSeen()};
                }
            }
        }
        return seen;
    },

    _showStale(error) {
        this.model.dialog.add(StaleDialog, {
            ...error.data.context,
            reload: async () => {
                await this.discard();
                await this.model.load();
            },
        });
        return false;
    },
});
