"use client";

import type { SavedViewScreen } from "../../domain/saved-view.ts";
import { trpc } from "../api/trpc.ts";
import { useToasts } from "../ui/toasts.tsx";

/** Deletes a view, and offers to put it back: the same filters under the same name. */
export function useDeleteView(screen: SavedViewScreen) {
  const toasts = useToasts();
  const queries = trpc.useUtils();
  const onSettled = () => queries.views.list.invalidate({ screen });
  const save = trpc.views.save.useMutation({
    onSettled,
    onError: (error) => toasts.failure("The view could not be put back", error),
  });
  const remove = trpc.views.delete.useMutation({ onSettled });
  return (view: { id: string; name: string; query: string }) => {
    const { id, name, query } = view;
    remove.mutate(
      { id },
      {
        onSuccess: () => toasts.withUndo(`Deleted the view “${name}”`, () => save.mutate({ screen, name, query })),
        onError: (error) => toasts.failure(`The view “${name}” could not be deleted`, error),
      },
    );
  };
}
