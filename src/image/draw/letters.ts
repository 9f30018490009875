/** Letters of five by seven cells, drawn for this project: Java's fonts are not at hand, and differ from machine to machine. */
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,:;-+=_*/\\()[]<>!?%#\"'µ";

/** Seven rows per letter, one base-32 digit each: the five cells of the row, leftmost first. */
const ROWS =
  "ehhvhhhuhhuhhufgggggfuhhhhhuvgguggvvggugggfggjhhfhhhvhhhe44444e72222ichikokihggggggvhrllhhhhppljjh" +
  "ehhhhheuhhugggehhhliduhhukihfgge11uv444444hhhhhhehhhhaa4hhhllrhhha4ahhhha4444v1248gv00e1fhfgguhhhu" +
  "00fgggf11fhhhf00ehvgf68u88880fhhf1egguhhhh40c444e20622icggikokic44444e00qllll00uhhhh00ehhhe0uhhugg" +
  "0fhhf1100moggg00fge1u88u888600hhhhf00hhaa400hllla00ha4ah0hha48g00v248vehjlphe4c4444eeh168gvu11e11u" +
  "hhhv111vgu11heegguhhev124488ehhehheehhf11e000000000000cc0000c480cc0cc00cc0c48000v000044v44000v0v00" +
  "000000v0level0122488gg88422124888428422248e88888ee22222e248g84284212484444404eh16404pp248jjaavavaa" +
  "aaa000044400000hhhrkg";

const EMPTY_BOX = [31, 17, 17, 17, 17, 17, 31];

/** Rows of a letter from the top, five bits each; an empty box for what is not known. */
export function glyphRows(letter: string): readonly number[] {
  const at = LETTERS.indexOf(letter);
  if (at < 0) return EMPTY_BOX;
  return Array.from({ length: 7 }, (_, row) => Number.parseInt(ROWS.charAt(at * 7 + row), 32));
}
