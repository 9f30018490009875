/** What we use of imjoy-rpc; its own type files clash with those of its relatives. */
declare module "imjoy-rpc/dist/imjoy-rpc.min.js" {
  export interface ImJoyConnection {
    readonly config?: { readonly target_origin?: string; readonly broadcastChannel?: string };
    emit(message: { readonly type: string; readonly args?: unknown }): void;
    execute(code: unknown): Promise<void>;
  }
  export interface ImJoyApi {
    export(api: object): void;
    readonly _rpc?: {
      readonly _connection?: ImJoyConnection;
      disposeObject(remote: object): Promise<void>;
    };
  }
  interface ImJoyRpc {
    setupRPC(config: object): Promise<ImJoyApi>;
  }
  /** A UMD file: some bundlers hand it over as `default`, some as the namespace. */
  const rpc: ImJoyRpc;
  export default rpc;
}
