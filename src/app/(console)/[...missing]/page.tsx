import type { Metadata } from "next";
import { notFound } from "next/navigation";

export const metadata: Metadata = { title: "Not found" };

/** Whatever no screen has as its address. */
export default function MissingPage() {
  notFound();
}
