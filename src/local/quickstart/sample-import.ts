import { join } from "node:path";
import { type Actor, recordAudit } from "../../database/audit-store.ts";
import { inTransaction } from "../../database/client.ts";
import { importSessions } from "../../pipeline/csv-intake.ts";
import type { IntakeDependencies } from "../../pipeline/intake/intake-dependencies.ts";

const SAMPLE = join(import.meta.dirname, "../sample/sessions.csv");
const COMPANY = "Sample Company";
const IMPORTED = "sample.imported";
const QUICKSTART: Actor = { type: "system", id: null, label: "quickstart" };

/**
 * Imports the bundled sample into a database that holds nothing else, once; an import that was interrupted goes on.
 *
 * @returns how many sessions came in
 */
export async function importSample(deps: IntakeDependencies): Promise<number> {
  const { database } = deps;
  const [doneCount, otherCount] = await Promise.all([
    database.auditLog.count({ where: { action: IMPORTED } }),
    database.company.count({ where: { name: { not: COMPANY } } }),
  ]);
  if (doneCount > 0 || otherCount > 0) return 0;
  const { sessions, requests } = await importSessions(deps, {
    companyName: COMPANY,
    source: SAMPLE,
    actor: QUICKSTART,
  });
  await inTransaction(database, (tx) =>
    recordAudit(tx, { actor: QUICKSTART, action: IMPORTED, affectedCount: requests, details: { sessions } }),
  );
  return sessions;
}
