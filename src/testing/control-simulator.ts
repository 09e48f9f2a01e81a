import type { z } from "zod";
import type { encodeBatch } from "../local/simulator/batches/encode-batch.ts";
import type { faultSchema } from "../local/simulator/faults/fault.ts";
import type { FaultEntry } from "../local/simulator/faults/fault-book.ts";
import type { LedgerSummary } from "../local/simulator/ledger.ts";
import type { Settings } from "../local/simulator/settings.ts";

/** A fault as a test writes it: what has a default may be left out. */
export type TestFault = z.input<typeof faultSchema>;

export type SimulatedBatch = ReturnType<typeof encodeBatch>;

export type LedgerRow = { customId: string; batchId: string; livedashBatchId: string | null };

export type SimulatedRow = {
  custom_id: string;
  response: {
    status_code: number;
    body: {
      choices?: { message: { content: string | null; refusal: string | null }; finish_reason: string }[];
      error?: unknown;
    };
  } | null;
  error: { code: string; message: string } | null;
};

/** What tests ask of a simulator that is running, wherever it runs. */
export function controlSimulator(url: string) {
  async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: "Bearer sk-test",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(`The simulator answered ${response.status}: ${JSON.stringify(answer)}`);
    return answer as T;
  }
  const readFile = async (fileId: string) => {
    const response = await fetch(`${url}/v1/files/${fileId}/content`, { headers: { authorization: "Bearer sk-test" } });
    return response.text();
  };
  return {
    /** Uploads these lines as an input file, and creates a batch of it. @returns the batch's id */
    submitLines: async (lines: readonly string[], metadata: Record<string, string> = {}) => {
      const form = new FormData();
      form.set("purpose", "batch");
      form.set("file", new File([lines.join("\n")], "input.jsonl"));
      const headers = { authorization: "Bearer sk-test" };
      const upload = await fetch(`${url}/v1/files`, { method: "POST", headers, body: form });
      const { id } = (await upload.json()) as { id: string };
      const body = { input_file_id: id, endpoint: "/v1/chat/completions", completion_window: "24h", metadata };
      return (await call<{ id: string }>("POST", "/v1/batches", body)).id;
    },
    getBatch: (id: string) => call<SimulatedBatch>("GET", `/v1/batches/${id}`),
    readFile,
    /** The lines of a result file, parsed. */
    readRows: async (fileId: string | null) => {
      if (fileId === null) return [];
      const lines = (await readFile(fileId)).split("\n").filter((line) => line !== "");
      return lines.map((line) => JSON.parse(line) as SimulatedRow);
    },
    /** Scripts these faults, and none but these. What earlier ones did to batches that exist stays. */
    setFaults: (faults: readonly TestFault[]) => call<unknown>("PUT", "/simulator/faults", faults),
    addFaults: (faults: readonly TestFault[]) => call<unknown>("POST", "/simulator/faults", faults),
    listFaults: async () => (await call<{ faults: FaultEntry[] }>("GET", "/simulator/faults")).faults,
    /** Scripts nothing more, and lets go of the batches that a fault holds. */
    clearFaults: () => call<unknown>("DELETE", "/simulator/faults"),
    changeSettings: (settings: Partial<Settings>) => call<unknown>("POST", "/simulator/settings", settings),
    registerWebhook: (webhook: { url: string; secret: string }) =>
      call<unknown>("POST", "/simulator/webhooks", webhook),
    reset: () => call<unknown>("POST", "/simulator/reset"),
    listBatches: async (after?: string) => {
      const query = new URLSearchParams({ limit: "100", ...(after !== undefined && { after }) });
      return call<{ data: SimulatedBatch[]; has_more: boolean }>("GET", `/v1/batches?${query}`);
    },
    ledger: () => call<LedgerSummary>("GET", "/simulator/ledger"),
    /** Every row that was run. */
    readLedger: async () => {
      const response = await fetch(`${url}/simulator/ledger.jsonl`);
      const lines = (await response.text()).split("\n").filter((line) => line !== "");
      return lines.map((line) => JSON.parse(line) as LedgerRow);
    },
    /** Resolves when every batch has come to its end and its webhooks are told. */
    waitUntilDone: () => call<unknown>("GET", "/simulator/done"),
    cancelBatch: (id: string) => call<unknown>("POST", `/v1/batches/${id}/cancel`, {}),
    countBatches: async () => (await call<{ batches: { total: number } }>("GET", "/simulator/state")).batches.total,
    countFiles: async (purpose: "batch" | "batch_output") =>
      (await call<{ files: Record<string, number> }>("GET", "/simulator/state")).files[purpose] ?? 0,
  };
}
