"use client";

import { Bookmark, BookmarkPlus, ChevronDown, Trash2 } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { lazy, Suspense, useState } from "react";
import { type SavedViewScreen, viewQuery } from "../../domain/saved-view.ts";
import { explainFailure } from "../api/failures.ts";
import { trpc } from "../api/trpc.ts";
import { buttonClass } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { MenuButton } from "../ui/menu-button.tsx";
import type { MenuEntry } from "../ui/menu-entry.ts";
import { useMay } from "../viewer/viewer.tsx";
import { useDeleteView } from "./use-delete-view.ts";

/** Loaded when somebody saves. */
const SaveViewDialog = lazy(async () => ({ default: (await import("./save-view-dialog.tsx")).SaveViewDialog }));

/** The filters that are kept under a name for this list, for everybody: to choose one, to keep these, or to delete. */
export function SavedViews({ screen }: { screen: SavedViewScreen }) {
  const router = useRouter();
  const pathname = usePathname();
  const query = viewQuery(useSearchParams().toString());
  const { data, error } = trpc.views.list.useQuery({ screen });
  const views = data?.views ?? [];
  const current = views.find((view) => view.query === query);
  const maySave = useMay("views:write");
  const [isSaving, setIsSaving] = useState(false);
  const deleteView = useDeleteView(screen);

  const choices = views.map(({ name, query: of }): MenuEntry => {
    const onSelect = () => router.push(of === "" ? pathname : `${pathname}?${of}`);
    return { kind: "item", label: name, isCurrent: of === query, onSelect };
  });
  const nothing: MenuEntry = {
    kind: "note",
    text: error === null ? "No view is saved for this list." : explainFailure(error),
  };
  const change: MenuEntry =
    current === undefined
      ? {
          kind: "item",
          label: "Save these filters…",
          icon: BookmarkPlus,
          hint: query === "" ? "Choose some filters first." : undefined,
          isDisabled: query === "",
          onSelect: () => setIsSaving(true),
        }
      : { kind: "item", label: `Delete “${current.name}”`, icon: Trash2, onSelect: () => deleteView(current) };

  return (
    <>
      <MenuButton
        label={current === undefined ? "Views" : `View: ${current.name}`}
        className={buttonClass({ size: "small", className: "h-8 max-w-56" })}
        entries={[
          ...(views.length === 0 ? [nothing] : choices),
          ...(maySave ? ([{ kind: "line", id: "change" }, change] as const) : []),
        ]}
      >
        <Bookmark aria-hidden className={classNames("size-3.5 shrink-0", current && "fill-current")} />
        <span className="truncate">{current?.name ?? "Views"}</span>
        <ChevronDown aria-hidden className="size-3 shrink-0" />
      </MenuButton>
      <Suspense fallback={null}>
        {isSaving && <SaveViewDialog screen={screen} query={query} onClose={() => setIsSaving(false)} />}
      </Suspense>
    </>
  );
}
