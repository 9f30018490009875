import { connectHost, refuseExecute, typeFromQuery } from "../service/index.ts";

/** Entry of plugins/deepimagej.html: a person's page when opened directly, an ImJoy plugin when embedded, both as rpc-window. */

refuseExecute(window);
const siteUrl = new URL("../", document.baseURI).href;
const type = typeFromQuery(location.search);
const embedded = window.self !== window.top;

if (!embedded || type === "rpc-window") {
  const { startApp } = await import("./app.ts");
  startApp(document.body, siteUrl);
}
if (embedded) await connectHost(type, siteUrl);
