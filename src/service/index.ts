/** Level 9: the RPC surface: contracts, wire, jobs, and the page's end of imjoy-rpc. Imports levels 1–8.
 * `createService` runs anywhere; `createClient` and `connectHost` belong to a page, whose core worker holds the service. */

/** For pages, which do not reach the tools themselves: names and explanations of measures, pairs of names, tables. */
export { type Measure, measures, pairByName, rowsTable, summaryTable } from "../validate/index.ts";
export { type ClientOptions, createClient } from "./client.ts";
export type * from "./contract.ts";
export { connectHost, type EndpointType, refuseExecute, typeFromQuery } from "./endpoint.ts";
export type { ServiceParts } from "./parts.ts";
export { defaultLimits, type Limits, pluginConfig, version } from "./plugin-config.ts";
export { type RecordedCalls, type RecordedRun, recordedCalls } from "./recorded-calls.ts";
export { type CallHooks, createService, type Service } from "./service.ts";
export { decodeArray, encodeArray } from "./wire.ts";
