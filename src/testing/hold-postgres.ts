import { once } from "node:events";
import { rm } from "node:fs/promises";
import { parseArgs } from "node:util";
import { openEmbeddedPostgres } from "../local/postgres/embedded-postgres.ts";

// Holds the embedded PostgreSQL of a data directory open in a process of its own: says where it is by IPC, and gives
// it up once whoever started it lets go, or is gone. `--temporary` removes the directory with it.
const { values, positionals } = parseArgs({ options: { temporary: { type: "boolean" } }, allowPositionals: true });
const [dataDirectory = ""] = positionals;
const released = process.connected ? once(process, "disconnect") : undefined;
const { databaseUrl, close } = await openEmbeddedPostgres(dataDirectory, { durable: false });
// Whoever started it may be gone by now, which is for `released` to tell.
process.send?.({ databaseUrl }, undefined, undefined, () => undefined);
await released;
await close();
if (values.temporary) await rm(dataDirectory, { recursive: true, force: true });
