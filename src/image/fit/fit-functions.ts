import { erf } from "../arrays/index.ts";

type Parameters = ArrayLike<number>;
type Curve = (p: Parameters, x: number) => number;

/** A curve that can be fitted. Parameters are named a, b, c … */
export interface FitFunction {
  /** As in ImageJ's list of fits. */
  readonly name: string;
  readonly formula: string;
  /** The same as code of the macro language. */
  readonly code: string;
  readonly parameters: number;
  readonly f: Curve;
}

/** Reads of typed arrays inside their length. */
const at = (p: Parameters, i: number): number => p[i] as number;

function polynomial(degree: number): Curve {
  return (p, x) => {
    let sum = at(p, degree);
    for (let i = degree - 1; i >= 0; i--) sum = at(p, i) + x * sum;
    return sum;
  };
}

const LETTERS = "abcdefghi";

function polynomialText(degree: number): [formula: string, code: string] {
  const terms = [...LETTERS.slice(0, degree + 1)].map(
    (letter, i) => `${letter}${i === 0 ? "" : i === 1 ? "x" : `x^${i}`}`,
  );
  let code = "";
  for (let i = 0; i < degree; i++) code += `${LETTERS[i]}+x*${i === degree - 1 ? "" : "("}`;
  code += LETTERS[degree] + ")".repeat(degree - 1);
  return [`y = ${terms.join("+")}`, `y = ${degree === 1 ? "a+x*b" : code}`];
}

function poly(degree: number, name: string): FitFunction {
  const [formula, code] = polynomialText(degree);
  return { name, formula, code, parameters: degree + 1, f: polynomial(degree) };
}

function curve(name: string, formula: string, code: string, parameters: number, f: Curve): FitFunction {
  return { name, formula, code, parameters, f };
}

const exponential: Curve = (p, x) => at(p, 0) * Math.exp(at(p, 1) * x);
const power: Curve = (p, x) => at(p, 0) * x ** at(p, 1);

/** c·((x−a)/(d−x))^(1/b), outside of a…d `outside`. */
function inverseRodbard(outside: number): Curve {
  return (p, x) => {
    if (at(p, 3) - x < 2 * Number.MIN_VALUE || x < at(p, 0)) return outside;
    return ((x - at(p, 0)) / (at(p, 3) - x)) ** (1 / at(p, 1)) * at(p, 2);
  };
}

const gammaVariate: Curve = (p, x) => {
  if (at(p, 0) >= x) return 0;
  if (at(p, 1) <= 0 || at(p, 2) <= 0 || at(p, 3) <= 0) return Number.NaN;
  return at(p, 1) * (x - at(p, 0)) ** at(p, 2) * Math.exp(-(x - at(p, 0)) / at(p, 3));
};

/** In ImageJ's order: the position is the number that a macro can give instead of the name. */
export const fitFunctions: readonly FitFunction[] = [
  { ...poly(1, "Straight Line"), formula: "y = a+bx" },
  poly(2, "2nd Degree Polynomial"),
  poly(3, "3rd Degree Polynomial"),
  poly(4, "4th Degree Polynomial"),
  curve("Exponential", "y = a*exp(bx)", "y = a*Math.exp(b*x)", 2, exponential),
  curve("Power", "y = a*x^b", "y = a*Math.pow(x,b)", 2, power),
  curve("Log", "y = a*ln(bx)", "y = a*Math.log(b*x)", 2, (p, x) =>
    x === 0 ? -1000 * at(p, 0) : at(p, 0) * Math.log(at(p, 1) * x),
  ),
  curve(
    "Rodbard",
    "y = d+(a-d)/(1+(x/c)^b)",
    "y = d+(a-d)/(1+Math.pow(x/c,b))",
    4,
    (p, x) => at(p, 3) + (at(p, 0) - at(p, 3)) / (1 + (x / at(p, 2)) ** at(p, 1)),
  ),
  curve(
    "Gamma Variate",
    "y = b*(x-a)^c*exp(-(x-a)/d)",
    "y = b*Math.pow(x-a,c)*Math.exp(-(x-a)/d)",
    4,
    gammaVariate,
  ),
  curve("y = a+b*ln(x-c)", "y = a+b*ln(x-c)", "y = a+b*Math.log(x-c)", 3, (p, x) =>
    x - at(p, 2) <= 0 ? Number.NaN : at(p, 0) + at(p, 1) * Math.log(x - at(p, 2)),
  ),
  curve(
    "Rodbard (NIH Image)",
    "x = d+(a-d)/(1+(y/c)^b) [y = c*((x-a)/(d-x))^(1/b)]",
    "y = c*Math.pow((x-a)/(d-x),1/b)",
    4,
    inverseRodbard(0),
  ),
  curve(
    "Exponential with Offset",
    "y = a*exp(-bx) + c",
    "y = a*Math.exp(-b*x)+c",
    3,
    (p, x) => at(p, 0) * Math.exp(-at(p, 1) * x) + at(p, 2),
  ),
  curve(
    "Gaussian",
    "y = a + (b-a)*exp(-(x-c)*(x-c)/(2*d*d))",
    "y = a+(b-a)*Math.exp(-(x-c)*(x-c)/(2*d*d))",
    4,
    (p, x) =>
      at(p, 0) +
      (at(p, 1) - at(p, 0)) * Math.exp((-(x - at(p, 2)) * (x - at(p, 2))) / (2 * at(p, 3) * at(p, 3))),
  ),
  curve(
    "Exponential Recovery",
    "y = a*(1-exp(-b*x)) + c",
    "y = a*(1-Math.exp(-b*x))+c",
    3,
    (p, x) => at(p, 0) * (1 - Math.exp(-at(p, 1) * x)) + at(p, 2),
  ),
  curve(
    "Inverse Rodbard",
    "y = c*((x-a)/(d-x))^(1/b)",
    "y = c*Math.pow((x-a)/(d-x),1/b)",
    4,
    inverseRodbard(Number.NaN),
  ),
  curve("Exponential (linear regression)", "y = a*exp(bx)", "y = a*Math.exp(b*x)", 2, exponential),
  curve("Power (linear regression)", "y = a*x^b", "y = a*Math.pow(x,b)", 2, power),
  poly(5, "5th Degree Polynomial"),
  poly(6, "6th Degree Polynomial"),
  poly(7, "7th Degree Polynomial"),
  poly(8, "8th Degree Polynomial"),
  curve(
    "Gaussian (no offset)",
    "y = a*exp(-(x-b)*(x-b)/(2*c*c))",
    "y = a*Math.exp(-(x-b)*(x-b)/(2*c*c))",
    3,
    (p, x) => at(p, 0) * Math.exp((-(x - at(p, 1)) * (x - at(p, 1))) / (2 * at(p, 2) * at(p, 2))),
  ),
  curve(
    "Exponential Recovery (no offset)",
    "y = a*(1-exp(-b*x))",
    "y = a*(1-Math.exp(-b*x))",
    2,
    (p, x) => at(p, 0) * (1 - Math.exp(-at(p, 1) * x)),
  ),
  curve(
    "Chapman-Richards",
    "y = a*(1-exp(-b*x))^c",
    "y = a*Math.pow(1-Math.exp(-b*x),c)",
    3,
    (p, x) => at(p, 0) * (1 - Math.exp(-at(p, 1) * x)) ** at(p, 2),
  ),
  curve(
    "Error Function",
    "y = a+b*erf((x-c)/d)",
    "y = a+b*Math.erf((x-c)/d)",
    4,
    (p, x) => at(p, 0) + at(p, 1) * erf((x - at(p, 2)) / at(p, 3)),
  ),
];

/** The function that is really fitted, with the parameters that a straight regression can give at each step of the search. */
export interface SearchedFunction {
  readonly f: Curve;
  readonly parameters: number;
  /** A parameter that is only added; −1 = none. */
  readonly offset: number;
  /** A parameter that everything else is multiplied with, or (slope) x; −1 = none. */
  readonly factor: number;
  readonly slope: boolean;
}

const gaussianApart: Curve = (p, x) =>
  at(p, 0) + at(p, 1) * Math.exp((-(x - at(p, 2)) * (x - at(p, 2))) / (2 * at(p, 3) * at(p, 3)));
const rodbardApart: Curve = (p, x) => at(p, 3) + at(p, 0) / (1 + (x / at(p, 2)) ** at(p, 1));

const OFFSETS: Readonly<Record<string, readonly [offset: number, factor: number]>> = {
  Exponential: [-1, 0],
  "Exponential with Offset": [2, 0],
  "Exponential Recovery": [2, 0],
  "Exponential Recovery (no offset)": [-1, 0],
  "Chapman-Richards": [-1, 0],
  Power: [-1, 0],
  Log: [-1, 0],
  "y = a+b*ln(x-c)": [0, 1],
  Rodbard: [3, 0],
  "Rodbard (NIH Image)": [3, 0],
  "Inverse Rodbard": [-1, 2],
  "Gamma Variate": [-1, 1],
  Gaussian: [0, 1],
  "Gaussian (no offset)": [-1, 0],
  "Error Function": [0, 1],
};

/** Gaussian and Rodbard are searched with height and offset apart. */
export function searchedFunction({ name, f, parameters }: FitFunction): SearchedFunction {
  const slope = name === "Straight Line" || name.endsWith("Polynomial") || name.includes("regression");
  const [offset, factor] = slope ? [0, 1] : (OFFSETS[name] ?? [-1, -1]);
  const apart = name === "Gaussian" ? gaussianApart : name.startsWith("Rodbard") ? rodbardApart : f;
  return { f: apart, parameters, offset, factor, slope };
}
