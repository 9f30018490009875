/** Level 2: looking into ONNX files and changing their nodes; weights stay views of the file. Imports errors only. */
export { type ModelFile, makeNode, makeTensor, type Node, readModelFile, tensorType } from "./model-file.ts";
export { preciseInstanceNorm } from "./precise-instance-norm.ts";
export { type Graph, type GraphConstant, type GraphNode, type GraphValue, readGraph } from "./read-graph.ts";
