/** Background by a rolling ball or sliding paraboloid. */
export { type BackgroundOptions, subtractBackground } from "./subtract-background.ts";
