import { array, assert, constantFrom, oneof, property, record, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { analysisSchema } from "../../../domain/analysis.ts";
import { encodeInputLine } from "../../../domain/prompt.ts";
import { parseInputLine } from "../batches/input-line.ts";
import { analyse } from "./analyse.ts";

/** The prompt as our own requests carry it. */
function promptOf(messages: readonly (readonly [string, string])[], sessionId = "session-1"): string {
  const line = encodeInputLine({
    id: "request-1",
    sessionId,
    model: "gpt-4o-mini",
    messages: messages.map(([role, content]) => ({ timestamp: new Date(0), role, content })),
  });
  const parsed = parseInputLine(line, "/v1/chat/completions");
  return "line" in parsed ? (parsed.line.messages?.at(-1)?.content ?? "") : "";
}

test("fits the analysis contract whatever is said", () => {
  const text = oneof(
    string({ unit: "binary" }),
    string({ unit: "grapheme" }),
    constantFrom("", "?", "\n?\n", "Hi? ".repeat(400)),
  );
  const message = record({ role: constantFrom("User", "Assistant", "System"), content: text });
  assert(
    property(array(message, { maxLength: 6 }), (messages) => {
      const analysis = analyse(promptOf(messages.map(({ role, content }) => [role, content] as const)));
      expect(analysisSchema.safeParse(analysis).error).toBeUndefined();
      expect(analysis.session_id).toBe("session-1");
    }),
  );
  assert(property(text, (prompt) => analysisSchema.safeParse(analyse(prompt)).success));
});

describe.each([
  ["en", "I am sick today, do I need a doctor's note?", "SICK_LEAVE_RECOVERY"],
  ["en", "I cannot log in, my password is wrong.", "ACCESS_LOGIN"],
  ["nl", "Hoeveel vakantiedagen heb ik nog dit jaar?", "LEAVE_VACATION"],
  ["nl", "Mijn loon is nog niet uitbetaald, hoe kan dat?", "SALARY_COMPENSATION"],
  ["de", "Wo bekomme ich meine Arbeitskleidung und den Ausweis?", "WORKWEAR_STAFF_PASS"],
  ["de", "Ich möchte kündigen, wie lang ist meine Kündigungsfrist?", "OFFBOARDING"],
  ["en", "Tell me about the weather.", "UNRECOGNIZED_OTHER"],
])("in %s", (language, text, category) => {
  test(`tells language and category of: ${text}`, () => {
    expect(analyse(promptOf([["User", text]]))).toMatchObject({ language, category });
  });
});

test("hears who is glad and who is not", () => {
  const sentimentOf = (text: string) => analyse(promptOf([["User", text]])).sentiment;
  expect(sentimentOf("Great, that is wonderful, thank you so much!")).toBe("POSITIVE");
  expect(sentimentOf("This is terrible, I am angry and disappointed.")).toBe("NEGATIVE");
  expect(sentimentOf("Geweldig, heel erg bedankt, ik ben er blij mee!")).toBe("POSITIVE");
  expect(sentimentOf("Das ist eine Frechheit und funktioniert nicht, ich bin sehr enttäuscht.")).toBe("NEGATIVE");
  expect(sentimentOf("What time does the shift begin?")).toBe("NEUTRAL");
});

test("knows from the assistant's words who has the matter now", () => {
  const handedOver = analyse(promptOf([["Assistant", "One moment, I will connect you to a colleague."]]));
  expect(handedOver).toMatchObject({ escalated: true, forwarded_hr: false });
  const forwarded = analyse(promptOf([["Assistant", "I have forwarded this to HR."]]));
  expect(forwarded).toMatchObject({ escalated: false, forwarded_hr: true });
  expect(analyse(promptOf([["User", "Connect you to HR?"]]))).toMatchObject({ escalated: false, forwarded_hr: false });
});

test("keeps at most five different questions, and quotes what is not English", () => {
  const asked = "Can I go? Can I go? And you? Why not today? What then? Really? Are you sure?";
  expect(analyse(promptOf([["User", asked]])).questions).toEqual([
    ...["Can I go?", "And you?", "Why not today?", "What then?", "Really?"],
  ]);
  const [quoted] = analyse(promptOf([["User", "Wat is mijn rooster voor volgende week?"]])).questions;
  expect(quoted).toBe("Asked in Dutch: “Wat is mijn rooster voor volgende week?”");
});

test("says in one sentence who asked about what, and what came of it", () => {
  const { summary } = analyse(
    promptOf([
      ["User", "How many vacation days do I have?"],
      ["Assistant", "You have 25."],
    ]),
  );
  expect(summary).toBe(
    "An English-speaking employee asked about leave and vacation, beginning with “How many vacation days do I have?”; " +
      "the assistant answered once.",
  );
});
