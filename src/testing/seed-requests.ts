import { randomUUID } from "node:crypto";
import type { Database } from "../database/client.ts";
import type { Prisma } from "../database/generated/client.ts";

type RequestOverrides = Partial<Prisma.AIProcessingRequestUncheckedCreateInput>;

/** Requests with whatever matters to a test, each with a session of its own, all of one company. */
export async function seedRequests(
  database: Database,
  overrides: RequestOverrides[],
): Promise<{ id: string; sessionId: string }[]> {
  const company = await database.company.upsert({ where: { name: "Acme" }, create: { name: "Acme" }, update: {} });
  const companyId = company.id;
  const sessions = overrides.map(() => ({ id: randomUUID(), companyId, startTime: new Date(), endTime: new Date() }));
  await database.session.createMany({ data: sessions });
  const requests = sessions.map((session, index) => ({
    id: randomUUID(),
    sessionId: session.id,
    companyId,
    model: "gpt-4o-mini",
    ...overrides[index],
  }));
  await database.aIProcessingRequest.createMany({ data: requests });
  return requests.map(({ id, sessionId }) => ({ id, sessionId }));
}

export async function seedBatch(
  database: Database,
  overrides: Partial<Prisma.AIBatchRequestUncheckedCreateInput> = {},
): Promise<string> {
  const company = await database.company.upsert({ where: { name: "Acme" }, create: { name: "Acme" }, update: {} });
  const batch = await database.aIBatchRequest.create({
    data: { companyId: company.id, model: "gpt-4o-mini", ...overrides },
  });
  return batch.id;
}
