import { PLATFORM_ROLES } from "./permissions.ts";

/** One thing that the audit log may say was done: a short name, and a sentence of which the actor is the subject. */
type AuditMeaning = {
  label: string;
  /**
   * `{name}` stands for that entry of the row's details, `{count}` for how many rows were touched. `{count:request}`
   * names what is counted: "1 request", "2 requests".
   */
  sentence: string;
};

/** Every action that is ever written; nothing else can be recorded. */
export const AUDIT_ACTIONS = {
  "account.password_changed": { label: "Own password changed", sentence: "Changed their own password." },
  "admin.created": { label: "User added", sentence: "Added the user {email} as {role}." },
  "admin.removed": { label: "User removed", sentence: "Removed the user {email}, who was {role}." },
  "admin.reset": { label: "User reset", sentence: "Gave {email} a new password and the role {role}." },
  "admin.role_changed": { label: "Role changed", sentence: "Made {email}, who was {previousRole}, {role}." },
  "api_key.created": { label: "API key made", sentence: "Made the API key {name}." },
  "api_key.revoked": { label: "API key revoked", sentence: "Revoked the API key {name}." },
  "batches.applied": {
    label: "Results applied",
    sentence: "Applied results of {batchCount:batch} by hand: {count:request}.",
  },
  "batches.applied_again": {
    label: "Batch applied again",
    sentence: "Had the results of the batch {batchId} applied again, for {count:request} that waited.",
  },
  "batches.cancelled": { label: "Batch cancelled", sentence: "Cancelled the batch {batchId} with {count:request}." },
  "batches.created": {
    label: "Batches created",
    sentence: "Created {batchCount:batch} by hand, with {count:request}.",
  },
  "batches.polled": { label: "Batch polled", sentence: "Asked the provider about the batch {batchId}." },
  "company.changed": { label: "Company changed", sentence: "Changed the settings of {company}." },
  "company.created": { label: "Company added", sentence: "Added the company {company}." },
  "company.status_changed": {
    label: "Company status changed",
    sentence: "Made {company}, which was {previousStatus}, {status}.",
  },
  "imports.cancelled": {
    label: "Import cancelled",
    sentence: "Cancelled an import of {company}; {count:session} had come in.",
  },
  "imports.created": { label: "Import asked for", sentence: "Had {source} imported for {company}." },
  "jobs.cancelled": { label: "Job cancelled", sentence: "Cancelled the job {id} of {queue}." },
  "jobs.deleted": { label: "Job deleted", sentence: "Deleted the job {id} of {queue}, which was {state}." },
  "jobs.redriven": { label: "Dead letters redriven", sentence: "Sent {count:job} of {queue} back to the queue." },
  "jobs.retried": { label: "Job retried", sentence: "Had the failed job {id} of {queue} tried again." },
  "model.created": { label: "Model added", sentence: "Added the model {name}." },
  "model.limit_changed": { label: "Token limit changed", sentence: "Changed the token limit of {name}." },
  "model.price_added": { label: "Price added", sentence: "Added a price of {name}, valid from {effectiveFrom}." },
  "model.price_withdrawn": { label: "Price withdrawn", sentence: "Withdrew the price of {name} from {effectiveFrom}." },
  "requests.bulk_requeue_cancelled": {
    label: "Bulk requeue cancelled",
    sentence: "Cancelled a bulk requeue with {count:request} still to go.",
  },
  "requests.bulk_requeue_started": {
    label: "Bulk requeue started",
    sentence: "Started to requeue {count:request} that matched a filter.",
  },
  "requests.requeued": { label: "Requests requeued", sentence: "Requeued {count:request}." },
  "sample.imported": { label: "Sample imported", sentence: "Imported the bundled sample: {sessions:session}." },
  "schedules.paused": { label: "Schedule paused", sentence: "Paused the schedule {name}." },
  "schedules.resumed": { label: "Schedule resumed", sentence: "Resumed the schedule {name}." },
  "schedules.run_now": { label: "Run asked for", sentence: "Had {name} run at once." },
  "sessions.imported": { label: "Sessions imported", sentence: "Imported {sessions:session} of {company}." },
  "views.deleted": { label: "View deleted", sentence: "Deleted the view {name} of {screen}." },
  "views.saved": { label: "View saved", sentence: "Saved the view {name} of {screen}." },
} as const satisfies Record<string, AuditMeaning>;

export type AuditAction = keyof typeof AUDIT_ACTIONS;

function isAuditAction(text: string): text is AuditAction {
  return Object.hasOwn(AUDIT_ACTIONS, text);
}

/** A row of the audit log, as far as its sentence needs it. */
export type AuditFacts = { action: string; affectedCount: number; details: unknown };

/** What a row says. One that an older or newer release has written under another name is called by that name. */
export function describeAudit({ action, affectedCount, details }: AuditFacts): AuditMeaning {
  if (!isAuditAction(action)) return { label: action, sentence: action };
  const { label, sentence } = AUDIT_ACTIONS[action];
  const facts: Record<string, unknown> = { ...(isObject(details) ? details : {}), count: affectedCount };
  const filled = sentence.replaceAll(/\{(\w+)(?::(\w+))?\}/gu, (_, name: string, noun?: string) =>
    say(facts[name], noun),
  );
  return { label, sentence: filled };
}

/** Plurals that do not simply end in s. */
const PLURALS: Record<string, string> = { batch: "batches", company: "companies" };

function say(fact: unknown, noun: string | undefined): string {
  if (typeof fact === "string") return sayText(fact);
  if (typeof fact !== "number") return "(unknown)";
  const text = fact.toLocaleString("en");
  if (noun === undefined) return text;
  return `${text} ${fact === 1 ? noun : (PLURALS[noun] ?? `${noun}s`)}`;
}

/** Roles and times as one says them. */
function sayText(text: string): string {
  if (PLATFORM_ROLES.some((role) => role === text)) return text.toLowerCase().replaceAll("_", " ");
  return text.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d):\d\d\.\d{3}Z$/u, "$1 $2 UTC");
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
