import { cpus, totalmem } from "node:os";
import type { Database } from "../database/client.ts";

/** What figures were measured on, and when. */
export type Machine = {
  date: string;
  cpu: string;
  cores: number;
  memoryGigabytes: number;
  node: string;
  postgres: string;
  isQuick: boolean;
};

/** Asks the machine, and the server of a database, what they are. */
export async function describeMachine(database: Database, isQuick: boolean): Promise<Machine> {
  const [server] = await database.$queryRaw<{ server_version: string }[]>`SHOW server_version`;
  const processors = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    cpu: processors[0]?.model.trim() ?? "unknown processor",
    cores: processors.length,
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    postgres: server?.server_version ?? "of unknown version",
    isQuick,
  };
}
