import {
    Component,
    onMounted,
    onPatched,
    onWillUpdateProps,
    useEffect,
    useRef,
} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {nextBox} from "./map_navigation";
import {MapViewport} from "./map_viewport";

// On a phone the layout is narrow and is read as it is drawn.
const READABLE = 0.75;
// Beside the first box, where even that does not fit: the phone.
const EDGE = 16;
// Below this scale the small type is not readable: it is not painted.
const FAR = 0.3;
const OUTSIDE = 60;
const DRAG_FROM = 5;
const ZOOM_STEP = 1.25;
const PAN_STEP = 80;
const SVG = "http://www.w3.org/2000/svg";

/**
 * The drawing: SVG, rendered once per layout. Panning, zooming, focus and highlights
 * only change attributes, so that 400 boxes stay fluid.
 */
export class StrategyMapDrawing extends Component {
    static template = "sidocakep_cascading.StrategyMapDrawing";
    static props = {
        drawing: Object,
        labels: Object,
        matches: [Object, {value: null}],
        name: String,
        open: Function,
        fold: Function,
        register: Function,
    };

    setup() {
        this.svgRef = useRef("svg");
        this.layerRef = useRef("layer");
        this.overlayRef = useRef("overlay");
        this.viewport = new MapViewport();
        this.pointers = new Map();
        this.moved = 0;
        this.focusId = null;
        this.props.register({
            zoomIn: () => this.zoomCentre(ZOOM_STEP),
            zoomOut: () => this.zoomCentre(1 / ZOOM_STEP),
            fit: () => this.fit(),
            focus: (id) => this.focusBox(id),
            reveal: (id) => this.reveal(id),
        });
        onMounted(() => {
            this.findParts();
            this.begin();
        });
        onWillUpdateProps((nextProps) => this.keepPlace(nextProps));
        onPatched(() => {
            this.findParts();
            if (this.isNew) {
                this.begin();
            }
            this.apply();
        });
        useEffect(
            (svg) => {
                // Not passive: the page behind must not scroll.
                const onWheel = (ev) => this.onWheel(ev);
                svg.addEventListener("wheel", onWheel, {passive: false});
                return () => svg.removeEventListener("wheel", onWheel);
            },
            () => [this.svgRef.el]
        );
    }

    // View

    get window() {
        const {width, height} = this.svgRef.el.getBoundingClientRect();
        return {width, height};
    }

    box(id) {
        return this.props.drawing.boxes.find((box) => box.id === id);
    }

    /** The elements that follow the view, looked up once per layout. */
    findParts() {
        const svg = this.svgRef.el;
        this.bands = [...svg.querySelectorAll("[data-band]")].map((element) => ({
            element,
            ground: element.firstElementChild,
            band: this.props.drawing.bands[element.dataset.band],
        }));
        this.insides = this.props.drawing.boxes.map((box) => ({
            box,
            element: this.element(box.id).querySelector(".o_sidocakep_map_inside"),
            shown: true,
        }));
    }

    /** All of the map where that is readable, else its beginning. */
    begin() {
        const {drawing} = this.props;
        this.isNew = false;
        this.focusId = drawing.boxes[0]?.id ?? null;
        if (!drawing.boxes.length) {
            return;
        }
        this.viewport.fit(drawing, this.window);
        const readable = this.env.isSmall ? 1 : READABLE;
        if (this.viewport.scale < readable) {
            const [first] = drawing.boxes;
            const widest = (this.window.width - 2 * EDGE) / first.width;
            this.viewport.begin(first, this.window, Math.min(readable, widest));
        }
        this.apply();
    }

    fit() {
        this.viewport.fit(this.props.drawing, this.window);
        this.apply();
    }

    zoomCentre(factor) {
        const {width, height} = this.window;
        this.viewport.zoom(factor, width / 2, height / 2);
        this.apply();
    }

    /** After a fold the box in focus stays under the eye of the reader. */
    keepPlace(nextProps) {
        if (nextProps.drawing === this.props.drawing) {
            return;
        }
        if (nextProps.name !== this.props.name) {
            this.isNew = true;
            return;
        }
        const before = this.box(this.focusId);
        const after = nextProps.drawing.boxes.find((box) => box.id === this.focusId);
        if (before && after) {
            const {scale} = this.viewport;
            this.viewport.pan(
                (before.x - after.x) * scale,
                (before.y - after.y) * scale
            );
        } else {
            this.focusId = nextProps.drawing.boxes[0]?.id ?? null;
        }
    }

    apply() {
        const svg = this.svgRef.el;
        const {y, scale, transform} = this.viewport;
        this.layerRef.el.setAttribute("transform", transform);
        for (const {element, ground, band} of this.bands) {
            element.setAttribute("transform", `translate(0 ${band.y * scale + y})`);
            ground.setAttribute("height", band.height * scale);
        }
        svg.classList.toggle("o_far", scale < FAR);
        this.paintWhatIsSeen();
    }

    /** Boxes outside the window are not painted; for a reader's ear they stay. */
    paintWhatIsSeen() {
        const {x, y, scale} = this.viewport;
        const {width, height} = this.window;
        for (const inside of this.insides) {
            const {box} = inside;
            const left = box.x * scale + x;
            const top = box.y * scale + y;
            const shown =
                left < width + OUTSIDE &&
                top < height + OUTSIDE &&
                left + box.width * scale > -OUTSIDE &&
                top + box.height * scale > -OUTSIDE;
            if (shown !== inside.shown) {
                inside.shown = shown;
                inside.element.style.display = shown ? "" : "none";
            }
        }
    }

    // Focus

    element(id) {
        return this.svgRef.el.querySelector(`[data-id="${id}"]`);
    }

    focusBox(id) {
        const element = this.element(id);
        if (!element) {
            return;
        }
        this.element(this.focusId)?.setAttribute("tabindex", "-1");
        this.focusId = id;
        element.setAttribute("tabindex", "0");
        this.reveal(id);
        element.focus({preventScroll: true});
    }

    reveal(id) {
        const box = this.box(id);
        if (box) {
            this.viewport.reveal(box, this.window);
            this.apply();
        }
    }

    ariaLabel(box) {
        const parts = [this.props.labels[box.level]];
        parts.push(
            ...box.texts.filter((text) => text.text.trim()).map((text) => text.text)
        );
        if (box.hidden) {
            parts.push(_t("%s components folded", box.hidden));
        }
        return parts.join(" ");
    }

    isDimmed(box) {
        return Boolean(this.props.matches && !this.props.matches.has(box.id));
    }

    isMatch(box) {
        return Boolean(this.props.matches?.has(box.id));
    }

    /** Draws the links of a box over everything, and marks the boxes they lead to. */
    highlight(id) {
        const overlay = this.overlayRef.el;
        overlay.replaceChildren();
        for (const element of this.svgRef.el.querySelectorAll(".o_linked")) {
            element.classList.remove("o_linked");
        }
        for (const link of this.props.drawing.links) {
            if (link.from === id || link.to === id) {
                const path = document.createElementNS(SVG, "path");
                path.setAttribute("d", link.path);
                path.setAttribute("class", "o_sidocakep_map_link o_hot");
                path.setAttribute("marker-end", "url(#o_sidocakep_map_arrow)");
                overlay.append(path);
                const other = link.from === id ? link.to : link.from;
                this.element(other)?.classList.add("o_linked");
            }
        }
    }

    // Events

    boxId(ev) {
        const element = ev.target.closest?.("[data-id]");
        return element ? Number(element.dataset.id) : null;
    }

    onKeydown(ev) {
        const id = this.focusId;
        const actions = {
            Enter: () => this.props.open(id),
            " ": () => this.props.fold(id),
            "+": () => this.zoomCentre(ZOOM_STEP),
            "=": () => this.zoomCentre(ZOOM_STEP),
            "-": () => this.zoomCentre(1 / ZOOM_STEP),
            0: () => this.fit(),
        };
        const pans = {
            ArrowUp: [0, PAN_STEP],
            ArrowDown: [0, -PAN_STEP],
            ArrowLeft: [PAN_STEP, 0],
            ArrowRight: [-PAN_STEP, 0],
        };
        if (ev.ctrlKey || ev.metaKey || ev.altKey) {
            return;
        }
        if (ev.shiftKey && pans[ev.key]) {
            this.viewport.pan(...pans[ev.key]);
            this.apply();
        } else if (actions[ev.key]) {
            actions[ev.key]();
        } else {
            const next = nextBox(this.props.drawing.boxes, id, ev.key);
            if (next === null) {
                return;
            }
            this.focusBox(next);
        }
        ev.preventDefault();
        ev.stopPropagation();
    }

    onWheel(ev) {
        ev.preventDefault();
        const {left, top} = this.svgRef.el.getBoundingClientRect();
        const factor = Math.exp(-ev.deltaY * (ev.deltaMode === 1 ? 0.05 : 0.0016));
        this.viewport.zoom(factor, ev.clientX - left, ev.clientY - top);
        this.apply();
    }

    onPointerDown(ev) {
        if (ev.button) {
            return;
        }
        this.pointers.set(ev.pointerId, {x: ev.clientX, y: ev.clientY});
        if (this.pointers.size === 1) {
            this.moved = 0;
        }
    }

    onPointerMove(ev) {
        const last = this.pointers.get(ev.pointerId);
        if (!last) {
            return;
        }
        const here = {x: ev.clientX, y: ev.clientY};
        if (this.pointers.size === 2) {
            this.pinch(ev.pointerId, last, here);
        } else {
            this.moved += Math.abs(here.x - last.x) + Math.abs(here.y - last.y);
            if (this.moved > DRAG_FROM) {
                this.svgRef.el.setPointerCapture(ev.pointerId);
                this.viewport.pan(here.x - last.x, here.y - last.y);
                this.apply();
            }
        }
        this.pointers.set(ev.pointerId, here);
    }

    /** Two fingers: their distance zooms, around the finger that rests. */
    pinch(pointerId, last, here) {
        const [[, rest]] = [...this.pointers].filter(([id]) => id !== pointerId);
        const distance = (point) => Math.hypot(point.x - rest.x, point.y - rest.y) || 1;
        const {left, top} = this.svgRef.el.getBoundingClientRect();
        this.moved = DRAG_FROM + 1;
        this.viewport.zoom(
            distance(here) / distance(last),
            rest.x - left,
            rest.y - top
        );
        this.apply();
    }

    onPointerUp(ev) {
        this.pointers.delete(ev.pointerId);
    }

    onClick(ev) {
        const id = this.boxId(ev);
        if (this.moved > DRAG_FROM || id === null) {
            return;
        }
        this.focusBox(id);
        if (ev.target.closest(".o_sidocakep_map_fold")) {
            this.props.fold(id);
        } else {
            this.props.open(id);
        }
    }

    onPointerOver(ev) {
        this.highlight(this.boxId(ev) ?? this.focusId);
    }

    onFocusIn(ev) {
        const id = this.boxId(ev);
        if (id !== null) {
            this.highlight(id);
        }
    }
}
