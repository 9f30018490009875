/** The text of a macro or table file: UTF-8, UTF-16 where the file says so or every other byte is 0, else Windows' western alphabet, in which old
 * macros write µ and °. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if (bytes.length >= 4 && bytes.length % 2 === 0) {
    const start = bytes.subarray(0, 1000);
    const even = start.filter((byte, i) => byte === 0 && i % 2 === 0).length;
    const odd = start.filter((byte, i) => byte === 0 && i % 2 === 1).length;
    if (even === 0 && odd > start.length / 4) return new TextDecoder("utf-16le").decode(bytes);
    if (odd === 0 && even > start.length / 4) return new TextDecoder("utf-16be").decode(bytes);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
