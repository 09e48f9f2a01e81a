import type { Database } from "../database/client.ts";
import type { Prisma } from "../database/generated/client.ts";
import { seedRequests } from "./seed-requests.ts";

type AttemptOverrides = Partial<Prisma.AIRequestAttemptUncheckedCreateInput>;

/** Attempts with whatever matters to a test, each of a request of its own; successful ones unless said otherwise. */
export async function seedAttempts(database: Database, overrides: AttemptOverrides[]): Promise<void> {
  const requests = await seedRequests(
    database,
    overrides.map(() => ({})),
  );
  const { id: companyId } = await database.company.findUniqueOrThrow({ where: { name: "Acme" } });
  const data = requests.map(({ id: requestId }, index) => ({
    requestId,
    attempt: 1,
    companyId,
    model: "gpt-4o-mini",
    succeeded: true,
    ...overrides[index],
  }));
  await database.aIRequestAttempt.createMany({ data });
}
