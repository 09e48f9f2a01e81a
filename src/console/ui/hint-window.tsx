"use client";

import { Tooltip } from "@base-ui/react/tooltip";

type HintWindowProps = {
  text: string;
  anchor: Element;
  onClose: () => void;
};

/** The word that a hint says. It goes with what it belongs to. */
export function HintWindow({ text, anchor, onClose }: HintWindowProps) {
  return (
    <Tooltip.Root open onOpenChange={onClose}>
      <Tooltip.Portal>
        <Tooltip.Positioner
          anchor={anchor}
          sideOffset={6}
          collisionPadding={8}
          className="z-60 data-anchor-hidden:invisible"
        >
          <Tooltip.Popup
            data-hint-window
            className="max-w-72 rounded-md bg-raised px-2 py-1 text-xs text-ink shadow-popup"
          >
            {text}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
