import type { Metadata } from "next";
import { NotFoundNotice } from "../console/shell/not-found-notice.tsx";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main className="grid min-h-dvh">
      <NotFoundNotice />
    </main>
  );
}
