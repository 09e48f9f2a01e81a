import { SentimentIntensityAnalyzer } from "vader-sentiment";
import type { Analysis } from "../../../domain/analysis.ts";
import { countMatches, wordPattern } from "./word-pattern.ts";

/** How people end is how they feel about it; the time that scoring takes grows with the text. */
const MAX_LENGTH = 300;

/** Source: the thresholds that VADER's authors recommend are 0.05; a service chat is polite, so more is asked for. */
const CLEAR = 0.35;

const POSITIVE = wordPattern([
  ...["dank", "bedankt", "top$", "fijn$", "geweldig", "super", "perfect", "helemaal goed", "blij", "mooi$"],
  ...["danke", "toll", "prima", "wunderbar", "hervorragend", "freue", "klasse$", "genau das"],
  ...["merci", "parfait", "gracias", "perfecto", "grazie", "obrigad"],
]);

const NEGATIVE = wordPattern([
  ...[
    "boos",
    "slecht",
    "teleurgesteld",
    "belachelijk",
    "onacceptabel",
    "klacht",
    "frustre",
    "waardeloos",
    "werkt niet",
  ],
  ...["schandalig", "nog steeds niet", "irritant"],
  ...["ärger", "schlecht", "enttäuscht", "unverschämt", "inakzeptabel", "beschwer", "frustri", "lächerlich"],
  ...["funktioniert nicht", "immer noch nicht", "unmöglich", "katastroph", "inacceptable", "pésimo", "pessimo"],
]);

/** How the user sounds towards the end. English is scored by VADER, other languages by what they thank and curse with. */
export function detectSentiment(userText: string, language: string): Analysis["sentiment"] {
  const end = userText.slice(-MAX_LENGTH);
  const score = language === "en" ? SentimentIntensityAnalyzer.polarity_scores(end).compound : scoreOfWords(end);
  if (score >= CLEAR) return "POSITIVE";
  return score <= -CLEAR ? "NEGATIVE" : "NEUTRAL";
}

function scoreOfWords(text: string): number {
  return countMatches(text, POSITIVE) - 2 * countMatches(text, NEGATIVE);
}
