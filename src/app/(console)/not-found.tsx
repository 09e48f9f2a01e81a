import type { Metadata } from "next";
import { NotFoundNotice } from "../../console/shell/not-found-notice.tsx";

export const metadata: Metadata = { title: "Not found" };

/** Within the console: the navigation stays. */
export default function ConsoleNotFound() {
  return <NotFoundNotice />;
}
