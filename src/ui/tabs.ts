import { el } from "./dom.ts";

export interface Tab {
  readonly id: string;
  readonly name: string;
  readonly panel: HTMLElement;
}

/** A bar of tabs over panels, one shown at a time. Arrows, Home and End move between tabs. */
export class TabBar {
  readonly element = el("div", { class: "tabs", role: "tablist", "aria-label": "Tools" });
  readonly #buttons: readonly HTMLButtonElement[];
  #active = 0;

  constructor(
    readonly tabs: readonly Tab[],
    readonly onShow: (tab: Tab) => void,
  ) {
    this.#buttons = tabs.map(({ id, name, panel }, i) => {
      panel.id = `panel-${id}`;
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", `tab-${id}`);
      return el(
        "button",
        { id: `tab-${id}`, role: "tab", "aria-controls": panel.id, onclick: () => this.show(i) },
        name,
      );
    });
    this.element.append(...this.#buttons);
    this.element.addEventListener("keydown", (event) => this.#key(event));
    this.#draw();
  }

  get active(): string {
    return this.tabs[this.#active]?.id ?? "";
  }

  /** By position or id. */
  show(which: number | string): void {
    const at = typeof which === "number" ? which : this.tabs.findIndex(({ id }) => id === which);
    const tab = this.tabs[at];
    if (!tab || at === this.#active) return;
    this.#active = at;
    this.#draw();
    this.onShow(tab);
  }

  #key(event: KeyboardEvent): void {
    const last = this.tabs.length - 1;
    const targets: Readonly<Record<string, number>> = {
      ArrowRight: this.#active === last ? 0 : this.#active + 1,
      ArrowLeft: this.#active === 0 ? last : this.#active - 1,
      Home: 0,
      End: last,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    this.show(target);
    this.#buttons[target]?.focus();
  }

  #draw(): void {
    this.#buttons.forEach((button, i) => {
      const active = i === this.#active;
      button.setAttribute("aria-selected", String(active));
      button.tabIndex = active ? 0 : -1;
      const panel = this.tabs[i]?.panel;
      if (panel) panel.hidden = !active;
    });
  }
}
