import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { FastifyRequest } from "fastify";
import type { FileStore } from "../store/file-store.ts";
import type { StoredFile } from "../store/stored-file.ts";
import { OpenAiError } from "./openai-error.ts";

/**
 * Stores an uploaded file as it arrives, whatever its size and wherever in the form it stands.
 *
 * @throws {OpenAiError} when it is too large, or no batch input file
 */
export async function receiveUpload(request: FastifyRequest, files: FileStore, maxBytes: number): Promise<StoredFile> {
  if (!request.isMultipart()) throw new OpenAiError(400, "The request must be multipart/form-data.");
  const draft = files.draftPath();
  try {
    const { fileName, purpose, isTooLarge } = await receiveForm(request, draft, maxBytes);
    if (fileName === null) throw missing("file");
    if (purpose === null) throw missing("purpose");
    if (purpose !== "batch") {
      const message = `Invalid value: '${purpose}'. The simulator knows the purpose 'batch' only.`;
      throw new OpenAiError(400, message, { param: "purpose", code: "invalid_value" });
    }
    if (isTooLarge) throw new OpenAiError(413, `Maximum size of a batch input file exceeded: ${maxBytes} bytes.`);
    if (!fileName.endsWith(".jsonl")) {
      throw new OpenAiError(400, "Invalid file format for Batch API. Must be .jsonl");
    }
    return await files.adopt(draft, { id: `file-${randomBytes(11).toString("hex")}`, fileName, purpose });
  } finally {
    await rm(draft, { force: true });
  }
}

async function receiveForm(request: FastifyRequest, draft: string, maxBytes: number) {
  const form: { fileName: string | null; purpose: string | null; isTooLarge: boolean } = {
    fileName: null,
    purpose: null,
    isTooLarge: false,
  };
  for await (const part of request.parts({ limits: { fileSize: maxBytes, files: 1 } })) {
    if (part.type === "file") {
      if (part.fieldname !== "file") throw missing("file");
      await pipeline(part.file, createWriteStream(draft, { mode: 0o600 }));
      form.fileName = part.filename;
      form.isTooLarge = part.file.truncated;
    } else if (part.fieldname === "purpose" && typeof part.value === "string") form.purpose = part.value;
  }
  return form;
}

function missing(param: string): OpenAiError {
  const code = "missing_required_parameter";
  return new OpenAiError(400, `Missing required parameter: '${param}'.`, { param, code });
}
