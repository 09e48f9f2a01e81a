export type Role = "user" | "assistant" | "system";

export type Conversation = { sessionId: string | null; messages: { role: Role; text: string }[] };

const SESSION_LINE = /^session_id:[^\S\n]*(\S.*)$/u;
const MESSAGE_LINE = /^(?:\[\d{2}\/\d{2}\/\d{4} \d{2}:\d{2}:\d{2}\] )?(user|assistant|system): ?(.*)$/u;

/**
 * Reads a session from the text of a prompt: `session_id: …`, then `[dd/mm/yyyy hh:mm:ss] role: content` per message. A
 * line without a role continues the message above it. Total: any text is a conversation, if an empty one.
 */
export function parseConversation(prompt: string): Conversation {
  const [first = "", ...rest] = prompt.split("\n");
  const sessionId = SESSION_LINE.exec(first)?.[1]?.trim() ?? null;
  const messages: Conversation["messages"] = [];
  for (const line of sessionId === null ? [first, ...rest] : rest) {
    const [, role, text = ""] = MESSAGE_LINE.exec(line) ?? [];
    const last = messages.at(-1);
    if (role === "user" || role === "assistant" || role === "system") messages.push({ role, text });
    else if (last !== undefined) last.text += `\n${line}`;
  }
  return { sessionId, messages };
}

/** What one side said, a message a line. */
export function textOf({ messages }: Conversation, role: Role): string {
  return messages
    .filter((message) => message.role === role)
    .map((message) => message.text)
    .join("\n");
}
