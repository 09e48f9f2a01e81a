/** A value that is made when it is first asked for: a formatter of the browser takes milliseconds, and few pages need all. */
export function lazily<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
