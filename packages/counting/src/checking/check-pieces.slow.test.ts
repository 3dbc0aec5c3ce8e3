// Real elections checked in pieces: all that the check of the whole file tells.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { filesOf } from '../../testing/references.ts';

import { checkWhole } from '../testing/oracle-check.ts';
import { createPabulibChecker } from './check-pieces.ts';

const shared =
  process.env.MINGA_SHARED === undefined
    ? new URL('../../../../../shared/', import.meta.url)
    : pathToFileURL(`${process.env.MINGA_SHARED}/`);

const files = [...filesOf('pb/'), ...filesOf('tiny/')];
const pieceBytes = 1 << 16;

test.skipIf(files.length === 0)('each file is told the same', () => {
  for (const file of files) {
    const bytes = readFileSync(new URL(`data/elections/${file}`, shared));
    const checker = createPabulibChecker();
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      checker.push(bytes.subarray(at, at + pieceBytes));
    }
    const { problems, more } = checker.finish();
    const whole = checkWhole(bytes);
    expect(problems.length + more.warnings, file).toBe(whole.problems.length + whole.more.warnings);
    // Of more than are listed, both list the first that they met.
    if (whole.more.warnings > 0) continue;
    const texts = (list: readonly object[]) => list.map((one) => JSON.stringify(one)).toSorted();
    expect(texts(problems), file).toEqual(texts(whole.problems));
  }
});
