import fc from "fast-check";

/** Any text that JavaScript can hold, NULs and halves of surrogate pairs too. */
export const anyUtf16: fc.Arbitrary<string> = fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units));
