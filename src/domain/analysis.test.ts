import { expect, test } from "vitest";
import { ANSWER } from "../testing/completion-body.ts";
import { ANALYSIS_JSON_SCHEMA, analysisSchema, CATEGORIES, SENTIMENTS } from "./analysis.ts";

const { properties, required } = ANALYSIS_JSON_SCHEMA;

test("asks the model for exactly what is checked when its answer comes back", () => {
  const checked = Object.keys(analysisSchema.shape).sort();
  expect(Object.keys(properties).sort()).toEqual(checked);
  expect([...required].sort()).toEqual(checked);
  expect(properties.sentiment.enum).toEqual(analysisSchema.shape.sentiment.options);
  expect(properties.category.enum).toEqual(analysisSchema.shape.category.options);
});

test("fits strict mode, which wants every property required and no other", () => {
  expect(ANALYSIS_JSON_SCHEMA.additionalProperties).toBe(false);
});

test.each(SENTIMENTS)("takes the sentiment %s", (sentiment) => {
  expect(analysisSchema.parse({ ...ANSWER, sentiment })).toEqual({ ...ANSWER, sentiment });
});

test.each(CATEGORIES)("takes the category %s", (category) => {
  expect(analysisSchema.parse({ ...ANSWER, category })).toEqual({ ...ANSWER, category });
});
