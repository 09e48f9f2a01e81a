"use client";

import { CopyButton } from "./copy-button.tsx";
import { prettyJson } from "./pretty-json.ts";

type CodeBlockProps = {
  /** What it shows, for the copy button and for screen readers: `raw response`. */
  what: string;
  /** Text as it is; anything else as indented JSON. Text that is JSON is indented too. */
  content: unknown;
};

/** A payload to read and to copy. It wraps, and scrolls inside of itself when it is long. */
export function CodeBlock({ what, content }: CodeBlockProps) {
  const text = prettyJson(content);
  return (
    <section aria-label={what} className="max-h-96 overflow-y-auto rounded-md border bg-canvas">
      {/* Inside of what scrolls, which the keyboard would not reach otherwise. */}
      <div className="sticky top-0 float-right p-1">
        <CopyButton text={text} what={what} className="bg-canvas" />
      </div>
      <pre className="p-3 font-mono text-xs wrap-anywhere whitespace-pre-wrap">{text}</pre>
    </section>
  );
}
