type Spoken = { timestamp: Date | null; role: string; content: string };

/** `[2026-11-20T12:00:00.000Z] User: Hello`, a message a line, as transcripts are imported; times are in UTC. */
export function transcriptText(messages: readonly Spoken[]): string {
  return messages
    .map(({ timestamp, role, content }) => {
      const time = timestamp === null ? "" : `[${timestamp.toISOString()}] `;
      return `${time}${role}: ${content}\n`;
    })
    .join("");
}
