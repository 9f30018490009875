/** Random numbers as java.util.Random gives them. */
export interface RandomNumbers {
  nextDouble(): number;
  nextFloat(): number;
}

/** A point of the simplex: parameters, then the value of the function, then room for what the function keeps with it. */
export type Vertex = Float64Array;

export interface MinimizerTask {
  /** Gives the value for the parameters at the start of the vertex; NaN where they make no sense. May write behind the value's place. */
  readonly evaluate: (vertex: Vertex) => number;
  readonly parameters: number;
  readonly extraElements: number;
  readonly initial: ArrayLike<number>;
  /** Typical range of each parameter. */
  readonly variations: ArrayLike<number>;
  readonly maxRelativeError: number;
  readonly maxAbsoluteError: number;
  /** ImageJ runs two searches at once where the function allows it; here one after the other, with its seeds. */
  readonly paired: boolean;
  readonly random: (seed: number) => RandomNumbers;
}

export type MinimizerStatus =
  | "success"
  | "initialization failure"
  | "reinitialization failure"
  | "too many iterations"
  | "too many restarts";

export interface Minimum {
  readonly status: MinimizerStatus;
  /** null when no start was found. */
  readonly vertex: Vertex | null;
  readonly iterations: number;
  readonly completed: number;
}

const RESTARTS = 2;

/** Find the minimum of a function by the Nelder-Mead simplex with outside contraction, started anew until the value stays, and repeated
 * until two searches agree. Follows ImageJ's Minimizer step by step, so that results agree to their last printed digits.
 * @see Lagarias, Reeds, Wright, Wright, SIAM J. Optim. 9 (1998); ImageJ 1.54p ij.measure.Minimizer (M. Schmid)
 */
export function minimize(task: MinimizerTask): Minimum {
  return new Search(task).run();
}

interface Order {
  readonly worst: number;
  readonly nextWorst: number;
  readonly best: number;
}

class Search {
  readonly #task: MinimizerTask;
  readonly #n: number;
  readonly #maxIterations: number;
  #iterations = 0;
  #completed = 0;
  #status: MinimizerStatus = "success";
  #initialized = false;
  #results: Vertex[] = [];

  constructor(task: MinimizerTask) {
    this.#task = task;
    this.#n = task.parameters;
    this.#maxIterations = 750 * this.#n * this.#n * 2;
  }

  run(): Minimum {
    let result: Vertex | null = null;
    const rounds = this.#task.paired ? RESTARTS + 1 : (RESTARTS + 1) * 2;
    for (let i = 0; i < rounds; i++) {
      if (this.#task.paired) this.#once(1000000 + i);
      this.#once(i);
      result ??= this.#results[0] ?? null;
      if (result === null) return this.#minimum(this.#status, null);
      for (const found of this.#results) if (this.#value(found) < this.#value(result)) result = found;
      if (this.#status === "initialization failure") return this.#minimum(this.#status, result);
      if (this.#iterations >= this.#maxIterations) return this.#minimum("too many iterations", result);
      const best = this.#value(result);
      this.#results = this.#results.filter((found) => this.#belowLimit(this.#value(found), best, 1));
      if (this.#results.length >= 2) return this.#minimum("success", result);
    }
    return this.#minimum("too many restarts", result);
  }

  #minimum(status: MinimizerStatus, vertex: Vertex | null): Minimum {
    return { status, vertex, iterations: this.#iterations, completed: this.#completed };
  }

  #value(vertex: Vertex): number {
    return vertex[this.#n] as number;
  }

  #evaluate(vertex: Vertex): void {
    vertex[this.#n] = this.#task.evaluate(vertex);
  }

  #goingOn(): boolean {
    return this.#status === "success" || this.#status === "reinitialization failure";
  }

  /** One search, started anew until the value stays. */
  #once(seed: number): void {
    const random = this.#task.random(seed);
    const simplex = this.#makeSimplex(random);
    if (simplex === null) {
      this.#status = this.#initialized ? "reinitialization failure" : "initialization failure";
      return;
    }
    this.#initialized = true;
    let best = this.#descend(simplex);
    let soFar = this.#value(simplex[best] as Vertex);
    let failed = false;
    while (this.#goingOn()) {
      const variations = this.#newVariations(simplex, best);
      const first = simplex[0] as Vertex;
      simplex[0] = simplex[best] as Vertex;
      simplex[best] = first;
      if (!this.#spread(simplex, variations, random)) {
        failed = true;
        break;
      }
      best = this.#descend(simplex);
      const value = this.#value(simplex[best] as Vertex);
      if (this.#belowLimit(value, soFar, 2)) break;
      soFar = value;
    }
    if (failed) this.#status = "reinitialization failure";
    else if (this.#goingOn()) this.#completed++;
    this.#results.push(simplex[best] as Vertex);
  }

  #descend(simplex: Vertex[]): number {
    const center = this.#vertex();
    const reflected = this.#vertex();
    const second = this.#vertex();
    let order = this.#order(simplex);
    for (let count = 1; ; count++) {
      this.#iterations++;
      this.#step(simplex, order, center, reflected, second);
      order = this.#order(simplex);
      const best = simplex[order.best] as Vertex;
      const worst = simplex[order.worst] as Vertex;
      if (this.#belowLimit(this.#value(best), this.#value(worst), 4)) {
        this.#center(simplex, -1, second);
        this.#evaluate(second);
        if (this.#value(second) < this.#value(best)) best.set(second);
      }
      if (this.#belowLimit(this.#value(best), this.#value(worst), 4)) break;
      if (this.#iterations > this.#maxIterations || count > 4 * Math.trunc(this.#maxIterations / 10))
        this.#status = "too many iterations";
      if (this.#status !== "success") break;
    }
    return order.best;
  }

  /** Reflect the worst vertex; expand or contract; else shrink everything towards the best. */
  #step(simplex: Vertex[], order: Order, center: Vertex, reflected: Vertex, second: Vertex): void {
    const worst = simplex[order.worst] as Vertex;
    const valueAt = (vertex: Vertex) => this.#value(vertex);
    this.#center(simplex, order.worst, center);
    this.#along(center, worst, -1, reflected);
    if (valueAt(reflected) <= valueAt(simplex[order.best] as Vertex)) {
      this.#along(center, worst, -2, second);
      if (valueAt(second) <= valueAt(reflected)) {
        worst.set(second);
        return;
      }
    }
    if (valueAt(reflected) < valueAt(simplex[order.nextWorst] as Vertex)) {
      worst.set(reflected);
      return;
    }
    if (valueAt(reflected) < valueAt(worst)) {
      this.#along(center, worst, -0.5, second);
      if (valueAt(second) <= valueAt(reflected)) {
        worst.set(second);
        return;
      }
    } else if (valueAt(reflected) > valueAt(worst) || Number.isNaN(valueAt(reflected))) {
      this.#along(center, worst, 0.5, second);
      if (valueAt(second) < valueAt(worst)) {
        worst.set(second);
        return;
      }
    }
    simplex.forEach((vertex, v) => {
      if (v === order.best) return;
      for (let i = 0; i < this.#n; i++)
        vertex[i] = 0.5 * (vertex[i] as number) + (1 - 0.5) * ((simplex[order.best] as Vertex)[i] as number);
      this.#evaluate(vertex);
    });
  }

  #vertex(): Vertex {
    return new Float64Array(this.#n + 1 + this.#task.extraElements);
  }

  /** 1 is the worst vertex, 0 the center. */
  #along(center: Vertex, worst: Vertex, far: number, out: Vertex): void {
    for (let i = 0; i < this.#n; i++) out[i] = (1 - far) * (center[i] as number) + far * (worst[i] as number);
    this.#evaluate(out);
  }

  #center(simplex: readonly Vertex[], without: number, center: Vertex): void {
    center.fill(0);
    let count = 0;
    simplex.forEach((vertex, v) => {
      if (v === without) return;
      for (let i = 0; i < this.#n; i++) center[i] = (center[i] as number) + (vertex[i] as number);
      count++;
    });
    const norm = 1 / count;
    for (let i = 0; i < this.#n; i++) center[i] = (center[i] as number) * norm;
  }

  #belowLimit(highest: number, lowest: number, sensitivity: number): boolean {
    const absolute = sensitivity * Math.abs(highest - lowest);
    const relative = absolute / (Math.max(Math.abs(highest), Math.abs(lowest)) + 1e-100);
    return relative < this.#task.maxRelativeError || absolute < this.#task.maxAbsoluteError;
  }

  #order(simplex: readonly Vertex[]): Order {
    const value = (index: number) => this.#value(simplex[index] as Vertex);
    let worst = 0;
    let best = 0;
    for (let i = 0; i < simplex.length; i++) {
      if (value(i) < value(best)) best = i;
      if (value(i) > value(worst)) worst = i;
    }
    let nextWorst = best;
    for (let i = 0; i < simplex.length; i++) if (i !== worst && value(i) > value(nextWorst)) nextWorst = i;
    return { worst, nextWorst, best };
  }

  #makeSimplex(random: RandomNumbers): Vertex[] | null {
    const simplex = Array.from({ length: this.#n + 1 }, () => this.#vertex());
    const start = simplex[0] as Vertex;
    for (let i = 0; i < this.#n; i++) start[i] = this.#task.initial[i] ?? 0;
    this.#evaluate(start);
    if (Number.isNaN(this.#value(start))) this.#findStart(start, random);
    if (Number.isNaN(this.#value(start))) return null;
    return this.#spread(simplex, this.#task.variations, random) ? simplex : null;
  }

  /** Try other parameters when the first ones make no sense. */
  #findStart(vertex: Vertex, random: RandomNumbers): void {
    const attempts = 50 * this.#n * this.#n;
    const logRange = Math.log(1e20) / (attempts - 1);
    const first = Array.from({ length: this.#n }, (_, i) =>
      Number.isNaN(vertex[i]) ? 0 : (vertex[i] as number),
    );
    const variations = first.map((_, i) => {
      const given = this.#task.variations[i] ?? Number.NaN;
      return Number.isNaN(given) || Math.abs(given) < 1e-10 || Math.abs(given) > 1e10 ? 0.1 : given;
    });
    for (let attempt = 0; attempt < attempts; attempt++) {
      for (let i = 0; i < this.#n; i++) {
        const factor =
          attempt < Math.trunc(attempts / 10)
            ? 1
            : Math.exp(logRange * attempt * 2 * (random.nextDouble() - 0.5));
        vertex[i] =
          factor * ((first[i] as number) + 2 * (random.nextDouble() - 0.5) * (variations[i] as number));
      }
      this.#evaluate(vertex);
      if (!Number.isNaN(this.#value(vertex))) return;
    }
  }

  /** New vertices around vertex 0, each in a direction at right angles to the ones before. */
  #spread(simplex: Vertex[], ranges: ArrayLike<number>, random: RandomNumbers): boolean {
    const n = this.#n;
    const start = simplex[0] as Vertex;
    const variations = Array.from({ length: n }, (_, i) => {
      let range = i < ranges.length ? (ranges[i] as number) : 0.1 * Math.abs(start[i] as number);
      if (range < 1e-100 || Number.isNaN(range)) range = 0.01;
      return Math.abs(range / (start[i] as number)) < 1e-10 ? Math.abs((start[i] as number) * 1e-10) : range;
    });
    const attempts = 100 * n;
    for (let v = 1; v <= n; v++) {
      const vertex = simplex[v] as Vertex;
      let tries = 0;
      do {
        if (tries++ > attempts) return false;
        for (let i = 0; i < n; i++) vertex[i] = Math.fround(2 * random.nextFloat()) - 1;
        if (tries < Math.trunc(attempts / 3)) this.#orthogonalize(simplex, v, variations);
        let square = 0;
        for (let i = 0; i < n; i++) square += (vertex[i] as number) * (vertex[i] as number);
        if (square < 1e-14) continue;
        if (tries > 2 && square > 1e-6) square = 1;
        for (let i = 0; i < n; i++)
          vertex[i] =
            (start[i] as number) + ((vertex[i] as number) / Math.sqrt(square)) * (variations[i] as number);
        this.#evaluate(vertex);
      } while (Number.isNaN(this.#value(vertex)) && this.#goingOn());
    }
    return true;
  }

  #orthogonalize(simplex: readonly Vertex[], v: number, variations: readonly number[]): void {
    const start = simplex[0] as Vertex;
    const vertex = simplex[v] as Vertex;
    for (let other = 1; other < v; other++) {
      const direction = (i: number) =>
        (((simplex[other] as Vertex)[i] as number) - (start[i] as number)) / (variations[i] as number);
      let length = 0;
      let product = 0;
      for (let i = 0; i < this.#n; i++) {
        const x = direction(i);
        length += x * x;
        product += x * (vertex[i] as number);
      }
      for (let i = 0; i < this.#n; i++) vertex[i] = (vertex[i] as number) - direction(i) * (product / length);
    }
  }

  /** Ranges for the next start: the simplex as it is, ten times as large, and no parameter left far behind the others. */
  #newVariations(simplex: readonly Vertex[], best: number): number[] {
    const variations: number[] = [];
    let logTypical = 0;
    const { variations: given } = this.#task;
    for (let i = 0; i < this.#n; i++) {
      let sum = 0;
      simplex.forEach((vertex, v) => {
        if (v === best) return;
        const delta = Math.abs((vertex[i] as number) - ((simplex[best] as Vertex)[i] as number));
        sum += delta * delta;
      });
      const variation = 10 * Math.sqrt(sum);
      variations.push(variation);
      const related = given[i] as number;
      logTypical += variation > related ? 0 : Math.log(variation / related);
    }
    const typical = Math.exp(logTypical / this.#n);
    return variations.map((variation, i) => {
      const related = given[i] as number;
      return variation < related && variation / related < typical * 1e-3
        ? related * typical * 1e-3
        : variation;
    });
  }
}
