import { formatBytes } from "../package/index.ts";
import type { Progress } from "../predict/index.ts";

export interface ProgressLine {
  show(progress: Progress): void;
  /** Write a lasting line above the progress line. */
  note(text: string): void;
  end(): void;
}

/** One line on standard error: clock, stage, patches i/n, memory now/peak, device. On a terminal it is redrawn in
 * place; elsewhere a line is written at each change of stage and at most every two seconds. */
export function progressLine(stream: NodeJS.WriteStream, label: string): ProgressLine {
  let shown = false;
  let lastStage = "";
  let lastTime = 0;
  const clear = () => {
    if (shown && stream.isTTY) stream.write("\r\x1b[2K");
    shown = false;
  };
  return {
    show(progress) {
      const now = Date.now();
      const due = progress.stage !== lastStage || now - lastTime >= (stream.isTTY ? 100 : 2000);
      if (!due) return;
      lastStage = progress.stage;
      lastTime = now;
      const text = progressText(label, progress);
      if (stream.isTTY) {
        stream.write(`\r\x1b[2K${text.slice(0, Math.max(20, (stream.columns ?? 120) - 1))}`);
        shown = true;
      } else stream.write(`${text}\n`);
    },
    note(text) {
      clear();
      stream.write(`${text}\n`);
    },
    end: clear,
  };
}

export function progressText(label: string, progress: Progress): string {
  const { tiles, memory } = progress;
  const parts = [clock(progress.elapsedMs), label, progress.stage];
  if (tiles.total > 1) parts.push(`patches ${tiles.done}/${tiles.total}`);
  else if (progress.stage === "inference") parts.push("no patches");
  if (memory.peakBytes > 0)
    parts.push(`memory ${formatBytes(memory.nowBytes)}, peak ${formatBytes(memory.peakBytes)}`);
  if (progress.device !== "") parts.push(progress.device);
  return parts.join("  ");
}

/** 83 500 → "01:23". */
export function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  return `${hours > 0 ? `${hours}:` : ""}${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
