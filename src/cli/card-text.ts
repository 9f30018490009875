import type { describeModel } from "../rdf/index.ts";

type Card = ReturnType<typeof describeModel>;

/** The model card for a terminal. */
export function cardText(card: Card): string {
  return JSON.stringify(card, null, 2);
}
