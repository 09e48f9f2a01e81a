import { SentimentIntensityAnalyzer } from "vader-sentiment";
import type { Analysis } from "../../../domain/analysis.ts";
import { countMatches, wordPattern } from "./word-pattern.ts";

/** What people come with and how they end; the time that scoring takes grows with the text. */
const EXCERPT_LENGTH = 100;

/** VADER's authors take 0.05 for clear; a service chat is polite throughout, so more is asked for. */
const CLEAR_POSITIVE = 0.5;
const CLEAR_NEGATIVE = -0.2;

const POSITIVE = wordPattern([
  ...["dank", "bedankt", "top$", "fijn$", "geweldig", "super", "perfect", "helemaal goed", "blij", "mooi$", "leuk$"],
  ...["danke", "toll", "prima", "wunderbar", "hervorragend", "freue", "klasse$", "genau das", "genial", "juhu"],
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
  ...[
    "schandalig",
    "nog steeds",
    "irritant",
    "serieus",
    "alweer",
    "vervelend",
    "klopt niet",
    "weken wachten",
    "al weken",
  ],
  ...[
    "ärger",
    "schlecht",
    "enttäuscht",
    "unverschämt",
    "inakzeptabel",
    "beschwer",
    "frustri",
    "lächerlich",
    "frechheit",
  ],
  ...[
    "funktioniert nicht",
    "immer noch",
    "unmöglich",
    "katastroph",
    "schon wieder",
    "nervt",
    "seit wochen",
    "so nicht$",
  ],
  ...["inacceptable", "pésimo", "pessimo"],
]);

/** How the user sounds. English is scored by VADER, other languages by what they thank and complain with. */
export function detectSentiment(userText: string, language: string): Analysis["sentiment"] {
  const score = language === "en" ? scoreOfEnglish(userText) : scoreOfWords(userText);
  if (score >= CLEAR_POSITIVE) return "POSITIVE";
  return score <= CLEAR_NEGATIVE ? "NEGATIVE" : "NEUTRAL";
}

function scoreOfEnglish(text: string): number {
  const excerpt =
    text.length <= 2 * EXCERPT_LENGTH ? text : `${text.slice(0, EXCERPT_LENGTH)} ${text.slice(-EXCERPT_LENGTH)}`;
  return SentimentIntensityAnalyzer.polarity_scores(excerpt).compound;
}

function scoreOfWords(text: string): number {
  return countMatches(text, POSITIVE) - 1.5 * countMatches(text, NEGATIVE);
}
