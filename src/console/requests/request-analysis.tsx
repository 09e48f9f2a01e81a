import { KeyValues } from "../ui/key-values.tsx";
import { Pill } from "../ui/pill.tsx";
import type { Tone } from "../ui/tone.ts";
import type { RequestDetail } from "./request-detail.ts";

type Analysis = NonNullable<RequestDetail["analysis"]>;

const SENTIMENT_TONES: Record<string, Tone> = { POSITIVE: "success", NEUTRAL: "neutral", NEGATIVE: "danger" };

/** What the session was found to be about. */
export function RequestAnalysis({ analysis }: { analysis: Analysis }) {
  const { language, sentiment, escalated, forwardedHr, category, summary, questions } = analysis;
  return (
    <>
      {summary !== null && <p>{summary}</p>}
      <KeyValues
        columns={3}
        items={[
          {
            label: "Sentiment",
            value: sentiment && <Pill tone={SENTIMENT_TONES[sentiment] ?? "neutral"}>{inWords(sentiment)}</Pill>,
          },
          { label: "Category", value: category && inWords(category) },
          { label: "Language", value: language },
          { label: "Handed to a person", value: yesOrNo(escalated) },
          { label: "Forwarded to HR", value: yesOrNo(forwardedHr) },
        ]}
      />
      {questions.length > 0 && (
        <div>
          <p className="text-xs text-ink-soft">Questions</p>
          <ul className="mt-0.5 list-disc pl-5">
            {questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

/** `SICK_LEAVE_RECOVERY` as `Sick leave recovery` */
function inWords(name: string): string {
  const words = name.toLowerCase().replaceAll("_", " ");
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

function yesOrNo(value: boolean | null): string | null {
  return value === null ? null : value ? "Yes" : "No";
}
