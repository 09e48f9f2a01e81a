-- The list of sessions that are analysed, newest first: the very newest mostly are not.
CREATE INDEX "Session_analysed_by_hand" ON "Session" ("startTime" DESC, id DESC) WHERE sentiment IS NOT NULL;
