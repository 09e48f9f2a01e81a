import type { Database } from "../database/client.ts";
import type { Figure } from "./figure.ts";

/** A database of an experiment's own, migrated and with its jobs installed. */
export type BenchDatabase = { database: Database; databaseUrl: string; drop(): Promise<void> };

/** What an experiment works with. */
export type Bench = {
  /** For files; open to the user that the database runs as. Emptied at the end. */
  folder: string;
  /** `--quick`: smaller sizes, for a first impression; the titles of figures say which. */
  isQuick: boolean;
  createDatabase(): Promise<BenchDatabase>;
  /** Tells whoever waits what is going on. */
  show(text: string): void;
};

/** Builds its own data, and measures one or more figures on it. */
export type Experiment = {
  /** As `--only` knows it. */
  name: string;
  run(bench: Bench): Promise<Figure[]>;
};
