import { randomBytes } from 'node:crypto';
import { joinShares, pointOf, sameBytes, shareCode, toBase64url } from '@minga/ballot';
import { describe, expect, test } from 'vitest';
import { makeSharedKey, shareProblem } from './urn-key.ts';

const random = (length: number) => new Uint8Array(randomBytes(length));
const electionId = 'ancud-2027';

describe('a key that three people share', () => {
  const { commits, shares } = makeSharedKey(random);
  const points = commits.map(toBase64url);
  const codeOf = (i: number, of = electionId) => {
    const share = shares[i - 1];
    if (share === undefined) throw new Error('three shares');
    return shareCode(of, share);
  };

  test('is given back by any two of them, and its point is the first that is public', () => {
    for (const without of [0, 1, 2]) {
      const joined = joinShares(
        shares.filter((_, at) => at !== without),
        commits,
      );
      const point = joined.ok ? pointOf(joined.value) : undefined;
      expect(point !== undefined && sameBytes(point, commits[0] ?? new Uint8Array())).toBe(true);
    }
    expect(joinShares(shares.slice(0, 1), commits).ok).toBe(false);
  });

  test('each holder finds that her own share fits, typed in small letters and without hyphens', async () => {
    for (const holder of [1, 2, 3]) {
      const typed = codeOf(holder).toLowerCase().replaceAll('-', '');
      expect(await shareProblem({ electionId, holder, commits: points, typed })).toBeUndefined();
    }
  });

  test('another holder’s, another vote’s, one sign wrong and another key’s do not', async () => {
    const asked = { electionId, holder: 1, commits: points };
    expect(await shareProblem({ ...asked, typed: codeOf(2) })).toBe('of-another');
    expect(await shareProblem({ ...asked, typed: codeOf(1, 'castro-2027') })).toBe('copied-wrong');
    const wrong = codeOf(1).replace(/.$/, (sign) => (sign === '0' ? '4' : '0'));
    expect(await shareProblem({ ...asked, typed: wrong })).toBe('copied-wrong');
    const other = makeSharedKey(random).commits.map(toBase64url);
    expect(await shareProblem({ ...asked, commits: other, typed: codeOf(1) })).toBe('other-key');
    expect(await shareProblem({ ...asked, commits: [], typed: codeOf(1) })).toBe('other-key');
  });
});
