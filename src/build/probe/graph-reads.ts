import type { Graph, GraphNode } from "../../onnx/index.ts";
import { axesOf, EVERYTHING, NOTHING, NotFollowed, type Reads, reducedAxes } from "./reads.ts";
import { type ReadsRule, rules } from "./reads-rules.ts";

/** Walks a graph backwards: which input samples does a sample of a value depend on? Ends of the tensors are left out of
 * account (as if they had none), holes of dilated kernels are filled, weights of nothing count like others. */
export class GraphReads {
  readonly #producers = new Map<string, GraphNode>();
  readonly #inputs: ReadonlyMap<string, number>;
  readonly #known = new Map<string, Reads>();
  readonly #ranks = new Map<string, number>();
  readonly #reachable = new Map<string, ReadonlySet<number>>();

  constructor(readonly graph: Graph) {
    for (const node of graph.nodes) for (const output of node.outputs) this.#producers.set(output, node);
    this.#inputs = new Map(graph.inputs.map(({ name }, i) => [name, i]));
  }

  producer(value: string): GraphNode | undefined {
    return this.#producers.get(value);
  }

  isConstant(value: string): boolean {
    return this.graph.constants.has(value);
  }

  /** Values of a small constant.
   * @throws NotFollowed when it is computed */
  constant(node: GraphNode, input: number, what: string): readonly number[] {
    const values = this.optionalConstant(node, input);
    if (values === null) throw new NotFollowed(node.name, `its ${what} are computed while running`);
    return values;
  }

  /** null = not there, or computed. */
  optionalConstant(node: GraphNode, input: number): readonly number[] | null {
    const name = node.inputs[input];
    return name === undefined ? null : (this.graph.constants.get(name)?.values ?? null);
  }

  /** What samples lo…hi along `dim` of a value depend on.
   * @throws NotFollowed */
  reads(value: string, dim: number, lo: number, hi: number): Reads {
    const input = this.#inputs.get(value);
    if (input !== undefined) return new Map([[input, { dim, lo, hi }]]);
    if (value === "" || this.isConstant(value)) return NOTHING;
    const key = `${value} ${dim} ${lo} ${hi}`;
    const known = this.#known.get(key);
    if (known) return known;
    const node = this.#producers.get(value);
    if (!node) throw new NotFollowed(value, "it comes from nowhere");
    const rule: ReadsRule | undefined = ["", "ai.onnx"].includes(node.domain) ? rules[node.op] : undefined;
    if (!rule) throw new NotFollowed(node.name, `${node.op} is not followed`);
    const result = rule({ graph: this, node, dim, lo, hi });
    this.#known.set(key, result);
    return result;
  }

  /** Everything of all graph inputs that the value comes from. */
  everything(value: string): Reads {
    return new Map([...this.reachable(value)].map((input) => [input, EVERYTHING]));
  }

  /** Positions of the graph inputs a value is computed from; sizes (Shape) do not count. */
  reachable(value: string): ReadonlySet<number> {
    const known = this.#reachable.get(value);
    if (known) return known;
    const found = new Set<number>();
    const input = this.#inputs.get(value);
    const node = this.#producers.get(value);
    if (input !== undefined) found.add(input);
    else if (node && node.op !== "Shape") {
      for (const name of node.inputs) for (const i of this.reachable(name)) found.add(i);
    }
    this.#reachable.set(value, found);
    return found;
  }

  /** Number of dimensions of a value.
   * @throws NotFollowed */
  rank(value: string): number {
    const known = this.#ranks.get(value);
    if (known !== undefined) return known;
    const rank = this.#findRank(value);
    this.#ranks.set(value, rank);
    return rank;
  }

  #findRank(value: string): number {
    const constant = this.graph.constants.get(value);
    if (constant) return constant.dims.length;
    const input = this.#inputs.get(value);
    if (input !== undefined) {
      const shape = this.graph.inputs[input]?.shape;
      if (!shape) throw new NotFollowed(value, "its number of dimensions is not stated");
      return shape.length;
    }
    const node = this.#producers.get(value);
    if (!node) throw new NotFollowed(value, "it comes from nowhere");
    const first = node.inputs[0] ?? "";
    switch (node.op) {
      case "Shape":
        return 1;
      case "Flatten":
      case "Gemm":
        return 2;
      case "Reshape":
        return this.#lengthOf(node, node.inputs[1] ?? "");
      case "Unsqueeze":
        return this.rank(first) + axesOf(this, node).length;
      case "Squeeze":
        return this.rank(first) - axesOf(this, node).length;
      case "Gather":
        return this.rank(first) - 1 + this.rank(node.inputs[1] ?? "");
      default:
        if (/^(Reduce|ArgM)/.test(node.op) && node.ints.keepdims?.[0] === 0) {
          return this.rank(first) - (reducedAxes(this, node)?.length ?? this.rank(first));
        }
        // element by element, convolutions, pools, …: that of the largest operand
        return /^(Add|Sub|Mul|Div|Pow|Min|Max|Sum|Mean|Where|PRelu|MatMul|Equal|Greater|Less|And|Or|Expand)/.test(
          node.op,
        )
          ? Math.max(...node.inputs.filter((name) => name !== "").map((name) => this.rank(name)))
          : this.rank(first);
    }
  }

  /** Number of elements of a list of sizes. */
  #lengthOf(node: GraphNode, value: string): number {
    const constant = this.graph.constants.get(value);
    if (constant) return constant.dims[0] ?? 1;
    const producer = this.#producers.get(value);
    if (producer?.op === "Shape" && producer.ints.start === undefined && producer.ints.end === undefined) {
      return this.rank(producer.inputs[0] ?? "");
    }
    if (producer?.op === "Concat") {
      return producer.inputs.reduce((sum, name) => sum + this.#lengthOf(node, name), 0);
    }
    if (producer?.op === "Unsqueeze") return 1;
    throw new NotFollowed(node.name, "its shape is computed while running");
  }
}
