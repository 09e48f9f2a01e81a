import { ensureDatabase } from "../../database/connection.ts";
import { ensureDataDirectory } from "../data-directory.ts";
import { keepRunning } from "../keeper.ts";
import { createLeases } from "../leases.ts";
import { databaseUrlOf, ensureCluster } from "./cluster.ts";
import { prepareInstallation } from "./installation.ts";
import { type ClusterPlace, findPlace, savePlace } from "./place.ts";
import { findPostmaster } from "./postmaster.ts";
import { type ServerOptions, startServer, stopServer } from "./server.ts";

export type EmbeddedPostgres = {
  databaseUrl: string;
  /** Gives the server up; the last process that does so stops it. */
  close(): Promise<void>;
};

/**
 * Opens the PostgreSQL of a data directory: a real server that `psql` can reach, started when it is not running. Any
 * number of processes may hold it open at once; a process that was killed does not count. While somebody holds it, it
 * comes back when it is killed.
 *
 * @throws when there is no PostgreSQL for this platform, or it does not start (with the end of its log)
 */
export async function openEmbeddedPostgres(
  dataDirectory: string,
  options: ServerOptions = { durable: true },
): Promise<EmbeddedPostgres> {
  const directory = await ensureDataDirectory(dataDirectory);
  const leases = createLeases(directory, "postgres");
  const { place, lease } = await leases.exclusively(async () => {
    const running = await ensureRunning(directory, options);
    return { place: running, lease: await leases.take() };
  });
  const { clusterDirectory } = place;
  const keeper = keepRunning({
    isRunning: async () => (await findPostmaster(clusterDirectory)) !== null,
    bringBack: () => leases.exclusively(() => ensureRunning(directory, options)),
  });
  return {
    databaseUrl: databaseUrlOf(place),
    async close() {
      await keeper.stop();
      await leases.exclusively(async () => {
        if (await lease.giveUp()) await stopServer(clusterDirectory);
      });
    },
  };
}

async function ensureRunning(directory: string, options: ServerOptions): Promise<ClusterPlace> {
  const { place: known, owner } = await findPlace(directory);
  const installation = await prepareInstallation(owner);
  await ensureCluster(installation, known);
  const place = { ...known, port: await startServer(installation, known, options) };
  await savePlace(directory, place);
  await ensureDatabase(databaseUrlOf(place, "postgres"), "livedash");
  return place;
}
