"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { Button } from "../ui/button.tsx";
import { CodeBlock } from "../ui/code-block.tsx";
import { formatCount } from "../ui/numbers.ts";
import { saveText } from "./save-text.ts";

/** A browser shows more than this only slowly. */
const SHOWN_AT_FIRST = 8000;

type LongTextProps = { what: string; text: string; fileName: string };

/** A text of any length: cut where it is long, whole on demand, or as a file. */
export function LongText({ what, text, fileName }: LongTextProps) {
  const [isWhole, setIsWhole] = useState(false);
  const isCut = !isWhole && text.length > SHOWN_AT_FIRST;
  return (
    <div className="flex flex-col gap-2">
      <CodeBlock what={what} content={isCut ? `${text.slice(0, SHOWN_AT_FIRST)}…` : text} />
      <div className="flex flex-wrap items-center gap-2 text-xs text-ink-soft">
        {isCut && (
          <>
            <span>
              The first {formatCount(SHOWN_AT_FIRST)} of {formatCount(text.length)} characters.
            </span>
            <Button size="small" onClick={() => setIsWhole(true)}>
              Show all
            </Button>
          </>
        )}
        <Button size="small" look="quiet" onClick={() => saveText(text, fileName)}>
          <Download aria-hidden className="size-3.5" />
          Download
        </Button>
      </div>
    </div>
  );
}
