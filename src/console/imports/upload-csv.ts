import { ProblemError } from "../api/failures.ts";

type UploadOptions = {
  /** An id, or the name of a new company. */
  company: string;
  /** Empty: none. */
  transcriptBaseUrl: string;
  signal: AbortSignal;
  onProgress: (sentBytes: number) => void;
};

/**
 * Sends a CSV as it lies on disk. By XMLHttpRequest, because `fetch` tells nothing of how far it has come.
 *
 * @throws {ProblemError}
 */
export function uploadCsv(file: File, options: UploadOptions): Promise<{ importRunId: string }> {
  const { company, transcriptBaseUrl, signal, onProgress } = options;
  const query = new URLSearchParams({ company, fileName: file.name });
  if (transcriptBaseUrl.trim() !== "") query.set("transcriptBaseUrl", transcriptBaseUrl.trim());
  const { promise, resolve, reject } = Promise.withResolvers<{ importRunId: string }>();
  const request = new XMLHttpRequest();
  request.open("POST", `/api/admin/imports?${query}`);
  request.setRequestHeader("content-type", "text/csv");
  request.responseType = "json";
  request.upload.onprogress = ({ loaded }) => onProgress(loaded);
  request.onload = () => {
    const { status, response } = request;
    const answer: unknown = response;
    if (status === 200 && isBegun(answer)) resolve(answer);
    else reject(new ProblemError(status, detailOf(answer)));
  };
  request.onerror = () => reject(new ProblemError(null, "The upload broke off. Check your connection and try again."));
  request.onabort = () => reject(new ProblemError(null, "The upload was stopped."));
  signal.addEventListener("abort", () => request.abort());
  request.send(file);
  return promise;
}

function isBegun(answer: unknown): answer is { importRunId: string } {
  return typeof answer === "object" && answer !== null && "importRunId" in answer;
}

/** Of a problem as the API describes it. */
function detailOf(answer: unknown): string {
  const isProblem = typeof answer === "object" && answer !== null && "detail" in answer;
  return isProblem && typeof answer.detail === "string" ? answer.detail : "Something went wrong on our side.";
}
