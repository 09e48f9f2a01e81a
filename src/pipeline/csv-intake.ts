import type { Database } from "../database/client.ts";
import { type CsvAddress, type IntakeCompany, upsertCompany } from "../database/intake-store.ts";
import { createLocalTimeReader, isTimeZone } from "../domain/local-time.ts";
import type { Clock } from "../shared/clock.ts";
import { AppError } from "../shared/errors.ts";
import type { Logger } from "../shared/logger.ts";
import { isPublicAddress } from "./intake/address-guard.ts";
import { inSets, mapConcurrently } from "./intake/concurrency.ts";
import { type CsvLocation, parseCsvLocation } from "./intake/csv-location.ts";
import { type CsvSource, openCsv } from "./intake/csv-source.ts";
import { listFreshRows } from "./intake/fresh-rows.ts";
import { prepareSession } from "./intake/session-preparer.ts";
import { SET_LIMITS, type SetOutcome, writeSet } from "./intake/set-writer.ts";
import { createTranscriptFetcher } from "./intake/transcript-fetcher.ts";
import { createWebFetcher, type WebFetcher } from "./intake/web-fetcher.ts";

export type IntakeSettings = {
  /** The model of companies without one of their own. */
  defaultModel: string;
  transcriptConcurrency: number;
  /** For one transcript, all tries included. */
  transcriptTimeoutSeconds: number;
  transcriptMaxBytes: number;
  /** Whether a CSV and its transcripts may lie on this machine's own network. */
  allowPrivateAddresses: boolean;
};

export type IntakeDependencies = { database: Database; clock: Clock; log: Logger; settings: IntakeSettings };

export type ImportInput = {
  companyName: string;
  /** A path, or an http(s) URL. */
  source: string;
  credentials?: { user: string; password: string };
  /** Called whenever a set is written, with the sessions so far. */
  onProgress?: (progress: { sessions: number }) => void;
};

/** New sessions, new requests, sessions that were there already, and what failed: the line it is on, and why. */
export type ImportSummary = SetOutcome;

/** One set is written while the next is gathered. */
const CONCURRENT_SETS = 2;

/**
 * Imports the sessions of a legacy CSV with their transcripts: a session, its messages and one waiting request each.
 * What is there already is left as it is, so an import may be repeated, cut off and resumed, or run twice at once. A
 * line that cannot be read and a transcript that cannot be had are reported, and the rest goes on; the latter is tried
 * again by the next import of the same CSV.
 *
 * @throws {AppError} INVALID_INPUT, with what to do, when the CSV itself cannot be had
 */
export async function importSessions(deps: IntakeDependencies, input: ImportInput): Promise<ImportSummary> {
  const companyName = input.companyName.trim();
  if (companyName === "") throw new AppError("INVALID_INPUT", "Name the company whose sessions these are.");
  const location = parseCsvLocation(input.source, input.credentials ?? null);
  const web = openWeb(deps.settings, location);
  try {
    const source = await openCsv(location, web);
    try {
      const company = await openCompany(deps.database, companyName, location);
      return await importRows(deps, { company, source, web, onProgress: input.onProgress });
    } finally {
      await source.close();
    }
  } finally {
    await web.close();
  }
}

function openWeb(settings: IntakeSettings, location: CsvLocation): WebFetcher {
  const credentials =
    location.kind === "web" && location.credentials !== null
      ? { ...location.credentials, origin: location.url.origin }
      : null;
  const { allowPrivateAddresses, transcriptConcurrency } = settings;
  const isAllowedAddress = allowPrivateAddresses ? () => true : isPublicAddress;
  return createWebFetcher({ isAllowedAddress, connections: transcriptConcurrency, credentials });
}

async function openCompany(database: Database, name: string, location: CsvLocation): Promise<IntakeCompany> {
  const company = await upsertCompany(database, name, location.kind === "web" ? addressOf(location) : null);
  if (isTimeZone(company.timeZone)) return company;
  const message = `${name}'s time zone "${company.timeZone}" is unknown. Set it to a name like Europe/Amsterdam.`;
  throw new AppError("INVALID_INPUT", message);
}

function addressOf({ url, credentials }: CsvLocation & { kind: "web" }): CsvAddress {
  return {
    csvUrl: url.href,
    csvUsername: credentials?.user ?? null,
    csvPassword: credentials?.password ?? null,
  };
}

async function importRows(
  { database, clock, log, settings }: IntakeDependencies,
  run: { company: IntakeCompany; source: CsvSource; web: WebFetcher; onProgress: ImportInput["onProgress"] },
): Promise<ImportSummary> {
  const { company, source, web, onProgress } = run;
  const importStartedAt = clock.now();
  const companyId = company.id;
  log.info({ companyId, source: source.base.kind }, "intake.started");
  const limits = { timeoutSeconds: settings.transcriptTimeoutSeconds, maxBytes: settings.transcriptMaxBytes };
  const fetchTranscript = createTranscriptFetcher(source.base, web, limits);
  const model = company.defaultModel ?? settings.defaultModel;
  const readTime = createLocalTimeReader(company.timeZone);
  const preparer = { model, readTime, fetchTranscript, clock, importStartedAt };
  const stopped = new AbortController();
  const summary: ImportSummary = { sessions: 0, requests: 0, duplicates: 0, failed: [] };

  const rows = listFreshRows(database, { companyId, readTime }, source.bytes, {
    onUnreadable: (line, reason) => summary.failed.push({ line, reason }),
    onDuplicate: () => {
      summary.duplicates += 1;
    },
  });
  const prepared = mapConcurrently(rows, settings.transcriptConcurrency, async ({ line, row }) => ({
    line,
    record: await prepareSession(row, preparer, stopped.signal),
  }));
  const sets = inSets(prepared, SET_LIMITS);
  const written = mapConcurrently(sets, CONCURRENT_SETS, async (set) => {
    try {
      return await writeSet({ database, clock, log }, companyId, set);
    } catch (error) {
      stopped.abort();
      throw error;
    }
  });
  for await (const { sessions, requests, duplicates, failed } of written) {
    summary.sessions += sessions;
    summary.requests += requests;
    summary.duplicates += duplicates;
    summary.failed.push(...failed);
    onProgress?.({ sessions: summary.sessions });
  }
  summary.failed.sort((a, b) => a.line - b.line);
  const counts = { ...summary, failed: summary.failed.length };
  const durationMilliseconds = clock.now().getTime() - importStartedAt.getTime();
  log.info({ companyId, ...counts, durationMilliseconds }, "intake.finished");
  return summary;
}
