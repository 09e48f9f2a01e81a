-- Written by hand: what Prisma cannot describe. Reasons and measurements are in docs/explanation/data-at-size.md.

-- Whoever filled the list of what was still to be indexed had to empty it: then one write took 0.1 to 0.25 s, whatever the
-- list's size, and with it all who waited for its locks. Indexed at once, a set of 500 failures takes a third longer.
ALTER INDEX "AIProcessingRequest_errorMessage_by_hand" RESET (gin_pending_list_limit);
ALTER INDEX "AIProcessingRequest_errorMessage_by_hand" SET (fastupdate = off);
SELECT gin_clean_pending_list('"AIProcessingRequest_errorMessage_by_hand"'::regclass);
