// What must be true: a broken assertion is a fault of the program, never something a person did.

/** Throws when `condition` is false. The message says what was expected, for whoever reads the log. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`Assertion failed: ${message}`);
}

/** Marks the end of an exhaustive `switch`: a case nobody handled does not compile. */
export function unreachable(value: never): never {
  throw new Error(`Unreachable: ${String(value)}`);
}
