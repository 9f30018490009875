type Attributes = Readonly<
  Record<string, string | number | boolean | null | undefined | ((event: never) => void)>
>;
type Child = Node | string | null | undefined | false;

/** An element with attributes, listeners (`onclick: …`) and children. Text is always text, never markup.
 * true sets an empty attribute; false, null and undefined leave it out. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value as (event: Event) => void);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined)
      element.setAttribute(name, String(value));
  }
  put(element, ...children);
  return element;
}

/** Replace what is inside. */
export function put(element: Element, ...children: readonly Child[]): void {
  element.replaceChildren(
    ...children.filter(
      (child): child is Node | string => child !== null && child !== undefined && child !== false,
    ),
  );
}

/** A labelled control; the text is its name for screen readers. */
export function field(label: string, control: HTMLElement, hint?: string): HTMLLabelElement {
  return el(
    "label",
    { class: "field" },
    el("span", { class: "field-name" }, label),
    control,
    hint ? el("span", { class: "hint" }, hint) : null,
  );
}

/** Ask for a file or several. */
export function pickFiles(options: {
  accept?: string;
  folder?: boolean;
  several?: boolean;
}): Promise<File[]> {
  return new Promise((resolve) => {
    const input = el("input", {
      type: "file",
      accept: options.accept,
      webkitdirectory: options.folder ?? false,
      multiple: options.several ?? false,
    });
    input.addEventListener("change", () => resolve([...(input.files ?? [])]), { once: true });
    input.addEventListener("cancel", () => resolve([]), { once: true });
    input.click();
  });
}

/** Hand bytes to the browser as a file. */
export function download(bytes: BlobPart, name: string, type: string): void {
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  const link = el("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
