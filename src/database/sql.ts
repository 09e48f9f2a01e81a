import { Prisma } from "./generated/client.ts";

/** Statements in parts: values stay parameters, whatever they contain. */
export const { sql, join: joinSql, empty: emptySql } = Prisma;

export type Sql = Prisma.Sql;
