-- Items are taken in the order in which they were written down, which is that of their requests' age: those stand side by
-- side in the table and in most of its indexes. In the order of ids every row would be on a page of its own in each.
-- AlterTable
ALTER TABLE "BulkRequeueItem" ADD COLUMN     "seq" BIGSERIAL NOT NULL,
DROP CONSTRAINT "BulkRequeueItem_pkey",
ADD CONSTRAINT "BulkRequeueItem_pkey" PRIMARY KEY ("bulkRequeueId", "seq");
