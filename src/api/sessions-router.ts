import { z } from "zod";
import { CATEGORIES, SENTIMENTS } from "../domain/analysis.ts";
import { getSession } from "../queries/get-session.ts";
import { listMessages } from "../queries/list-messages.ts";
import { listSessions } from "../queries/list-sessions.ts";
import { procedureWith } from "./procedures.ts";
import { router } from "./trpc.ts";

const sessionFilter = z.object({
  companyId: z.string().toLowerCase().pipe(z.uuid()).optional(),
  sentiment: z.enum(SENTIMENTS).optional(),
  category: z.enum(CATEGORIES).optional(),
  language: z.string().max(20).optional(),
  escalated: z.boolean().optional(),
  forwardedHr: z.boolean().optional(),
  isAnalysed: z.boolean().optional(),
  from: z.date().optional(),
  to: z.date().optional(),
  search: z.string().trim().min(1).max(200).optional(),
});

const listInput = z.object({
  filter: sessionFilter.default({}),
  limit: z.int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
  edge: z.literal("last").optional(),
});

/** The greatest number that the column holds. */
const MAX_ORDER = 2_147_483_647;

const messagesInput = z.object({
  sessionId: z.string().max(200),
  /** As the caller pages on: what came with the page before as `nextOrder`. */
  cursor: z.int().min(0).max(MAX_ORDER).default(0),
  limit: z.int().min(1).max(500).default(200),
});

const reading = procedureWith("sessions:read");

export const sessionsRouter = router({
  list: reading.input(listInput).query(async ({ ctx, input }) => {
    const asOf = ctx.clock.now();
    return { asOf, ...(await listSessions(ctx.database, input)) };
  }),

  get: reading.input(z.object({ id: z.string().max(200) })).query(async ({ ctx, input }) => {
    const asOf = ctx.clock.now();
    return { asOf, session: await getSession(ctx.database, input.id) };
  }),

  messages: reading
    .input(messagesInput)
    .query(({ ctx, input: { cursor, ...input } }) => listMessages(ctx.database, { ...input, from: cursor })),
});
