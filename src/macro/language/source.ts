/** The text of a macro, with what messages need: lines and columns. */
export class Source {
  readonly text: string;
  #starts: number[] | null = null;

  /** @param name - file name for messages. @param text - any line ends. */
  constructor(
    readonly name: string,
    text: string,
  ) {
    this.text = text.replace(/\r\n?/g, "\n");
  }

  /** 1-based line and column of an offset. */
  place(offset: number): { readonly line: number; readonly column: number } {
    const starts = this.#lineStarts();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  }

  line(number: number): string {
    const starts = this.#lineStarts();
    return this.text.slice(starts[number - 1] ?? 0, (starts[number] ?? this.text.length + 1) - 1);
  }

  #lineStarts(): number[] {
    if (this.#starts !== null) return this.#starts;
    const starts = [0];
    for (let at = this.text.indexOf("\n"); at >= 0; at = this.text.indexOf("\n", at + 1)) starts.push(at + 1);
    this.#starts = starts;
    return starts;
  }
}
