import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { passStage } from '../../../edition/editions/index.ts';
import { addDays } from '../../../ground/territories/rules/index.ts';
import { type CountedVote, givenCountAgain } from '../../../vote/count/testing/counted.ts';
import { certify, correct } from '../../../vote/count/testing/objecting.ts';
import { isApproved, outcomes } from '../rules/matter.ts';
import { signedOf } from '../rules/standing.ts';
import { listApprovals } from '../store/approvals.ts';
import { readSubmissions, type Submission } from '../store/submissions.ts';
import { lapse } from '../testing/acts-of-two.ts';
import {
  at,
  drafted,
  facts,
  givenCertified,
  givenSanctioning,
  lettersToVotes,
  type SanctionGround,
  sign,
} from '../testing/given.ts';
import type { ByStaff } from './by-staff.ts';
import { correctVote } from './correct-vote.ts';
import { draftDecision } from './draft-decision.ts';
import type { SittingAsked } from './locate.ts';
import { openSitting } from './open-sitting.ts';
import { recordPresence } from './record-presence.ts';
import { recordVotes } from './record-votes.ts';
import { resumeSitting } from './resume-sitting.ts';
import { returnMended } from './return-mended.ts';
import { submitList } from './submit-list.ts';
import { suspendSitting } from './suspend-sitting.ts';

let council: SanctionGround;
let core: SanctionGround;
beforeAll(async () => {
  council = await givenSanctioning();
  core = await givenSanctioning('core');
});
afterAll(() => Promise.all([council?.given.close(), core?.given.close()]));

const events = [
  'submit',
  'open',
  'presence',
  'draft',
  'vote',
  'all',
  'correct-vote',
  'suspend',
  'resume',
  'sign',
  'mend',
  'lapse',
  'wait',
  'correct-result',
  'start',
] as const;
type EventKind = (typeof events)[number];

/** Who may do each; whatever nobody of the team does has no role. */
const may: Readonly<Partial<Record<EventKind, readonly string[]>>> = {
  submit: ['mayor'],
  ...Object.fromEntries(
    (
      [
        'open',
        'presence',
        'draft',
        'vote',
        'all',
        'correct-vote',
        'suspend',
        'resume',
        'mend',
        'lapse',
      ] as const
    ).map((kind) => [kind, ['certifying', 'counting']]),
  ),
};
const roles = ['mayor', 'certifying', 'counting', 'answering', 'councillor'] as const;
type Role = (typeof roles)[number];

const often = <T>(usual: T, others: readonly T[]) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );

const event = fc.record({
  kind: fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom(...events.filter((kind) => kind !== 'correct-result')),
    },
    {
      weight: 6,
      arbitrary: fc.constantFrom<EventKind>(
        'submit',
        'open',
        'all',
        'sign',
        'sign',
        'mend',
        'resume',
      ),
    },
    { weight: 1, arbitrary: fc.constantFrom<EventKind>('wait', 'lapse', 'correct-result') },
  ),
  /** Undefined: whoever may. */
  role: often<Role | undefined>(undefined, roles),
  nth: fc.integer({ min: 0, max: 2 }),
  outcome: fc.constantFrom(...outcomes),
  outcomes: fc.tuple(...Array.from({ length: 3 }, () => fc.option(fc.constantFrom(...outcomes)))),
  reason: often('Lo pidió la comisión', ['']),
  letters: often('fffffff', ['ffffnnn', 'fffnnnn', 'ffnnrra', 'fff----', 'fffffr-']),
  days: fc.constantFrom(0, 1, 12, 31),
  isMisread: often(false, [true]),
});
type Event = typeof event extends fc.Arbitrary<infer One> ? One : never;

interface World {
  readonly ground: SanctionGround;
  readonly vote: CountedVote;
  /** Civil day, and noon there. */
  day: string;
}

const noonOf = ({ day }: World) => new Date(`${day}T16:00:00Z`);

interface Answer {
  readonly ok: boolean;
  readonly error?: { readonly code: string };
}

/** What is written down of a project in a sitting: what the body decides, and the votes on it. */
function writing(world: World, one: Event, by: ByStaff, asked: SittingAsked) {
  const { ground, vote } = world;
  const more = one.reason === '' ? {} : { reason: one.reason };
  const draft = (nth: number, outcome: (typeof outcomes)[number], seen = asked.version) =>
    draftDecision(ground.db, by, {
      ...{ ...asked, version: seen },
      decision: drafted(vote, nth, outcome, {
        ...more,
        ...(outcome === 'returned' && {
          return: { what: 'El plano', by: 'Secplan', until: addDays(world.day, 5) },
        }),
      }),
    });
  const poll = (nth: number, seen = asked.version) =>
    recordVotes(ground.db, by, {
      ...{ ...asked, version: seen, projectId: vote.projectIds[nth] ?? '', castingBy: null },
      votes: lettersToVotes(ground.town.council, one.letters),
    });
  return { draft, poll };
}

/** Decides project after project, until one is refused; undefined where nothing is decided. */
async function decideAll(
  one: Event,
  version: number,
  { draft, poll }: ReturnType<typeof writing>,
): Promise<Answer | undefined> {
  let answer: Answer | undefined;
  let seen = version;
  for (const [nth, outcome] of one.outcomes.entries()) {
    if (outcome === null) continue;
    answer = await draft(nth, outcome, seen);
    if (!answer.ok) return answer;
    answer = await poll(nth, seen + 1);
    if (!answer.ok) return answer;
    seen += 2;
  }
  return answer;
}

/** What happens, and what the program says to it; undefined where nobody is asked. */
async function happen(world: World, one: Event): Promise<Answer | undefined> {
  const { ground, vote } = world;
  const { db, site, town } = ground;
  const role = one.role ?? (may[one.kind]?.[0] as Role | undefined) ?? 'certifying';
  const by: ByStaff = at(ground[role], noonOf(world));
  const address = { institution: 'ancud', edition: vote.slug };
  const submission = (await readSubmissions(db, vote.editionId)).at(-1);
  const submissionId = submission?.id ?? crypto.randomUUID();
  const sitting = submission?.sittings.at(-1);
  const version = (sitting?.version ?? 1) + (one.isMisread ? 1 : 0);
  const asked = { ...address, sittingId: sitting?.id ?? crypto.randomUUID(), version };
  const projectId = vote.projectIds[one.nth] ?? '';
  const { draft, poll } = writing(world, one, by, asked);
  switch (one.kind) {
    case 'submit':
      return submitList(db, site, by, { ...address, receivedOn: world.day });
    case 'open':
      return openSitting(db, by, {
        ...{ ...address, submissionId },
        facts: { ...facts, heldOn: addDays(world.day, -one.nth) },
      });
    case 'presence':
      return recordPresence(db, by, { ...asked, present: town.council.slice(0, 7 - one.nth) });
    case 'draft':
      return draft(one.nth, one.outcome);
    case 'vote':
      return poll(one.nth);
    case 'all':
      return decideAll(one, version, { draft, poll });
    case 'correct-vote':
      return correctVote(db, by, {
        ...{ ...asked, projectId, reason: one.reason },
        vote: { memberId: town.council[one.nth] ?? '', vote: 'against', interest: '' },
      });
    case 'suspend':
      return suspendSitting(db, by, { ...asked, reason: one.reason });
    case 'resume':
      return resumeSitting(db, by, { ...asked, name: 'Continuación', heldOn: world.day });
    case 'sign':
      return sitting === undefined ? undefined : sign(ground, vote, { by });
    case 'mend':
      return returnMended(db, by, { ...address, submissionId, projectId, what: 'El plano' });
    case 'lapse':
      return lapse(ground, { slug: vote.slug, submissionId }, by);
    case 'correct-result': {
      const found = await correct(ground, vote, noonOf(world));
      if (found.ok && one.nth > 0) {
        await givenCountAgain(ground, vote, { cause: 'correction', now: noonOf(world) });
        // Anybody may object to it before it is certified.
        world.day = addDays(world.day, 8);
        await certify(ground, vote, { now: noonOf(world) });
      }
      return undefined;
    }
    case 'wait':
      world.day = addDays(world.day, one.days);
      return undefined;
    case 'start':
      return undefined;
  }
}

/** Whether works could begin, as far as the gates of the edition go. */
async function mayStart({ ground, vote, ...world }: World): Promise<boolean> {
  const by = at(ground.certifying, noonOf({ ground, vote, ...world }));
  const undone = new Error('undone');
  let ok = false;
  try {
    await ground.db.transaction().execute(async (tx) => {
      ok = (await passStage(tx, by, { ...vote, stage: 'execution-started' })).ok;
      throw undone;
    });
  } catch (error) {
    if (error !== undone) throw error;
  }
  return ok;
}

/** The body pronounced on the result in force, or left it standing. */
function isSanctioned(submissions: readonly Submission[]): boolean {
  return submissions.some(
    ({ contests, lapse, resolutions }) =>
      contests.some(({ isStale }) => !isStale) && (lapse !== null || resolutions.length > 0),
  );
}

async function check(world: World): Promise<void> {
  const { ground, vote } = world;
  const submissions = await readSubmissions(ground.db, vote.editionId);
  const approvals = await listApprovals(ground.db, vote.editionId);
  const may = await mayStart(world);
  expect(may, 'works begin only under a sanction or a lapse that stands').toBe(
    isSanctioned(submissions),
  );
  if (!may) expect(approvals.filter(({ isStale }) => !isStale)).toEqual([]);
  const sum = approvals.reduce((all, { amountClp }) => all + amountClp, 0);
  expect(sum, 'within the amount').toBeLessThanOrEqual(50_000_000);
  if (!submissions.some(({ lapse, resolutions }) => lapse !== null || resolutions.length > 0)) {
    expect(approvals, 'nothing without a decision').toEqual([]);
  }
  for (const submission of submissions) {
    if (submission.bodyKind !== 'core') expect(submission.lapse).toBeNull();
    const of = new Map(signedOf(submission).map((one) => [one.projectId, one]));
    for (const lower of submission.matters) {
      const passes = of.get(lower.projectId);
      if (passes === undefined || !isApproved(passes)) continue;
      for (const higher of submission.matters.filter(({ place }) => place < lower.place)) {
        const other = of.get(higher.projectId);
        if (other !== undefined && isApproved(other)) continue;
        if (!higher.isFunded && lower.isFunded) continue;
        expect((other?.reason ?? '') + passes.reason, 'another order has its reason').not.toBe('');
      }
    }
  }
}

async function walk(
  ground: SanctionGround,
  slug: string,
  some: readonly Event[],
): Promise<Set<string>> {
  const world: World = { ground, vote: await givenCertified(ground, slug), day: '2027-04-22' };
  const said = new Set<string>();
  for (const one of some) {
    const answer = await happen(world, one);
    const allowed = one.role === undefined || (may[one.kind]?.includes(one.role) ?? true);
    if (answer !== undefined) {
      const code = answer.ok ? 'yes' : (answer.error?.code ?? '');
      said.add(`${one.kind} ${code}`);
      expect(code, `${one.kind} by ${one.role}`).toMatch(/^(yes|sanction\/[a-z-]+)$/);
      if (!allowed) expect(code).toBe('sanction/not-allowed');
      else expect(code).not.toBe('sanction/not-allowed');
    }
    await check(world);
  }
  return said;
}

let count = 0;
const usual = { role: undefined, isMisread: false, nth: 0, days: 31 } as const;
/** How it begins: anyhow, with a sitting, or with the silence of the body. */
const beginning = fc.constantFrom<readonly EventKind[]>(
  [],
  ['submit', 'open'],
  ['submit', 'open', 'all', 'sign'],
  ['submit', 'wait', 'lapse'],
);
const story = fc
  .tuple(beginning, fc.array(event, { minLength: 22, maxLength: 28 }))
  .map(([kinds, some]) =>
    some.map((one, at) =>
      at < kinds.length ? { ...one, ...usual, kind: kinds[at] ?? 'wait' } : one,
    ),
  );

test.each([
  ['a council', () => council],
  ['a regional council', () => core],
])(
  '%s: whatever anybody does in any order, nothing goes around it, and every no has its name',
  async (name, ground) => {
    const said = new Set<string>();
    await fc.assert(
      fc.asyncProperty(story, async (some) => {
        const slug = `${name.split(' ').at(1)}-${++count}`;
        for (const one of await walk(ground(), slug, some)) said.add(one);
      }),
      { numRuns: 3, endOnFailure: true },
    );
    expect(said.size).toBeGreaterThan(5);
  },
);
