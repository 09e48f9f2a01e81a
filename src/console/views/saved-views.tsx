"use client";

import { Menu } from "@base-ui/react/menu";
import { Bookmark, BookmarkPlus, Check, ChevronDown } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { lazy, Suspense, useState } from "react";
import { type SavedViewScreen, viewQuery } from "../../domain/saved-view.ts";
import { explainFailure } from "../api/failures.ts";
import { trpc } from "../api/trpc.ts";
import { Button } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { MENU_ITEM } from "../ui/menu-item-look.ts";
import { MenuPopup } from "../ui/menu-popup.tsx";
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
  return (
    <>
      <Menu.Root>
        <Menu.Trigger
          render={<Button size="small" className="h-8 max-w-56" />}
          aria-label={`View: ${current?.name ?? "none"}`}
        >
          <Bookmark aria-hidden className={classNames("size-3.5 shrink-0", current && "fill-current")} />
          <span className="truncate">{current?.name ?? "Views"}</span>
          <ChevronDown aria-hidden className="size-3 shrink-0" />
        </Menu.Trigger>
        <MenuPopup>
          {views.map((view) => (
            <Menu.Item
              key={view.id}
              onClick={() => router.push(view.query === "" ? pathname : `${pathname}?${view.query}`)}
              className={MENU_ITEM}
              aria-current={view === current || undefined}
            >
              <span className="min-w-0 grow truncate">{view.name}</span>
              {view === current && <Check aria-hidden className="size-4 shrink-0" />}
            </Menu.Item>
          ))}
          {views.length === 0 && (
            <p className="px-2 py-1.5 text-sm text-ink-soft">
              {error === null ? "No view is saved for this list." : explainFailure(error)}
            </p>
          )}
          {maySave && <Menu.Separator className="mx-1 my-1 h-px bg-line" />}
          {maySave && current !== undefined && (
            <Menu.Item onClick={() => deleteView(current)} className={MENU_ITEM}>
              Delete “{current.name}”
            </Menu.Item>
          )}
          {maySave && current === undefined && (
            <Menu.Item onClick={() => setIsSaving(true)} disabled={query === ""} className={MENU_ITEM}>
              <BookmarkPlus aria-hidden className="size-4 text-ink-soft" />
              Save these filters…
            </Menu.Item>
          )}
        </MenuPopup>
      </Menu.Root>
      <Suspense fallback={null}>
        {isSaving && <SaveViewDialog screen={screen} query={query} onClose={() => setIsSaving(false)} />}
      </Suspense>
    </>
  );
}
