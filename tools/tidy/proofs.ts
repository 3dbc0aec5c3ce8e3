// Documents that claim something name the tests that try it: read here, and held against the tests that there are.

interface Proof {
  readonly file: string;
  readonly title: string;
}

/** `path/to.test.ts` “title of the test”. */
const PROOF = /`([^`]+\.(?:test\.tsx?|spec\.ts))` “([^”]+)”/g;

function proofsIn(cell: string): Proof[] {
  return [...cell.matchAll(PROOF)].map(([, file = '', title = '']) => ({ file, title }));
}

/** Titles as written in the source: `test('title'`, with quotes of any kind. */
function hasTitle(text: string, title: string): boolean {
  return ["'", '"', '`'].some((quote) =>
    text.replaceAll("\\'", "'").includes(`${quote}${title}${quote}`),
  );
}

/** What is wrong with the last cell of each row; its first is the number. `textOf` is undefined for a file that is not there. */
export function complaintsOfProofs(
  rows: readonly (readonly string[])[],
  textOf: (file: string) => string | undefined,
): string[] {
  return rows.flatMap((row) => {
    const [number = '', proof = ''] = [row[0], row.at(-1)];
    const proofs = proofsIn(proof);
    if (proofs.length === 0) return [`${number} names no test`];
    return proofs.flatMap(({ file, title }) => {
      const text = textOf(file);
      if (text === undefined) return [`${number}: there is no ${file}`];
      return hasTitle(text, title) ? [] : [`${number}: ${file} has no test “${title}”`];
    });
  });
}
