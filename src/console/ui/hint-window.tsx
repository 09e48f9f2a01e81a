"use client";

import { Tooltip } from "@base-ui/react/tooltip";

type HintWindowProps = {
  text: string;
  anchor: Element;
  /** The pointer has come to it, or gone from it. */
  onReach: () => void;
  onLeave: () => void;
  onClose: () => void;
};

/** The word that a hint says. */
export function HintWindow({ text, anchor, onReach, onLeave, onClose }: HintWindowProps) {
  return (
    <Tooltip.Root open onOpenChange={onClose}>
      <Tooltip.Portal>
        <Tooltip.Positioner anchor={anchor} sideOffset={6} collisionPadding={8} className="z-60">
          <Tooltip.Popup
            onPointerEnter={onReach}
            onPointerLeave={onLeave}
            className="max-w-72 rounded-md bg-raised px-2 py-1 text-xs text-ink shadow-popup"
          >
            {text}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
