-- The lists of sessions that were escalated or forwarded, newest first: a few among all.
CREATE INDEX "Session_escalated_by_hand" ON "Session" ("startTime" DESC, id DESC) WHERE escalated;
CREATE INDEX "Session_forwardedHr_by_hand" ON "Session" ("startTime" DESC, id DESC) WHERE "forwardedHr";
