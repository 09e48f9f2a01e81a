/** Which page of a list: the first, the one that a cursor of an earlier page names, or the last of all. */
export type PageInput = { limit: number; cursor?: string | undefined; edge?: "last" | undefined };

/** `previousCursor` and `nextCursor` are null where there is no page before or after this one. */
export type Page<Row> = { rows: Row[]; nextCursor: string | null; previousCursor: string | null };
