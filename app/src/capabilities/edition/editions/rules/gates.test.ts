// What may happen next to an edition, as sentences.
import { describe, expect, test } from 'vitest';
import {
  decideArchiving,
  decideInterrupting,
  decideOpening,
  decidePassing,
  decidePublishing,
  decideRevoking,
  effectOfRevoking,
} from './gates.ts';
import {
  haltedBy,
  isSlateFrozen,
  levelOf,
  type ResultFact,
  type ResultFactKind,
  resultFacts,
  roundOf,
  type Stage,
  type Standing,
  stageOf,
  stages,
  standingVersion,
} from './standing.ts';

const fresh: Standing = {
  versions: [version('v1', 1, 'same'), version('v2', 2, 'same'), version('v3', 3, 'other')],
  commitments: [
    { id: 'c1', rulebookId: 'v1', committedSha256: 'same', amountClp: 60, isRevoked: false },
  ],
  publications: [],
  interruptions: [],
  passages: [],
  contestIds: ['norte', 'sur'],
  unfinishedCount: 0,
  facts: new Set(),
  lists: [],
  results: [],
  isArchived: false,
};
const published: Standing = {
  ...fresh,
  publications: [{ rulebookId: 'v1', version: 1, commitmentId: 'c1' }],
};
const drawn = (key: string, projects: string) =>
  ({ kind: 'ballot-list-drawn', key, projects }) as const;
const known = (kind: ResultFactKind, result = 'r', vote = 'norte/1'): ResultFact => ({
  kind,
  key: kind === 'vote-counted' ? vote : `${vote}/${result}`,
  result,
});
const listed: Standing = { ...published, lists: [drawn('norte/1', 'p q')] };
const [p, q] = ['p', 'q'].map((projectId) => ({ projectId, isWithdrawn: false })) as [
  { projectId: string; isWithdrawn: boolean },
  { projectId: string; isWithdrawn: boolean },
];
const wide = { slate: [p, q], narrow: undefined };
const first = {
  rulebookId: 'v1',
  commitmentId: 'c1',
  reason: null,
  isByTwo: false,
  debtReason: null,
};

function version(id: string, number: number, committedSha256: string, envelopeClp = 60) {
  return {
    id,
    version: number,
    sha256: id,
    committedSha256,
    envelopeClp,
    level: 'decision' as const,
  };
}

function passed(...which: readonly Stage[]): Standing {
  const passages = which.map((stage) => ({ contestId: 'norte', round: 1, stage }));
  const results = resultFacts.filter((kind) => kind !== 'result-corrected');
  return { ...published, passages, results: results.map((kind) => known(kind)) };
}

function revoked(standing: Standing): Standing {
  const commitments = standing.commitments.map((one) => ({ ...one, isRevoked: true }));
  return { ...standing, commitments };
}

function said(decided: { readonly ok: boolean; readonly error?: { readonly code: string } }) {
  return decided.ok ? 'yes' : decided.error?.code;
}

describe('publishing', () => {
  test('needs the commitment of the body', () => {
    expect(said(decidePublishing(fresh, first))).toBe('yes');
    expect(said(decidePublishing({ ...fresh, commitments: [] }, first))).toBe(
      'editions/without-commitment',
    );
    expect(said(decidePublishing(revoked(fresh), first))).toBe('editions/commitment-revoked');
  });

  test('is refused for one peso above what was committed', () => {
    const dear = { ...fresh, versions: [version('v1', 1, 'same', 61)] };
    expect(decidePublishing(dear, first)).toEqual({
      ok: false,
      error: { code: 'editions/above-commitment', overClp: 1 },
    });
  });

  test('never changes what the body saw, not even by two people', () => {
    const change = { ...first, rulebookId: 'v3', reason: 'Otra regla', isByTwo: true };
    expect(said(decidePublishing(published, change))).toBe('editions/committed-part-changed');
  });

  test('of a change needs two people, a reason and a later version', () => {
    const change = { ...first, rulebookId: 'v2', reason: 'Se corre un plazo', isByTwo: true };
    expect(said(decidePublishing(published, change))).toBe('yes');
    expect(said(decidePublishing(published, { ...change, isByTwo: false }))).toBe(
      'editions/change-without-two',
    );
    expect(said(decidePublishing(published, { ...change, reason: null }))).toBe(
      'editions/change-without-two',
    );
    expect(said(decidePublishing(published, { ...change, rulebookId: 'v1' }))).toBe(
      'editions/version-not-newer',
    );
  });

  test('while works are unfinished needs a reason that everybody reads', () => {
    const inDebt = { ...fresh, unfinishedCount: 2 };
    expect(decidePublishing(inDebt, first)).toEqual({
      ok: false,
      error: { code: 'editions/debt-without-reason', unfinishedCount: 2 },
    });
    expect(said(decidePublishing(inDebt, { ...first, debtReason: 'Se terminan en marzo' }))).toBe(
      'yes',
    );
  });
});

describe('revoking the commitment', () => {
  test('suspends what nobody has voted on, and makes a consultation of what goes on', () => {
    expect(effectOfRevoking(fresh, 'c1')).toBe('none');
    expect(effectOfRevoking(published, 'c1')).toBe('suspends');
    expect(effectOfRevoking(passed('voting-opened'), 'c1')).toBe('becomes-consultation');
    expect(levelOf(passed('voting-opened'))).toBe('decision');
    expect(levelOf(revoked(passed('voting-opened')))).toBe('consultation');
  });

  test('happens once', () => {
    expect(said(decideRevoking(published, 'c1'))).toBe('yes');
    expect(said(decideRevoking(revoked(published), 'c1'))).toBe('editions/commitment-revoked');
    expect(said(decideRevoking(published, 'c9'))).toBe('editions/without-commitment');
  });
});

describe('the vote of a contest', () => {
  const narrow = {
    code: 'editions/slate-too-narrow',
    demandClp: 54,
    neededClp: 90,
    missingClp: 36,
  } as const;

  test('opens with breadth, under a commitment that stands', () => {
    expect(said(decideOpening(listed, 'norte', wide))).toBe('yes');
    expect(said(decideOpening(listed, 'norte', { ...wide, narrow }))).toBe(
      'editions/slate-too-narrow',
    );
    expect(said(decideOpening(fresh, 'norte', wide))).toBe('editions/not-published');
    expect(said(decideOpening(revoked(listed), 'norte', wide))).toBe('editions/commitment-revoked');
    expect(said(decideOpening(listed, 'oeste', wide))).toBe('editions/contest-unknown');
    expect(said(decideOpening(passed('voting-opened'), 'norte', wide))).toBe(
      'editions/stage-passed',
    );
  });
});

describe('what a contest passes', () => {
  test('no way leads from the count to the works around the sanction', () => {
    const counted = passed('voting-opened', 'voting-closed', 'counted', 'certified');
    expect(decidePassing(counted, 'norte', 'execution-started')).toEqual({
      ok: false,
      error: { code: 'editions/stage-skipped', missing: 'sanctioned' },
    });
    expect(said(decidePassing(counted, 'norte', 'sanctioned'))).toBe('yes');
    expect(said(decidePassing(counted, 'norte', 'counted'))).toBe('editions/stage-passed');
  });

  test('every stage is passed after the one before it and after no other', () => {
    for (const [place, stage] of stages.entries()) {
      if (stage === 'voting-opened') continue;
      for (const [length] of [...stages.entries(), [stages.length] as const]) {
        const decided = said(decidePassing(passed(...stages.slice(0, length)), 'norte', stage));
        const expected = length === place ? 'yes' : length > place ? 'passed' : 'skipped';
        expect(`${stage} after ${length}: ${decided?.replace('editions/stage-', '')}`).toBe(
          `${stage} after ${length}: ${expected}`,
        );
      }
    }
  });
});

describe('what a stage stands on', () => {
  test('each stage needs what it stands on: a result, its certification, the sanction of the last certified', () => {
    const may = (stage: Exclude<Stage, 'voting-opened'>, ...results: readonly ResultFact[]) => {
      const before = stages.slice(0, stages.indexOf(stage));
      return said(decidePassing({ ...passed(...before), results }, 'norte', stage));
    };
    expect(may('voting-closed')).toBe('yes');
    expect(may('counted')).toBe('editions/not-counted');
    expect(may('counted', known('vote-counted', 'r', 'sur/1'))).toBe('editions/not-counted');
    expect(may('counted', known('vote-counted'))).toBe('yes');
    expect(may('certified', known('vote-counted'))).toBe('editions/not-certified');
    expect(may('certified', known('result-certified', 'r', 'norte/2'))).toBe(
      'editions/not-certified',
    );
    const certified = known('result-certified');
    expect(may('certified', certified)).toBe('yes');
    expect(may('sanctioned', certified)).toBe('editions/not-sanctioned');
    const sanctioned = known('contest-sanctioned');
    expect(may('sanctioned', certified, sanctioned)).toBe('yes');
    expect(may('sanctioned', sanctioned)).toBe('editions/not-sanctioned');
    expect(may('execution-started', certified, sanctioned)).toBe('yes');
    const wrong = known('result-corrected');
    expect(may('certified', certified, wrong)).toBe('editions/not-certified');
    expect(may('sanctioned', certified, sanctioned, wrong)).toBe('editions/not-sanctioned');
    expect(may('execution-started', certified, sanctioned, wrong)).toBe('editions/not-sanctioned');
    const elsewhere = known('result-corrected', 'r', 'sur/1');
    expect(may('execution-started', certified, sanctioned, elsewhere)).toBe('yes');
    const corrected = known('result-certified', 'r2');
    expect(may('execution-started', certified, sanctioned, corrected)).toBe(
      'editions/not-sanctioned',
    );
    const again = known('contest-sanctioned', 'r2');
    expect(may('execution-started', certified, sanctioned, wrong, corrected, again)).toBe('yes');
    expect(may('execution-started', certified, sanctioned, wrong, corrected)).toBe(
      'editions/not-sanctioned',
    );
  });
});

describe('a contest', () => {
  test('is repeated in a round of its own', () => {
    const again: Standing = {
      ...passed('voting-opened', 'voting-closed', 'counted'),
      interruptions: [{ contestId: 'norte', kind: 'repeated' }],
      lists: [drawn('norte/1', 'p q'), drawn('norte/2', 'p')],
    };
    expect(roundOf(again, 'norte')).toBe(2);
    expect(roundOf(again, 'sur')).toBe(1);
    expect(stageOf(again, 'norte')).toBeUndefined();
    expect(said(decideOpening(again, 'norte', wide))).toBe('editions/ballot-list-differs');
    const left = [p, { projectId: 'q', isWithdrawn: true }];
    expect(said(decideOpening(again, 'norte', { ...wide, slate: left }))).toBe('yes');
  });
});

describe('the list of a contest', () => {
  test('is what its vote opens on, and nothing else', () => {
    expect(said(decideOpening(published, 'norte', wide))).toBe('editions/ballot-list-missing');
    const more = { projectId: 'r', isWithdrawn: false };
    const opening = (...slate: (typeof wide)['slate']) =>
      said(decideOpening(listed, 'norte', { ...wide, slate }));
    expect(opening(p, q, more)).toBe('editions/ballot-list-differs');
    expect(opening(p, q, { ...more, isWithdrawn: true })).toBe('yes');
    expect(opening(p, { ...q, isWithdrawn: true })).toBe('yes');
    expect(opening(p)).toBe('editions/ballot-list-differs');
    const ofSur = { ...published, lists: [drawn('sur/1', 'p q')] };
    expect(said(decideOpening(ofSur, 'norte', wide))).toBe('editions/ballot-list-missing');
  });

  test('is frozen until it is thawed, and closes no other slate', () => {
    const frozen = { kind: 'ballot-list-frozen', key: 'norte/1/a', projects: null } as const;
    const thawed = { ...frozen, kind: 'ballot-list-thawed' } as const;
    expect(isSlateFrozen({ lists: [frozen] }, 'norte')).toBe(true);
    expect(isSlateFrozen({ lists: [frozen] }, 'sur')).toBe(false);
    expect(isSlateFrozen({ lists: [frozen, thawed] }, 'norte')).toBe(false);
    const again = { ...frozen, key: 'norte/1/b' };
    expect(isSlateFrozen({ lists: [frozen, thawed, again] }, 'norte')).toBe(true);
  });
});

describe('what stands still', () => {
  const halted = (...interruptions: Standing['interruptions']) => ({ ...published, interruptions });

  test('goes on when the act that stopped it is taken back', () => {
    const stopped = halted({ contestId: null, kind: 'suspended' });
    expect(haltedBy(stopped, 'norte')).toBe('suspended');
    expect(said(decideOpening(stopped, 'norte', wide))).toBe('editions/suspended');
    expect(said(decideInterrupting(stopped, 'resumed', null))).toBe('yes');
    expect(said(decideInterrupting(stopped, 'resumed', 'norte'))).toBe('editions/not-suspended');
    expect(said(decideInterrupting(revoked(stopped), 'resumed', null))).toBe(
      'editions/commitment-revoked',
    );
  });

  test('is stopped once, and never before it was published', () => {
    expect(said(decideInterrupting(published, 'suspended', null))).toBe('yes');
    const stopped = halted({ contestId: null, kind: 'suspended' });
    expect(said(decideInterrupting(stopped, 'suspended', null))).toBe('editions/suspended');
    expect(said(decideInterrupting(fresh, 'suspended', null))).toBe('editions/not-published');
    expect(said(decideInterrupting(published, 'suspended', 'oeste'))).toBe(
      'editions/contest-unknown',
    );
  });

  test('one contest stops without the other', () => {
    const stopped = halted({ contestId: 'norte', kind: 'suspended' });
    expect(haltedBy(stopped, 'sur')).toBeUndefined();
    expect(haltedBy(stopped, null)).toBeUndefined();
    expect(said(decideOpening(stopped, 'sur', wide))).toBe('editions/ballot-list-missing');
  });

  test('annulled is the end', () => {
    const over = halted({ contestId: null, kind: 'annulled' });
    for (const kind of ['suspended', 'resumed', 'annulled'] as const) {
      expect(said(decideInterrupting(over, kind, null))).toBe('editions/annulled');
    }
    expect(said(decidePublishing(over, { ...first, rulebookId: 'v2' }))).toBe('editions/annulled');
    expect(said(decidePassing(over, 'norte', 'counted'))).toBe('editions/annulled');
  });

  test('a repetition does not hide a suspension', () => {
    const both: Standing = {
      ...passed('voting-opened'),
      interruptions: [
        { contestId: 'norte', kind: 'suspended' },
        { contestId: 'norte', kind: 'repeated' },
      ],
    };
    expect(haltedBy(both, 'norte')).toBe('suspended');
  });

  test('only what was voted on is repeated, and not once it is being built', () => {
    expect(said(decideInterrupting(published, 'repeated', 'norte'))).toBe('editions/not-voted');
    expect(said(decideInterrupting(passed('voting-opened'), 'repeated', 'norte'))).toBe('yes');
    expect(said(decideInterrupting(passed(...stages), 'repeated', 'norte'))).toBe(
      'editions/stage-passed',
    );
  });
});

test('an edition is over when its rules were consulted, its works reported and its people asked', () => {
  expect(decideArchiving(published)).toEqual({
    ok: false,
    error: {
      code: 'editions/not-all-asked',
      missing: ['rules-consulted', 'follow-up-reported', 'evaluated'],
    },
  });
  const two = { ...published, facts: new Set(['rules-consulted', 'evaluated'] as const) };
  expect(decideArchiving(two)).toMatchObject({ error: { missing: ['follow-up-reported'] } });
  const asked = new Set(['rules-consulted', 'follow-up-reported', 'evaluated'] as const);
  expect(decideArchiving({ ...published, facts: asked }).ok).toBe(true);
  expect(said(decideArchiving({ ...published, facts: asked, isArchived: true }))).toBe(
    'editions/archived',
  );
});

test('whatever is decided makes another version of how it stands', () => {
  const texts = [
    fresh,
    published,
    revoked(fresh),
    passed('voting-opened'),
    { ...fresh, versions: [] },
    { ...published, isArchived: true },
    { ...published, interruptions: [{ contestId: null, kind: 'suspended' as const }] },
  ].map(standingVersion);
  expect(new Set(texts).size).toBe(texts.length);
});
