import { once } from "node:events";
import { openEmbeddedPostgres } from "../local/postgres/embedded-postgres.ts";

// Holds the embedded PostgreSQL of a data directory open in a process of its own: says where it is by IPC, and gives
// it up once the test lets go.
const [dataDirectory = ""] = process.argv.slice(2);
const { databaseUrl, close } = await openEmbeddedPostgres(dataDirectory, { durable: false });
process.send?.({ databaseUrl });
if (process.connected) await once(process, "disconnect");
await close();
