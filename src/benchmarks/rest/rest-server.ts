import { callProcedure } from "../../api/rest/call-procedure.ts";
import { okResponse, type RestRoute, restHandlers } from "../../api/rest/route.ts";
import { createWebRuntime } from "../../api/web-runtime.ts";
import { provideWebRuntime } from "../../app/server.ts";
import { createApiKey } from "../../auth/api-keys.ts";
import { openWeb } from "../../container.ts";
import { openAll } from "../../local/closer.ts";
import { loadEnv } from "../../local/load-env.ts";
import { runProcess } from "../../local/run-process.ts";
import { ensureBuilt } from "../../local/web/build.ts";
import { startWebServer } from "../../local/web/web-server.ts";

// A web process as the product starts it, with one route more at a path that the product does not know: it finds out who
// asks and answers nothing. Prints where it is, and a key.

const emptyRoute: RestRoute = {
  GET: async (call) => {
    await callProcedure(call, "query", "viewer.get");
    return okResponse();
  },
};

const [emptyPath = ""] = process.argv.slice(2);

await runProcess(() =>
  openAll(async (closer) => {
    const env = loadEnv();
    await ensureBuilt();
    const web = await openWeb(env);
    closer.add(web.close);
    const runtime = createWebRuntime(web.api);
    const empty = restHandlers(emptyRoute, web.api);
    provideWebRuntime({
      ...runtime,
      answer: (route, method, request) =>
        new URL(request.url).pathname === emptyPath ? empty[method](request) : runtime.answer(route, method, request),
    });
    const server = await startWebServer({ port: env.PORT, host: env.HOST, dev: false });
    closer.add(server.close);
    const actor = { type: "command_line", id: null, label: "bench" } as const;
    const { key } = await createApiKey(web.api.auth, { name: "bench", scopes: ["requests:read"], actor });
    process.stdout.write(`${JSON.stringify({ url: `http://${env.HOST}:${server.port}`, key })}\n`);
    return { close: closer.close };
  }),
);
