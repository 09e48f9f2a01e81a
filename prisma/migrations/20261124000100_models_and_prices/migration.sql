-- OpenAI's models with their list prices (USD per million tokens) and the enqueued-token limits of usage tier 1.
-- Prices change: add a row with a later "effectiveFrom" rather than changing one, so that old costs stay explained.
WITH listed (name, prompt, completion, batch_prompt, batch_completion, batch_cached, token_limit) AS (VALUES
  ('gpt-4o', 2.5, 10, 1.25, 5, NULL, 90000),
  ('gpt-4o-mini', 0.15, 0.6, 0.075, 0.3, NULL, 2000000),
  ('gpt-4.1', 2, 8, 1, 4, NULL, 900000),
  ('gpt-4.1-mini', 0.4, 1.6, 0.2, 0.8, NULL, 2000000),
  ('gpt-4.1-nano', 0.1, 0.4, 0.05, 0.2, NULL, 2000000),
  ('gpt-4-turbo', 10, 30, 5, 15, NULL, 90000),
  ('gpt-5', 1.25, 10, 0.625, 5, 0.0625, 1500000),
  ('gpt-5-mini', 0.25, 2, 0.125, 1, 0.0125, 5000000),
  ('gpt-5-nano', 0.05, 0.4, 0.025, 0.2, 0.0025, 2000000)
), model AS (
  INSERT INTO "AIModel" (name, "enqueuedTokenLimit") SELECT name, token_limit FROM listed RETURNING id, name
)
INSERT INTO "AIModelPricing" (
  "modelId", "promptTokenCost", "completionTokenCost",
  "batchPromptTokenCost", "batchCompletionTokenCost", "batchCachedTokenCost", "effectiveFrom")
SELECT model.id, prompt / 1e6, completion / 1e6, batch_prompt / 1e6, batch_completion / 1e6, batch_cached::numeric / 1e6,
       '2024-01-01T00:00:00Z'
  FROM listed JOIN model USING (name);
