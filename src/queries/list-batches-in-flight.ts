import type { Database } from "../database/client.ts";
import {
  BATCH_STATUSES,
  BATCH_TRANSITIONS,
  type BatchStatus,
  SUBMITTABLE_BATCH_STATUSES,
} from "../domain/batch-status.ts";
import { modelHold, PROVIDER_HOLD, THROTTLE_HOLD } from "../domain/hold.ts";
import { listHolds } from "./list-holds.ts";

const MAX_BATCHES = 50;

/** Everything that may still change, also what the provider is done with and we have not applied yet. */
const UNFINISHED: BatchStatus[] = BATCH_STATUSES.filter((status) => BATCH_TRANSITIONS[status].length > 0);

/** `holdReason` says why a batch that is still to be sent is not being sent; null when nothing holds it. */
export type BatchInFlight = {
  id: string;
  companyName: string;
  model: string;
  status: BatchStatus;
  providerStatus: string | null;
  requestCount: number;
  providerCompleted: number | null;
  providerFailed: number | null;
  createdAt: Date;
  submittedAt: Date | null;
  expiresAt: Date | null;
  pollWarningCount: number;
  holdReason: string | null;
};

/** The batches that are not at their end, newest first: at most fifty. */
export async function listBatchesInFlight(database: Database, input: { now: Date }): Promise<BatchInFlight[]> {
  const [holds, batches] = await Promise.all([
    listHolds(database, input),
    database.aIBatchRequest.findMany({
      where: { status: { in: UNFINISHED } },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: MAX_BATCHES,
      select: {
        id: true,
        company: { select: { name: true } },
        model: true,
        status: true,
        providerStatus: true,
        requestCount: true,
        providerCompleted: true,
        providerFailed: true,
        createdAt: true,
        submittedAt: true,
        expiresAt: true,
        pollWarningCount: true,
      },
    }),
  ]);
  const reasons = new Map(holds.map((hold) => [hold.scope, hold.message]));
  return batches.map(({ company, ...batch }) => {
    const scopes = [PROVIDER_HOLD, THROTTLE_HOLD, modelHold(batch.model)];
    const holdReason = scopes.map((scope) => reasons.get(scope)).find((reason) => reason !== undefined) ?? null;
    return { ...batch, companyName: company.name, holdReason: isSubmittable(batch.status) ? holdReason : null };
  });
}

function isSubmittable(status: BatchStatus): boolean {
  return SUBMITTABLE_BATCH_STATUSES.some((submittable) => submittable === status);
}
