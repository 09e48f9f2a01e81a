/** A refusal as OpenAI words it. */
export class OpenAiError extends Error {
  override readonly name = "OpenAiError";
  readonly status: number;
  readonly body: { error: { message: string; type: string; param: string | null; code: string | null } };

  constructor(
    status: number,
    message: string,
    details: { type?: string; param?: string | null; code?: string | null } = {},
  ) {
    super(message);
    this.status = status;
    const { type = "invalid_request_error", param = null, code = null } = details;
    this.body = { error: { message, type, param, code } };
  }
}

export function noSuchFile(id: string): OpenAiError {
  return new OpenAiError(404, `No such File object: ${id}`, { param: "id" });
}

export function noSuchBatch(id: string): OpenAiError {
  return new OpenAiError(404, `No batch found with id '${id}'.`, { param: "batch_id" });
}
