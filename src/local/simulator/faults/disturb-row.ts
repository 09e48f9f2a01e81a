import type { Answer } from "../answer/completion.ts";
import type { RowFault } from "./row-fault.ts";

/** More than any reader of lines should accept. */
const HUGE_LENGTH = 12_000_000;

type AnswerFault = Extract<RowFault, { kind: "row_answer" }>["answer"];
type LineFault = Extract<RowFault, { kind: "row_line" }>["line"];

const ANSWERS = {
  invalid_json: (answer) => ({ ...answer, content: `Here is the analysis: ${answer.content ?? ""}` }),
  wrong_schema: (answer) => ({ ...answer, content: JSON.stringify({ language: "English", sentiment: "HAPPY" }) }),
  empty: (answer) => ({ ...answer, content: "" }),
  huge: (answer) => ({ ...answer, content: "x".repeat(HUGE_LENGTH) }),
  // Legal within JSON, and ends of a line to whoever splits text the wrong way.
  line_separators: (answer) => ({
    ...answer,
    content: (answer.content ?? "").replace(/"summary":"/u, '"summary":"A\u2028B\u2029C\u0085D: '),
  }),
  refusal: (answer) => ({ ...answer, content: null, refusal: "I'm sorry, I cannot help with that." }),
  content_filter: (answer) => ({ ...answer, content: "", finishReason: "content_filter" }),
  length: (answer) => ({ ...answer, content: (answer.content ?? "").slice(0, 40), finishReason: "length" }),
} as const satisfies Record<AnswerFault, (answer: Answer) => Answer>;

const LINES = {
  malformed: (text) => `not JSON: ${text}`,
  empty: () => "",
  truncated: (text) => text.slice(0, Math.floor(text.length / 2)),
  huge: (text) => text.replace(/\}$/u, `,"padding":"${"x".repeat(HUGE_LENGTH)}"}`),
  duplicate: (text) => `${text}\n${text}`,
  foreign: (text, customId) => text.replaceAll(JSON.stringify(customId), JSON.stringify(`foreign-${customId}`)),
} as const satisfies Record<LineFault, (text: string, customId: string) => string>;

export function disturbAnswer(answer: Answer, fault: RowFault | undefined): Answer {
  return fault?.kind === "row_answer" ? ANSWERS[fault.answer](answer) : answer;
}

export function disturbLine(text: string, customId: string, fault: RowFault | undefined): string {
  return fault?.kind === "row_line" ? LINES[fault.line](text, customId) : text;
}
