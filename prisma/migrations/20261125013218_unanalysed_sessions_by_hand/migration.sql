-- The list of sessions that wait for their analysis, from either end: they are mostly the newest, so that whoever looks for
-- the oldest by time alone looks at all others first. A result takes its session out of this index, which costs nothing.
CREATE INDEX "Session_unanalysed_by_hand" ON "Session" ("startTime" DESC, id DESC) WHERE sentiment IS NULL;
