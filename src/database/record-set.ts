import { Prisma } from "./generated/client.ts";
import type { Sql } from "./sql.ts";

/** The columns of a set and their types in PostgreSQL, by the names of the records' properties. */
export type RecordColumns<T> = Partial<Record<keyof T & string, string>>;

/**
 * Many records as one relation, to stand in a FROM clause in parentheses. They travel as one parameter, as arrays of
 * values: to repeat the names of two dozen columns in each of a thousand records would take most of it.
 */
export function recordSet<T>(records: readonly T[], columns: RecordColumns<T>): Sql {
  const names = Object.keys(columns) as (keyof T & string)[];
  const values = JSON.stringify(records.map((record) => names.map((name) => record[name])));
  const selected = names.map((name, index) => `(record->>${index})::${columns[name]} AS "${name}"`).join(", ");
  return Prisma.sql`SELECT ${Prisma.raw(selected)} FROM jsonb_array_elements(${values}::jsonb) AS record`;
}

/** Texts as a relation with the column `value`; cheaper than an array, of which the driver looks at each element. */
export function textSet(values: readonly string[]): Sql {
  return Prisma.sql`SELECT value FROM jsonb_array_elements_text(${JSON.stringify(values)}::jsonb) AS value`;
}
