// What is printed as JSON: one document, or a list with one for each contest.
import type { Part } from './contests-of-line.ts';
import type { Vote } from './read-vote.ts';

/** The document of one part, with the name of its contest, when it is one, and the warnings of the file. */
export function documentText(document: object, part: Part, vote: Vote): string {
  return jsonText(completed(document, part, vote));
}

/** The documents of all parts: a list, unless the vote has no contests. */
export async function documentsText<T extends Part>(
  parts: readonly T[],
  vote: Vote,
  toJson: (part: T) => Promise<object>,
): Promise<string> {
  const documents: object[] = [];
  for (const part of parts) documents.push(completed(await toJson(part), part, vote));
  return jsonText(parts[0]?.name === undefined ? documents[0] : documents);
}

function completed(document: object, { name }: Part, { warnings }: Vote): object {
  return { ...document, ...(name !== undefined && { contest: name }), warnings };
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
