import { toFailureRecord } from "../errors/index.ts";
import { el, put } from "./dom.ts";

/** Place for failures: what was tried, why it did not work, what to do. Read out at once by screen readers. */
export class Messages {
  readonly element = el("div", { class: "messages", role: "alert" });

  clear(): void {
    put(this.element);
  }

  /** @param tried - "The model could not be opened" */
  showError(tried: string, error: unknown): void {
    const { code, message, details } = toFailureRecord(error);
    const text = message.replace(/^(\w+: )?\[[^\]]*\] /, "");
    const ours = code !== "internal";
    const copy = el(
      "button",
      {
        class: "quiet",
        onclick: () =>
          void navigator.clipboard?.writeText(JSON.stringify({ code, message, details }, null, 2)),
      },
      "Copy details",
    );
    const box = el(
      "div",
      { class: "message error", "data-code": code },
      el("div", { class: "message-head" }, el("strong", {}, tried), el("code", {}, code)),
      el("p", {}, text),
      ours ? null : el("p", {}, "This is a fault of the program, not of your data. The page can be used on."),
      el(
        "div",
        { class: "row" },
        copy,
        el("button", { class: "quiet", onclick: () => this.clear() }, "Dismiss"),
      ),
    );
    put(this.element, box);
    box.scrollIntoView({ block: "nearest" });
  }

  showNote(text: string): void {
    put(
      this.element,
      el(
        "div",
        { class: "message note" },
        el("p", {}, text),
        el("div", { class: "row" }, el("button", { class: "quiet", onclick: () => this.clear() }, "Dismiss")),
      ),
    );
  }
}

/** A question with two answers; Escape is no. */
export function confirmDialog(options: {
  readonly title: string;
  readonly lines: readonly string[];
  readonly yes: string;
  readonly no: string;
}): Promise<boolean> {
  return new Promise((resolve) => {
    const dialog = el(
      "dialog",
      { "aria-labelledby": "dialog-title" },
      el("h2", { id: "dialog-title" }, options.title),
      ...options.lines.map((line) => el("p", {}, line)),
      el(
        "form",
        { method: "dialog", class: "row end" },
        el("button", { value: "no", autofocus: true }, options.no),
        el("button", { value: "yes", class: "danger" }, options.yes),
      ),
    );
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
