import { glob, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** Fonts are compressed as they are. */
const COMPRESSIBLE = "**/*.{js,css,svg}";

const BEST = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };

/** Puts a compressed copy beside each file, `.br` and `.gz`, so that none is compressed anew for every browser that asks. */
export async function compressAssets(folder: string): Promise<void> {
  for await (const file of glob(COMPRESSIBLE, { cwd: folder })) {
    const path = join(folder, file);
    const content = await readFile(path);
    const [br, gz] = await Promise.all([
      promisify(brotliCompress)(content, BEST),
      promisify(gzip)(content, { level: constants.Z_BEST_COMPRESSION }),
    ]);
    await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)]);
  }
}
