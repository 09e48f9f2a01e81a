"use client";

import { trpc } from "../api/trpc.ts";
import { transcriptText } from "./transcript-text.ts";

const MOST = 500;

/** Fetches all messages of a session, whatever is on screen, as one text. */
export function useWholeTranscript(id: string): () => Promise<string> {
  const { client } = trpc.useUtils();
  return async () => {
    const parts: string[] = [];
    let cursor: number | null = 0;
    while (cursor !== null) {
      const page: Awaited<ReturnType<typeof client.sessions.messages.query>> = await client.sessions.messages.query({
        sessionId: id,
        cursor,
        limit: MOST,
      });
      parts.push(transcriptText(page.messages));
      cursor = page.nextOrder;
    }
    return parts.join("");
  };
}
