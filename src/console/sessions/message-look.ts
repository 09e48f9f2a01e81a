/** Who says something stands on a side of their own. Whatever is neither of the two is told from the middle. */
export function bubbleLook(role: string): { line: string; bubble: string } {
  const speaker = role.toLowerCase();
  if (speaker === "user") return { line: "items-start", bubble: "bg-hover rounded-tl-sm" };
  if (speaker === "assistant") return { line: "items-end", bubble: "bg-info-wash rounded-tr-sm" };
  return { line: "items-center", bubble: "border border-dashed" };
}
