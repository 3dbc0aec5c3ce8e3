// Whoever judges otherwise than it is frozen is told in what; those of this platform are not.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../vite-settings.ts';
import { judgeAll, webJudges } from './judge.ts';

const vectors = JSON.parse(readFileSync(join(root, 'golden/verdicts.json'), 'utf8'));

test('booth and verifier judge everything as frozen', async () => {
  const [booth, verifier] = await judgeAll(vectors, webJudges());
  expect(booth?.differ).toEqual([]);
  expect(verifier?.differ).toEqual([]);
  expect(booth?.signatures).toBeGreaterThan(40);
  expect(booth?.tokens).toBeGreaterThan(15);
  expect(booth?.texts).toBeGreaterThan(25);
});

test('one who takes everything differs in all that is refused', async () => {
  const easy = {
    name: 'easy',
    ed25519: () => Promise.resolve(true),
    token: () => Promise.resolve(true),
    canon: () => true,
  };
  const [judged] = await judgeAll(vectors, [easy]);
  expect(judged?.differ).toContain('S + L: true instead of false');
  const frozen = [...vectors.ed25519, ...vectors.tokens.vectors, ...vectors.canon];
  const refused = frozen.filter(({ verdict }) => !verdict);
  expect(judged?.differ).toHaveLength(refused.length);
});
