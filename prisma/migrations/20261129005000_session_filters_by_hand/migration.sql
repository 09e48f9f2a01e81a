-- Written by hand: what Prisma cannot describe. A list of sessions walks along the index of one filter in the order of
-- starts, and has to pass whatever the others leave out: all of it, where two that are frequent hardly ever meet. With the
-- other columns in the index that is done within it, without a look at each row. Figures: docs/explanation/data-at-size.md.
CREATE INDEX "Session_all_by_hand" ON "Session" ("startTime" DESC, "id" DESC)
  INCLUDE ("companyId", "sentiment", "category", "language", "escalated", "forwardedHr");
CREATE INDEX "Session_company_by_hand" ON "Session" ("companyId", "startTime" DESC, "id" DESC)
  INCLUDE ("sentiment", "category", "language", "escalated", "forwardedHr");
CREATE INDEX "Session_sentiment_by_hand" ON "Session" ("sentiment", "startTime" DESC, "id" DESC)
  INCLUDE ("companyId", "category", "language", "escalated", "forwardedHr");
CREATE INDEX "Session_category_by_hand" ON "Session" ("category", "startTime" DESC, "id" DESC)
  INCLUDE ("companyId", "sentiment", "language", "escalated", "forwardedHr");
CREATE INDEX "Session_language_by_hand" ON "Session" ("language", "startTime" DESC, "id" DESC)
  INCLUDE ("companyId", "sentiment", "category", "escalated", "forwardedHr");
DROP INDEX "Session_startTime_id_idx", "Session_companyId_startTime_id_idx", "Session_sentiment_startTime_id_idx",
           "Session_category_startTime_id_idx", "Session_language_startTime_id_idx";

DROP INDEX "Session_escalated_by_hand", "Session_forwardedHr_by_hand", "Session_analysed_by_hand", "Session_unanalysed_by_hand";
CREATE INDEX "Session_escalated_by_hand" ON "Session" ("startTime" DESC, "id" DESC)
  INCLUDE ("companyId", "sentiment", "category", "language", "forwardedHr") WHERE "escalated";
CREATE INDEX "Session_forwardedHr_by_hand" ON "Session" ("startTime" DESC, "id" DESC)
  INCLUDE ("companyId", "sentiment", "category", "language", "escalated") WHERE "forwardedHr";
CREATE INDEX "Session_analysed_by_hand" ON "Session" ("startTime" DESC, "id" DESC)
  INCLUDE ("companyId", "sentiment", "category", "language", "escalated", "forwardedHr") WHERE "sentiment" IS NOT NULL;
CREATE INDEX "Session_unanalysed_by_hand" ON "Session" ("startTime" DESC, "id" DESC)
  INCLUDE ("companyId", "category", "language", "escalated", "forwardedHr") WHERE "sentiment" IS NULL;
