"use client";

import { Layers, type LucideIcon, MessagesSquare, Search, Sparkles } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { LookupHit, LookupKind } from "../../domain/lookup.ts";
import { trpc } from "../api/trpc.ts";
import { requestsHref } from "../requests/requests-href.ts";
import type { CommandGroup } from "./command.ts";

const LOOKS = {
  request: { label: "Go to the request", icon: Sparkles, href: (id) => requestsHref({}, id) },
  session: { label: "Go to the session", icon: MessagesSquare, href: (id) => `/sessions/${id}` },
  batch: { label: "Go to the batch", icon: Layers, href: (id) => `/batches/${id}` },
} as const satisfies Record<LookupKind, { label: string; icon: LucideIcon; href: (id: string) => string }>;

/** So long after the last key it asks. */
const PAUSE_MILLISECONDS = 150;

/** Ids are one word, and no shorter than that. */
const ID = /^\S{4,200}$/u;

/** What the server knows by the text as an id, and where else the text may be looked for. */
export function useFoundById(text: string): { found: CommandGroup[]; elsewhere: CommandGroup[]; isLooking: boolean } {
  const router = useRouter();
  const asked = usePaused(text.trim());
  const isId = ID.test(asked);
  const { data, isFetching } = trpc.lookup.find.useQuery({ text: asked }, { enabled: isId, retry: false });
  if (!isId) return { found: [], elsewhere: [], isLooking: false };
  const hits = data?.hits ?? [];
  const found = hits.map((hit) => ({
    id: `${hit.kind}-${hit.id}`,
    label: LOOKS[hit.kind].label,
    detail: detailOf(hit),
    icon: LOOKS[hit.kind].icon,
    run: () => router.push(LOOKS[hit.kind].href(hit.id)),
  }));
  const search = {
    id: "search-external",
    label: `Search requests by external id “${asked}”`,
    icon: Search,
    run: () => router.push(requestsHref({ search: { text: asked, in: "external" } })),
  };
  return {
    found: found.length === 0 ? [] : [{ value: "Found", items: found }],
    elsewhere: [{ value: "Search", items: [search] }],
    isLooking: isFetching || asked !== text.trim(),
  };
}

function detailOf({ company, by }: LookupHit): string {
  return by === "id" ? company : `${company}, by its ${by}`;
}

function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}
