/** Licences under which models are published, by SPDX id. The full list has hundreds; others are kept with a note. */
const known = [
  ..."AGPL-3.0-only AGPL-3.0-or-later Apache-2.0 BSD-2-Clause BSD-3-Clause BSL-1.0".split(" "),
  ..."CC-BY-4.0 CC-BY-NC-4.0 CC-BY-NC-SA-4.0 CC-BY-SA-4.0 CC0-1.0 EUPL-1.2".split(" "),
  ..."GPL-2.0-only GPL-2.0-or-later GPL-3.0-only GPL-3.0-or-later ISC".split(" "),
  ..."LGPL-2.1-only LGPL-2.1-or-later LGPL-3.0-only LGPL-3.0-or-later MIT MPL-2.0 Unlicense".split(" "),
];

/** What people write instead, in lower case without blanks and punctuation. */
const meant: Readonly<Record<string, string>> = {
  apache: "Apache-2.0",
  apache2: "Apache-2.0",
  apachelicense20: "Apache-2.0",
  bsd: "BSD-3-Clause",
  bsd2: "BSD-2-Clause",
  bsd3: "BSD-3-Clause",
  cc0: "CC0-1.0",
  ccby: "CC-BY-4.0",
  ccby4: "CC-BY-4.0",
  gpl3: "GPL-3.0-only",
  gplv3: "GPL-3.0-only",
  mitlicense: "MIT",
  publicdomain: "CC0-1.0",
};

const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, "");

export type LicenseVerdict =
  | { readonly kind: "known"; readonly id: string }
  /** Nearly an id: what was probably meant. */
  | { readonly kind: "misspelt"; readonly meant: string }
  /** May be an id of the full list. */
  | { readonly kind: "unknown" };

/** Whether a licence is an SPDX id: the format takes nothing else. */
export function checkLicense(text: string): LicenseVerdict {
  const exact = known.find((id) => id === text);
  if (exact !== undefined) return { kind: "known", id: exact };
  const near = meant[plain(text)] ?? known.find((id) => plain(id) === plain(text));
  return near === undefined ? { kind: "unknown" } : { kind: "misspelt", meant: near };
}
