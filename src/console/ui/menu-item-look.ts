/** Every item of every menu. */
export const MENU_ITEM =
  "flex h-8 cursor-default items-center gap-2.5 rounded-md px-2 outline-none select-none data-[highlighted]:bg-hover data-disabled:text-ink-soft";
