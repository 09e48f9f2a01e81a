-- CreateTable
CREATE TABLE "SessionCount" (
    "seq" BIGSERIAL NOT NULL,
    "companyId" UUID NOT NULL,
    "count" BIGINT NOT NULL,

    CONSTRAINT "SessionCount_pkey" PRIMARY KEY ("seq")
);

-- CreateIndex
CREATE INDEX "SessionCount_companyId_idx" ON "SessionCount"("companyId");

-- Written by hand: what Prisma cannot describe. The first trigger's lock keeps writers out until existing rows are counted.
-- A session never goes from one company to another, so updates, of which every result makes one, count nothing.
CREATE FUNCTION count_inserted_sessions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "SessionCount" ("companyId", "count") SELECT "companyId", count(*) FROM added GROUP BY 1;
  RETURN NULL;
END $$;

CREATE FUNCTION count_deleted_sessions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "SessionCount" ("companyId", "count") SELECT "companyId", -count(*) FROM removed GROUP BY 1;
  RETURN NULL;
END $$;

CREATE FUNCTION clear_session_counts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  TRUNCATE "SessionCount";
  RETURN NULL;
END $$;

CREATE TRIGGER "count_insert_by_hand" AFTER INSERT ON "Session"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_inserted_sessions();
CREATE TRIGGER "count_delete_by_hand" AFTER DELETE ON "Session"
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION count_deleted_sessions();
CREATE TRIGGER "count_truncate_by_hand" AFTER TRUNCATE ON "Session"
  FOR EACH STATEMENT EXECUTE FUNCTION clear_session_counts();

INSERT INTO "SessionCount" ("companyId", "count") SELECT "companyId", count(*) FROM "Session" GROUP BY 1;
