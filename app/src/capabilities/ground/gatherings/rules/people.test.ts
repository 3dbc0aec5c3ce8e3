import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { publicAttendance } from './attendance.ts';
import { gatheringFilterQuery, parseGatheringFilter } from './gathering-filter.ts';
import { agreementNumber, approvalWays, mayApprove } from './minutes.ts';
import { quorumOf } from './sitting.ts';
import { advancing, fits } from './waiting.ts';

describe('the waiting list', () => {
  const group = (id: string, seats: number) => ({ id, seats });

  test('gives seats in the order in which people asked, and no seat stays empty', () => {
    const waiting = [group('a', 1), group('b', 3), group('c', 1), group('d', 1)];
    expect(advancing(10, 7, waiting).map(({ id }) => id)).toEqual(['a', 'c', 'd']);
    expect(advancing(10, 10, waiting)).toEqual([]);
    expect(advancing(undefined, 10, waiting)).toEqual(waiting);
  });

  const groups = fc.array(fc.record({ id: fc.uuid(), seats: fc.integer({ min: 1, max: 10 }) }));

  test('never gives more than there are, and whoever stays does not fit', () => {
    fc.assert(
      fc.property(fc.nat({ max: 60 }), fc.nat({ max: 60 }), groups, (capacity, taken, waiting) => {
        const now = advancing(capacity, taken, waiting);
        const after = taken + now.reduce((sum, { seats }) => sum + seats, 0);
        expect(after).toBeLessThanOrEqual(Math.max(capacity, taken));
        const rest = waiting.filter((one) => !now.includes(one));
        expect(rest.some(({ seats }) => fits(capacity, after, seats))).toBe(false);
      }),
    );
  });
});

describe('attendance in public', () => {
  test('withholds figures of one or two people, and what would give them away', () => {
    const told = publicAttendance([
      { sector: 'Centro', people: 20 },
      { sector: 'Norte', people: 8 },
      { sector: 'Sur', people: 1 },
    ]);
    expect(told).toEqual({
      total: 29,
      sectors: [
        { sector: 'Centro', people: 20 },
        { sector: 'Norte', people: undefined },
        { sector: 'Sur', people: undefined },
      ],
    });
    expect(publicAttendance([{ sector: 'Sur', people: 2 }]).total).toBeUndefined();
  });

  const counts = fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 8 });

  test('tells no small figure, and what it withholds adds up to three people or more', () => {
    fc.assert(
      fc.property(counts, (people) => {
        const { total, sectors } = publicAttendance(
          people.map((count, at) => ({ sector: `S${at}`, people: count })),
        );
        if (total === undefined) return;
        const shown = sectors.flatMap((one) => (one.people === undefined ? [] : [one.people]));
        expect(shown.every((count) => count >= 3)).toBe(true);
        const hidden = total - shown.reduce((sum, count) => sum + count, 0);
        expect(hidden === 0 || hidden >= 3).toBe(true);
        expect(sectors.length - shown.length).not.toBe(1);
      }),
    );
  });
});

describe('minutes', () => {
  const given = {
    kind: 'assembly',
    caller: 'institution',
    draftedBy: 'a',
    approvedBy: 'b',
    isInLater: false,
  } as const;

  test('of an institution are approved by somebody else than whoever wrote them', () => {
    expect(mayApprove(given)).toEqual({ ok: true, value: 'second-person' });
    expect(mayApprove({ ...given, approvedBy: 'a' })).toEqual({
      ok: false,
      error: { code: 'gatherings/approved-by-same-person' },
    });
    expect(mayApprove({ ...given, isInLater: true }).ok).toBe(false);
  });

  test('of a body are approved when it sits again, and in no other way', () => {
    const sitting = { ...given, kind: 'sitting' } as const;
    expect(mayApprove(sitting)).toEqual({
      ok: false,
      error: { code: 'gatherings/approved-elsewhere' },
    });
    expect(mayApprove({ ...sitting, approvedBy: 'a', isInLater: true })).toEqual({
      ok: true,
      value: 'later-gathering',
    });
  });

  test('of an organisation are approved either way', () => {
    expect(approvalWays('assembly', 'organization')).toEqual(['second-person', 'later-gathering']);
    const own = { ...given, caller: 'organization', approvedBy: 'a' } as const;
    expect(mayApprove(own).ok).toBe(false);
    expect(mayApprove({ ...own, isInLater: true }).ok).toBe(true);
  });

  test('number the second agreement of the fourth gathering 4.2', () => {
    expect(agreementNumber(4, 2)).toBe('4.2');
  });
});

test('a sitting has its quorum when enough who vote are there, the secretary not among them', () => {
  const members = [
    { seat: 'chair', isPresent: true },
    { seat: 'member', isPresent: true },
    { seat: 'member', isPresent: false },
    { seat: 'secretary', isPresent: true },
  ] as const;
  expect(quorumOf(members, 2)).toEqual({ present: 2, needed: 2, isReached: true });
  expect(quorumOf(members, 3).isReached).toBe(false);
  expect(quorumOf(members, undefined).isReached).toBe(false);
});

test('what is asked of the list comes back in its address, and what is not understood is not asked', () => {
  const query = {
    q: 'plaza',
    tipo: 'assembly',
    comuna: '10202',
    cuando: 'coming',
    desde: '2026-12-01',
  };
  expect(gatheringFilterQuery(parseGatheringFilter(new URLSearchParams(query)))).toEqual(query);
  const odd = new URLSearchParams({
    tipo: 'fiesta',
    comuna: 'x',
    cuando: 'ayer',
    desde: '2026-13-01',
  });
  expect(gatheringFilterQuery(parseGatheringFilter(odd))).toEqual({});
});
