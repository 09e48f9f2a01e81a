"use client";

import { lazy, Suspense, useEffect, useState } from "react";

const HintWindow = lazy(async () => ({ default: (await import("./hint-window.tsx")).HintWindow }));

const DELAY_MILLISECONDS = 300;
/** Time to reach what is shown, and to go on to the next thing without waiting again. */
const LINGER_MILLISECONDS = 150;

type Anchor = HTMLElement | SVGElement;

/**
 * Once around everything: shows what the attribute `data-hint` of an element says, when the pointer rests upon it or the
 * keyboard comes to it. An attribute, since a list has hundreds. What it says is never needed to use the screen.
 */
export function HintLayer() {
  const [anchor, setAnchor] = useState<Anchor | null>(null);
  useEffect(() => watchHints(setAnchor), []);
  const text = anchor?.dataset["hint"];
  if (anchor === null || text === undefined) return null;
  return (
    <Suspense fallback={null}>
      <HintWindow text={text} anchor={anchor} onClose={() => setAnchor(null)} />
    </Suspense>
  );
}

/** Tells which element's hint is to be shown, or null for none, until the returned function is called. */
function watchHints(show: (anchor: Anchor | null) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pointed: Anchor | "hint" | null = null;
  const after = (milliseconds: number, anchor: Anchor | null) => {
    clearTimeout(timer);
    timer = setTimeout(() => show(anchor), milliseconds);
  };
  const over = ({ target, pointerType }: PointerEvent) => {
    if (pointerType === "touch") return;
    if (isHint(target)) {
      clearTimeout(timer);
      pointed = "hint";
      return;
    }
    const anchor = hinting(target);
    if (anchor === pointed) return;
    pointed = anchor;
    after(anchor === null ? LINGER_MILLISECONDS : DELAY_MILLISECONDS, anchor);
  };
  const leave = () => {
    pointed = null;
    after(LINGER_MILLISECONDS, null);
  };
  const focus = ({ target }: FocusEvent) => {
    const anchor = hinting(target);
    if (anchor !== null && anchor === target && anchor.matches(":focus-visible")) after(0, anchor);
  };
  const close = () => after(0, null);
  const root = document.documentElement;
  root.addEventListener("pointerover", over);
  root.addEventListener("pointerleave", leave);
  root.addEventListener("pointerdown", close);
  root.addEventListener("focusin", focus);
  root.addEventListener("focusout", close);
  return () => {
    clearTimeout(timer);
    root.removeEventListener("pointerover", over);
    root.removeEventListener("pointerleave", leave);
    root.removeEventListener("pointerdown", close);
    root.removeEventListener("focusin", focus);
    root.removeEventListener("focusout", close);
  };
}

function hinting(target: EventTarget | null): Anchor | null {
  return target instanceof Element ? target.closest<Anchor>("[data-hint]") : null;
}

/** What is shown, to which the pointer may go. */
function isHint(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("[data-hint-window]") !== null;
}
