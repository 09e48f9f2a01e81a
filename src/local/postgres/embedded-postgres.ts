import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { canConnect, ensureDatabase } from "../../database/connection.ts";
import { createLeases } from "../leases.ts";
import {
  databaseUrlOf,
  initialiseCluster,
  isInitialised,
  type ServerOptions,
  startServer,
  stopServer,
} from "./cluster.ts";
import { type ClusterPlace, findPlace, type Installation, prepareInstallation, savePlace } from "./place.ts";

export type EmbeddedPostgres = {
  databaseUrl: string;
  /** Gives the server up; the last process that does so stops it. */
  close(): Promise<void>;
};

/**
 * Opens the PostgreSQL of a data directory: a real server that `psql` can reach, started when it is not running. Any
 * number of processes may hold it open at once; a process that was killed does not count.
 *
 * @throws when there is no PostgreSQL for this platform, or it does not start (with the end of its log)
 */
export async function openEmbeddedPostgres(
  dataDirectory: string,
  options: ServerOptions = { durable: true },
): Promise<EmbeddedPostgres> {
  const directory = resolve(dataDirectory);
  await mkdir(directory, { recursive: true });
  const installation = await prepareInstallation();
  const leases = createLeases(directory, "postgres");
  const { place, lease } = await leases.exclusively(async () => {
    const running = await ensureRunning(installation, directory, options);
    return { place: running, lease: await leases.take() };
  });
  return {
    databaseUrl: databaseUrlOf(place),
    close: () =>
      leases.exclusively(async () => {
        if (await lease.giveUp()) await stopServer(installation, place);
      }),
  };
}

async function ensureRunning(
  installation: Installation,
  directory: string,
  options: ServerOptions,
): Promise<ClusterPlace> {
  const place = await findPlace(directory, installation.owner);
  if (!(await isInitialised(place))) await initialiseCluster(installation, place);
  if (place.port !== 0 && (await canConnect(databaseUrlOf(place, "postgres")))) return place;
  const started = await startServer(installation, place, options);
  await savePlace(directory, started);
  await ensureDatabase(databaseUrlOf(started, "postgres"), "livedash");
  return started;
}
