"use client";

import { useState } from "react";
import { explainFailure } from "../api/failures.ts";
import { trpc } from "../api/trpc.ts";
import { Button } from "../ui/button.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { LongText } from "./long-text.tsx";

/** What is sent to the model, once somebody asks to see it. */
export function RequestPrompt({ id }: { id: string }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button size="small" className="self-start" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {isOpen ? "Hide the prompt" : "Show the prompt"}
      </Button>
      {isOpen && <PromptMessages id={id} />}
    </>
  );
}

function PromptMessages({ id }: { id: string }) {
  const { data, error, refetch } = trpc.requests.prompt.useQuery({ id }, { staleTime: 60_000 });
  if (data === undefined) {
    return error === null ? (
      <Skeleton className="h-60 w-full" />
    ) : (
      <ErrorState title="The prompt could not be loaded" detail={explainFailure(error)} onRetry={refetch} />
    );
  }
  return (
    <>
      {!data.isCurrent && (
        <p className="text-sm text-warning-ink">
          The instructions have changed since this request was made: it may have been sent with others.
        </p>
      )}
      {data.messages.map(({ role, content }) => (
        <div key={role} className="flex flex-col gap-1">
          <p className="text-xs text-ink-soft">{role}</p>
          <LongText what={`${role} message`} text={content} fileName={`prompt-${id}-${role}.txt`} />
        </div>
      ))}
    </>
  );
}
