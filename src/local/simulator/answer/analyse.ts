import type { Analysis } from "../../../domain/analysis.ts";
import { detectCategory } from "./category.ts";
import { parseConversation, textOf } from "./conversation.ts";
import { isEscalated, isForwardedToHr } from "./handover.ts";
import { detectLanguage } from "./language.ts";
import { findQuestions } from "./questions.ts";
import { detectSentiment } from "./sentiment.ts";
import { writeSummary } from "./summary.ts";

/**
 * What a model would be asked to find in the prompt, computed by rules: the same prompt always gets the same answer, and
 * every answer fits the analysis contract.
 */
export function analyse(prompt: string): Analysis {
  const conversation = parseConversation(prompt);
  const userText = textOf(conversation, "user");
  const assistantText = textOf(conversation, "assistant");
  const userMessages = conversation.messages.filter(({ role }) => role === "user").map(({ text }) => text);
  const answerCount = conversation.messages.filter(({ role }) => role === "assistant").length;
  const language = detectLanguage(userText);
  const findings = {
    language,
    escalated: isEscalated(assistantText),
    forwarded_hr: isForwardedToHr(assistantText),
    category: detectCategory(userMessages),
  };
  return {
    ...findings,
    sentiment: detectSentiment(userText, language),
    questions: findQuestions(userText, language),
    summary: writeSummary(findings, userMessages[0], answerCount),
    session_id: conversation.sessionId ?? "unknown",
  };
}
