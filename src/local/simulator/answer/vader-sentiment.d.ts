declare module "vader-sentiment" {
  /** `compound` runs from -1, as negative as can be, to 1. */
  export const SentimentIntensityAnalyzer: { polarity_scores(text: string): { compound: number } };
}
