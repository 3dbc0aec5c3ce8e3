// The text of JSON documents about a vote: as the command prints them, and the page gives them to take away.

/** A document about a vote, or about one contest of it. */
export interface PartDocument {
  /** Of `outcomeToJson`, `explanationToJson` or `comparisonToJson`. */
  readonly json: object;
  /** Name of the contest; absent when the vote is counted as one. */
  readonly contest?: string | undefined;
}

/** One document. `warnings`: what is odd about the file, in plain words. */
export function documentToText(one: PartDocument, warnings: readonly string[]): string {
  return jsonText(completed(one, warnings));
}

/** A document of each part, at least one: those of contests are a list, that of a vote without them is not. */
export function documentsToText(
  parts: readonly PartDocument[],
  warnings: readonly string[],
): string {
  const documents = parts.map((part) => completed(part, warnings));
  return jsonText(parts.every((one) => one.contest === undefined) ? documents[0] : documents);
}

function completed({ json, contest }: PartDocument, warnings: readonly string[]): object {
  return { ...json, ...(contest !== undefined && { contest }), warnings };
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
