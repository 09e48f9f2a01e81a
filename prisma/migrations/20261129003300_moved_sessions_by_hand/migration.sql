-- Written by hand: what Prisma cannot describe. Nothing of ours moves a session from one company to another, but somebody
-- may who merges two with psql. It fires for statements that set the company, which no result does.
CREATE FUNCTION count_moved_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "SessionCount" ("companyId", "count") VALUES (OLD."companyId", -1), (NEW."companyId", 1);
  RETURN NULL;
END $$;

CREATE TRIGGER "count_move_by_hand" AFTER UPDATE OF "companyId" ON "Session" FOR EACH ROW
  WHEN (OLD."companyId" IS DISTINCT FROM NEW."companyId") EXECUTE FUNCTION count_moved_session();
