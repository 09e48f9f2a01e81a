import { randomUUID } from "node:crypto";
import multipart from "@fastify/multipart";
import { type FastifyInstance, fastify } from "fastify";
import { z } from "zod";
import type { Simulation } from "../simulation.ts";
import { checkKey } from "./api-key.ts";
import { addBatchRoutes } from "./batches-routes.ts";
import { addControlRoutes } from "./control-routes.ts";
import { addFileRoutes } from "./files-routes.ts";
import { OpenAiError } from "./openai-error.ts";

/** The door: OpenAI's Files and Batches below `/v1`, and how the simulation is steered below `/simulator`. */
export function createServer(simulation: Simulation): FastifyInstance {
  const server = fastify({ forceCloseConnections: true, routerOptions: { ignoreTrailingSlash: true } });

  server.addHook("onRequest", async (_request, reply) => {
    reply.headers({ "x-simulated": "true", "x-request-id": `req_${randomUUID().replaceAll("-", "")}` });
  });
  server.setErrorHandler((error, _request, reply) => {
    const refusal = toOpenAiError(error);
    if (refusal.status >= 500) simulation.log.error({ err: error }, "call.broke");
    return reply.code(refusal.status).send(refusal.body);
  });
  server.setNotFoundHandler((request, reply) => {
    const { body } = new OpenAiError(404, `Invalid URL (${request.method} ${request.url})`);
    return reply.code(404).send(body);
  });

  server.register(
    async (api) => {
      await api.register(multipart, { throwFileSizeLimit: false });
      api.addHook("onRequest", async (request) =>
        checkKey(request.headers.authorization, simulation.settings.get().rejectedKeys),
      );
      addFileRoutes(api, simulation);
      addBatchRoutes(api, simulation);
    },
    { prefix: "/v1" },
  );
  server.register(async (control) => addControlRoutes(control, simulation), { prefix: "/simulator" });
  return server;
}

const clientErrorSchema = z.object({ statusCode: z.number().min(400).max(499), message: z.string() });

/** What the server itself refuses, such as a body that is no JSON, in OpenAI's shape. */
function toOpenAiError(error: unknown): OpenAiError {
  if (error instanceof OpenAiError) return error;
  const refused = clientErrorSchema.safeParse(error);
  if (refused.success) return new OpenAiError(refused.data.statusCode, refused.data.message);
  return new OpenAiError(500, "The simulator had an error while processing your request.", { type: "server_error" });
}
