import type { Provider } from "../../provider/provider.ts";
import { type ProviderError, toProviderError } from "../../provider/provider-error.ts";
import { AppError } from "../../shared/errors.ts";

/**
 * A provider's file as it arrives, never more than what is being read. Resolves with the first bytes, so that a file
 * that is not there is an error and no empty file; one that breaks off later ends with an error, never silently.
 *
 * @throws {AppError} NOT_FOUND when the provider no longer has it, else PROVIDER_FAILED with its reason
 */
export async function openDownload(
  provider: Pick<Provider, "download">,
  fileId: string,
): Promise<AsyncIterable<Uint8Array>> {
  const chunks = provider.download(fileId)[Symbol.asyncIterator]();
  const first = await chunks.next().catch((cause: unknown) => {
    throw explain(toProviderError(cause));
  });
  const ahead = [first];
  // No generator: one that was not begun yet would end without letting go of the provider.
  const iterator: AsyncIterator<Uint8Array> = {
    next: async () => ahead.pop() ?? chunks.next(),
    return: async () => {
      await chunks.return?.();
      return { done: true, value: undefined };
    },
  };
  return { [Symbol.asyncIterator]: () => iterator };
}

function explain(error: ProviderError): AppError {
  if (error.kind === "not_found") {
    return new AppError(
      "NOT_FOUND",
      "The provider no longer has this file. Input files are deleted there a day after their batch has ended.",
      { cause: error },
    );
  }
  return new AppError("PROVIDER_FAILED", `The provider did not give the file: ${error.message}`, { cause: error });
}
