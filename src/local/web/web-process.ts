import { createWebRuntime } from "../../api/web-runtime.ts";
import { provideWebRuntime } from "../../app/server.ts";
import { openWeb } from "../../container.ts";
import type { Env } from "../../shared/env.ts";
import { openAll } from "../closer.ts";
import type { Running } from "../run-process.ts";
import { ensureBuilt } from "./build.ts";
import { startWebServer } from "./web-server.ts";

/** One web process: what the routes need is constructed by Node, once, then Next answers in the same process. */
export function openWebProcess(env: Env, options: { dev: boolean }): Promise<Running> {
  return openAll(async (closer) => {
    if (!options.dev) await ensureBuilt();
    const web = await openWeb(env);
    closer.add(web.close);
    provideWebRuntime(createWebRuntime(web.api));
    const server = await startWebServer({ port: env.PORT, host: env.HOST, ...options });
    closer.add(server.close);
    web.api.log.info({ host: env.HOST, port: server.port }, "web.ready");
    return { close: closer.close };
  });
}
