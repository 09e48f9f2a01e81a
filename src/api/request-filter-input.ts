import { z } from "zod";
import { REQUEST_SEARCH_FIELDS } from "../domain/request-filter.ts";
import { DEFAULT_REQUEST_ORDER, REQUEST_SORTS } from "../domain/request-order.ts";
import { findSearchMistake } from "../domain/request-search.ts";
import { REQUEST_STATUSES } from "../domain/request-status.ts";

const name = z.string().max(200);
const uuid = z.string().toLowerCase().pipe(z.uuid());

const search = z
  .object({ text: z.string().trim().max(200), in: z.enum(REQUEST_SEARCH_FIELDS) })
  .superRefine((given, context) => {
    const mistake = findSearchMistake(given);
    if (mistake !== null) context.addIssue({ code: "custom", message: mistake });
  });

/** A filter of requests, as domain/request-filter.ts has it. */
export const requestFilter = z.object({
  status: z.enum(REQUEST_STATUSES).optional(),
  companyId: uuid.optional(),
  model: name.optional(),
  errorCode: name.optional(),
  messageGroup: z.string().max(2000).optional(),
  batchId: uuid.optional(),
  from: z.date().optional(),
  to: z.date().optional(),
  search: search.optional(),
});

export const requestOrder = z
  .object({ sort: z.enum(REQUEST_SORTS), descending: z.boolean() })
  .default(DEFAULT_REQUEST_ORDER);

/** Times in an address: `2026-11-24`, or with a time and a zone. */
const time = z.union([z.iso.date(), z.iso.datetime({ offset: true })]).transform((text) => new Date(text));

/** The same filter and order as the parameters of an address, by the names of `requestFilterParameters`. Others do not matter. */
export const requestParameters = z
  .object({
    status: z.string().toUpperCase().pipe(z.enum(REQUEST_STATUSES)).optional(),
    company: uuid.optional(),
    model: name.optional(),
    error: name.optional(),
    group: requestFilter.shape.messageGroup,
    batch: uuid.optional(),
    from: time.optional(),
    to: time.optional(),
    q: z.string().trim().max(200).optional(),
    in: z.enum(REQUEST_SEARCH_FIELDS).default("id"),
    sort: z.enum(REQUEST_SORTS).default(DEFAULT_REQUEST_ORDER.sort),
    dir: z.enum(["asc", "desc"]).default("desc"),
  })
  .transform(({ status, company, model, error, group, batch, from, to, q, in: field, sort, dir }) => ({
    filter: {
      status,
      companyId: company,
      model,
      errorCode: error,
      messageGroup: group,
      batchId: batch,
      from,
      to,
      search: q ? { text: q, in: field } : undefined,
    },
    order: { sort, descending: dir === "desc" },
  }))
  .superRefine(({ filter }, context) => {
    const mistake = filter.search === undefined ? null : findSearchMistake(filter.search);
    if (mistake !== null) context.addIssue({ code: "custom", path: ["q"], message: mistake });
  });
