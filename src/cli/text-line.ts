/** A line of progress on a terminal, redrawn in place; nothing elsewhere. */
export function textLine(stream: NodeJS.WriteStream): { show(text: string): void; end(): void } {
  const on = stream.isTTY === true;
  return {
    show: (text) =>
      on && stream.write(`\r\x1b[2K${text.slice(0, Math.max(20, (stream.columns ?? 120) - 1))}`),
    end: () => on && stream.write("\r\x1b[2K"),
  };
}
