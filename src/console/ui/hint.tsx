"use client";

import {
  cloneElement,
  type FocusEvent,
  lazy,
  type PointerEvent,
  type ReactElement,
  Suspense,
  useEffect,
  useRef,
  useState,
} from "react";

const HintWindow = lazy(async () => ({ default: (await import("./hint-window.tsx")).HintWindow }));

const DELAY_MILLISECONDS = 300;
/** Time to reach what is shown, and to go on to the next thing without waiting again. */
const LINGER_MILLISECONDS = 150;

type Wrapped = ReactElement<Record<string, unknown>>;

/** A word of explanation on hover, made only then if it is a function. What it says is never needed to use the screen. */
export function Hint({ text, children }: { text: string | (() => string); children: Wrapped }) {
  const [anchor, setAnchor] = useState<Element | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const after = (milliseconds: number, next: Element | null) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setAnchor(next), milliseconds);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <>
      {cloneElement(children, {
        onPointerEnter(event: PointerEvent) {
          call(children.props["onPointerEnter"], event);
          if (event.pointerType !== "touch") after(DELAY_MILLISECONDS, event.currentTarget);
        },
        onPointerLeave(event: PointerEvent) {
          call(children.props["onPointerLeave"], event);
          after(LINGER_MILLISECONDS, null);
        },
        onPointerDown(event: PointerEvent) {
          call(children.props["onPointerDown"], event);
          after(0, null);
        },
        onFocus(event: FocusEvent) {
          call(children.props["onFocus"], event);
          if (event.currentTarget.matches(":focus-visible")) after(0, event.currentTarget);
        },
        onBlur(event: FocusEvent) {
          call(children.props["onBlur"], event);
          after(0, null);
        },
      })}
      {anchor !== null && (
        <Suspense fallback={null}>
          <HintWindow
            text={text instanceof Function ? text() : text}
            anchor={anchor}
            onReach={() => clearTimeout(timer.current)}
            onLeave={() => after(LINGER_MILLISECONDS, null)}
            onClose={() => after(0, null)}
          />
        </Suspense>
      )}
    </>
  );
}

/** What the wrapped element does by itself. */
function call(handler: unknown, event: unknown): void {
  if (handler instanceof Function) handler(event);
}
