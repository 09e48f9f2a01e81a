/** Prices in USD per million tokens, as price lists have them: exact decimals as text. */
export type ModelPrice = {
  prompt: string;
  completion: string;
  batchPrompt: string;
  /** Null where cached prompt tokens are not cheaper. */
  batchCachedPrompt: string | null;
  batchCompletion: string;
};

/** Up to six digits on either side of the point, so that the price of one token has the twelve that are kept. */
const PER_MILLION = /^(\d{1,6})(?:\.(\d{1,6}))?$/u;
const SHIFT = 6;

export function isPricePerMillion(text: string): boolean {
  return PER_MILLION.test(text);
}

/** The price of one token: `2.5` a million is `0.0000025`. The point is moved in the text: a number would round it. */
export function toPerToken(perMillion: string): string {
  const [, whole, fraction = ""] = PER_MILLION.exec(perMillion) ?? [];
  if (whole === undefined) throw new RangeError(`Not a price per million tokens: ${perMillion}`);
  return trim("0", whole.padStart(SHIFT, "0") + fraction.padEnd(SHIFT, "0"));
}

/** The price of a million tokens: `0.0000025` a token is `2.5`. */
export function toPerMillion(perToken: string): string {
  const [whole = "", fraction = ""] = perToken.split(".");
  const digits = fraction.padEnd(SHIFT, "0");
  return trim(whole + digits.slice(0, SHIFT), digits.slice(SHIFT));
}

/** Without the zeros that say nothing. */
function trim(whole: string, fraction: string): string {
  const shortWhole = whole.replace(/^0+(?=\d)/u, "");
  const shortFraction = fraction.replace(/0+$/u, "");
  return shortFraction === "" ? shortWhole : `${shortWhole}.${shortFraction}`;
}
