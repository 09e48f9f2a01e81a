import { COMPANY_NAME_MAX_LENGTH } from "../domain/company-status.ts";
import { storableText } from "../domain/text.ts";
import { isUuid } from "../domain/uuid.ts";
import { AppError } from "../shared/errors.ts";
import type { Transaction } from "./client.ts";

export type NamedCompany = {
  id: string;
  name: string;
  csvUrl: string | null;
  csvUsername: string | null;
  csvPassword: string | null;
};

/**
 * The company that somebody named by its id or its name; a name that is new makes one.
 *
 * @throws {AppError} INVALID_INPUT for a name that cannot be one, NOT_FOUND for an id that no company has
 */
export async function openNamedCompany(tx: Transaction, idOrName: string): Promise<NamedCompany> {
  const select = { id: true, name: true, csvUrl: true, csvUsername: true, csvPassword: true };
  const text = idOrName.trim();
  if (isUuid(text.toLowerCase())) {
    const known = await tx.company.findUnique({ where: { id: text.toLowerCase() }, select });
    if (known === null) throw new AppError("NOT_FOUND", `There is no company ${text}.`);
    return known;
  }
  const name = readCompanyName(text);
  await tx.company.createMany({ data: [{ name }], skipDuplicates: true });
  return tx.company.findUniqueOrThrow({ where: { name }, select });
}

/** What the company has to show at its CSV's own server; nothing for any other. */
export function credentialsAt(
  { csvUrl, csvUsername, csvPassword }: NamedCompany,
  { origin }: URL,
): { user: string; password: string } | null {
  if (csvUsername === null || csvUrl === null || URL.parse(csvUrl)?.origin !== origin) return null;
  return { user: csvUsername, password: csvPassword ?? "" };
}

/** @throws {AppError} INVALID_INPUT */
export function readCompanyName(text: string): string {
  const name = storableText(text).trim();
  if (name === "") throw new AppError("INVALID_INPUT", "company: name one");
  if (name.length > COMPANY_NAME_MAX_LENGTH) {
    throw new AppError("INVALID_INPUT", `company: is longer than ${COMPANY_NAME_MAX_LENGTH} characters`);
  }
  return name;
}
