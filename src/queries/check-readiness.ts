import type { Database } from "../database/client.ts";
import { listPendingMigrations } from "../database/migrations.ts";
import type { JobMonitor } from "../domain/job-monitor.ts";

/**
 * Whether work would be done if it came: the database answers and has every migration, and a worker lives.
 * Never throws: whatever fails is a "no".
 */
export async function checkReadiness(database: Database, jobMonitor: JobMonitor): Promise<boolean> {
  try {
    const pending = await listPendingMigrations((sql) => database.$queryRawUnsafe<unknown[]>(sql));
    return pending.length === 0 && (await jobMonitor.isWorkerAlive());
  } catch {
    return false;
  }
}
