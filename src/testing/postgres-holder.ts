import { type ForkOptions, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { z } from "zod";

const HOLDER = join(import.meta.dirname, "hold-postgres.ts");

const messageSchema = z.object({ databaseUrl: z.string() });

export type PostgresHolder = {
  databaseUrl: string;
  /** Lets go, and waits until the process has ended. @returns its exit code and signal */
  letGo(): Promise<unknown[]>;
  kill(): Promise<unknown[]>;
};

/**
 * Has another process hold the embedded PostgreSQL of a data directory open, for as long as this one lives at most.
 *
 * @throws when that process ends before it has opened it; the reason is on standard error then
 */
export async function startPostgresHolder(
  args: readonly string[],
  { file = HOLDER, ...options }: ForkOptions & { file?: string } = {},
): Promise<PostgresHolder> {
  // Without the flags of this process, which may load files that a copy of the project lacks.
  const holder = fork(file, args, { execArgv: [], stdio: "inherit", ...options });
  const exit = once(holder, "exit");
  const ended = exit.then(([code]) => {
    throw new Error(`The process that was to hold PostgreSQL open ended with exit code ${code}.`);
  });
  const [message] = await Promise.race([once(holder, "message"), ended]);
  return {
    ...messageSchema.parse(message),
    letGo: () => {
      holder.disconnect();
      return exit;
    },
    kill: () => {
      holder.kill("SIGKILL");
      return exit;
    },
  };
}
