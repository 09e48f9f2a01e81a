import { randomUUID } from "node:crypto";
import type { Database } from "../database/client.ts";
import type { Prisma } from "../database/generated/client.ts";

/** An import with whatever matters to a test, of the company that it names or of Acme. */
export async function seedImport(
  database: Database,
  overrides: Partial<Prisma.ImportRunUncheckedCreateInput> = {},
): Promise<string> {
  const company = await database.company.upsert({ where: { name: "Acme" }, create: { name: "Acme" }, update: {} });
  const id = randomUUID();
  const fixed = { companyId: company.id, sourceKind: "FILE", source: "sessions.csv" } as const;
  const run = await database.importRun.create({
    data: { id, ...fixed, actorType: "command_line", actorLabel: "ada", ...overrides },
    select: { id: true },
  });
  return run.id;
}
