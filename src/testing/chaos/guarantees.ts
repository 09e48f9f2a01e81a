import { REQUEST_STATUSES } from "../../domain/request-status.ts";
import type { Evidence } from "./evidence.ts";

/** Something that must hold whatever happened; `breaches` names where it does not. */
export type Guarantee = { says: string; breaches(evidence: Evidence, rules: { maxAttempts: number }): string[] };

const key = (requestId: string, batchId: string | null) => `${requestId} of batch ${batchId}`;

export const GUARANTEES: readonly Guarantee[] = [
  {
    says: "no request is lost: each that arrived is there, in one of the four statuses",
    breaches: ({ deeds, requests }) => {
      const known = new Map(requests.map(({ id, processingStatus }) => [id, processingStatus]));
      return deeds.requestIds.filter((id) => !REQUEST_STATUSES.some((status) => status === known.get(id)));
    },
  },
  {
    says: "none is stranded: all have ended, none is claimed, no batch is open",
    breaches: ({ requests, batches }) => [
      ...requests
        .filter(({ processingStatus }) => !["PROCESSING_COMPLETE", "PROCESSING_FAILED"].includes(processingStatus))
        .map(({ id, processingStatus, batch }) => `${id}: ${processingStatus}, batch ${batch?.status ?? "none"}`),
      ...batches.filter(({ processedAt }) => processedAt === null).map(({ id, status }) => `batch ${id}: ${status}`),
    ],
  },
  {
    says: "every usable result is applied, whatever became of its batch",
    breaches: ({ lines, requests, attempts }) => {
      const sessions = new Map(requests.map(({ id, sessionId }) => [id, sessionId]));
      const applied = new Set(attempts.filter((one) => one.succeeded).map((one) => key(one.requestId, one.batchId)));
      return lines.flatMap(({ batchId, result }) => {
        const isUsable = result.kind === "succeeded" && result.analysis.session_id === sessions.get(result.customId);
        const name = key(result.customId, batchId);
        return isUsable && !applied.has(name) ? [name] : [];
      });
    },
  },
  {
    says: "every analysis is there once: in the request, in its history, in its session",
    breaches: ({ requests, attempts }) => {
      const counts = new Map<string, number>();
      for (const { requestId, succeeded } of attempts) {
        if (succeeded) counts.set(requestId, (counts.get(requestId) ?? 0) + 1);
      }
      return requests
        .filter(({ id, processingStatus, session, success, attempt }) => {
          const isComplete = processingStatus === "PROCESSING_COMPLETE";
          const last = attempts.findLast(({ requestId }) => requestId === id);
          if (!isComplete) return counts.has(id) || session.summary !== null;
          const isWhole = success === true && session.summary !== null && session.sentiment !== null;
          return !isWhole || counts.get(id) !== 1 || last?.succeeded !== true || last.attempt !== attempt;
        })
        .map(({ id }) => id);
    },
  },
  {
    says: "nothing is sent twice: no batch of ours has two provider batches that passed validation",
    breaches: ({ providerBatches }) => {
      const seen = new Map<string, string[]>();
      for (const { id, metadata, status } of providerBatches) {
        // Nothing of it was run: it may have been created again, because it did not see its file.
        if (status === "failed") continue;
        const batchId = metadata?.["livedash_batch_id"] ?? "none";
        seen.set(batchId, [...(seen.get(batchId) ?? []), id]);
      }
      return [...seen]
        .filter(([, ids]) => ids.length > 1)
        .map(([batchId, ids]) => `batch ${batchId}: ${ids.join(", ")}`);
    },
  },
  {
    says: "nothing is paid for twice by us: each execution is an attempt of its own, and none follows a usable result",
    breaches: ({ ledger, attempts }) => {
      const known = new Set(attempts.map(({ requestId, batchId }) => key(requestId, batchId)));
      const seen = new Set<string>();
      return ledger.flatMap(({ customId, livedashBatchId }) => {
        const name = key(customId, livedashBatchId);
        const isRepeated = seen.has(name);
        seen.add(name);
        return isRepeated || !known.has(name) ? [name] : [];
      });
    },
  },
  {
    says: "no request has more attempts than the limit, and what an operator asked for",
    breaches: ({ requests, deeds }, { maxAttempts }) =>
      requests
        .filter(({ id, attempt }) => attempt > maxAttempts + (deeds.requeues.get(id) ?? 0))
        .map(({ id, attempt }) => `${id}: ${attempt}`),
  },
  {
    says: "costs are counted once: the attempts' sum is what the provider's files say",
    breaches: ({ lines, attempts }) => {
      const paid = new Map(lines.map((line) => [key(line.result.customId, line.batchId), line.costEur ?? 0]));
      return attempts
        .map(({ requestId, batchId, totalCostEur }) => ({
          name: key(requestId, batchId),
          cost: totalCostEur?.toNumber() ?? 0,
        }))
        .filter(({ name, cost }) => Math.abs(cost - (paid.get(name) ?? 0)) > 1e-12)
        .map(({ name, cost }) => `${name}: ${cost} for ${paid.get(name) ?? 0}`);
    },
  },
  {
    says: "the counts of every batch are those of its requests' history",
    breaches: ({ batches, attempts }) =>
      batches
        .filter(({ id, succeededCount }) => {
          const ofBatch = attempts.filter(({ batchId }) => batchId === id);
          return succeededCount !== ofBatch.filter(({ succeeded }) => succeeded).length;
        })
        .map(({ id }) => `batch ${id}`),
  },
  {
    says: "every counter is what counting says",
    breaches: ({ counterDifferences }) =>
      counterDifferences.map(({ counter, key: of, counted, actual }) => `${counter} ${of}: ${counted} for ${actual}`),
  },
];
