// What is tried to be done on an act that two people did not sign, not of this kind, not about this edition, or over something else.
import { insertCommitment, revokeCommitmentRow } from '../store/commitments.ts';
import { insertInterruption } from '../store/passages.ts';
import {
  type ActGiven,
  changeAct,
  commitAct,
  givenAct,
  interruptAct,
  revokeAct,
  type TwoPeople,
} from './acts.ts';
import { givenFile, NOW } from './given.ts';
import { type At, interrupt, publish, revoke, type Try } from './grounds.ts';
import { givenStaff, resolution } from './steps.ts';

/** The act as it must be, and the row that stands on it. */
interface Signed {
  readonly act: ActGiven;
  readonly write: (actId: string) => Promise<unknown>;
}

type Way = (at: At) => Promise<Signed>;

const commitment: Way = async ({ tx, town, editionId, v1: rulebookId }) => {
  const given = await resolution(tx, town, { editionId, rulebookId });
  return {
    act: await commitAct(tx, given),
    write: (actId) => insertCommitment(tx, { ...given, actId }),
  };
};

const revocation: Way = async ({ tx, editionId, commitmentId }) => {
  const how = { resolution: '9', reason: 'Cambió el presupuesto' };
  return {
    act: revokeAct({ editionId, commitmentId, ...how }),
    write: (actId) => revokeCommitmentRow(tx, commitmentId, { ...how, actId, now: NOW }),
  };
};

const changing: Way = async (at) => {
  const { editionId, v2: rulebookId, commitmentId } = at;
  const given = { rulebookId, commitmentId, reason: 'Se corrige un plazo' };
  return {
    act: changeAct({ editionId, ...given }),
    write: (actId) => publish(at, { ...given, actId }),
  };
};

const interrupting: Way = async ({ tx, editionId, norte: contestId }) => {
  const decided = { decidedBy: 'Concejo', reason: 'Lo acordó', fileId: await givenFile(tx) };
  const given = { editionId, contestId, kind: 'suspended' as const, ...decided };
  return {
    act: interruptAct(given),
    write: (actId) => insertInterruption(tx, { ...given, cause: 'body', actId, now: NOW }),
  };
};

/** Two of the staff of Lautaro. */
async function elsewhere({ tx }: At): Promise<TwoPeople> {
  const { id: institutionId } = await tx
    .selectFrom('institutions.institution')
    .where('slug', '=', 'lautaro')
    .select('id')
    .executeTakeFirstOrThrow();
  return {
    institutionId,
    proposer: await givenStaff(tx, institutionId, 'pb-officer'),
    signer: await givenStaff(tx, institutionId, 'certifying-officer'),
  };
}

type Wrong = readonly [
  what: string,
  answer: string,
  act: (act: ActGiven, at: At) => ActGiven,
  people?: (at: At) => Promise<TwoPeople>,
];

const wrongs: readonly Wrong[] = [
  ['an act that waits', 'act_signed_by_two', (act) => ({ ...act, outcome: null })],
  ['an act that was refused', 'act_signed_by_two', (act) => ({ ...act, outcome: 'refused' })],
  ['an act of another kind', 'act_of_its_kind', (act) => ({ ...act, kind: 'editions/publish' })],
  [
    'an act about another edition',
    'act_about_its_edition',
    (act, { otherEditionId: editionId }) => ({ ...act, editionId }),
  ],
  ['an act of another municipality', 'act_of_its_institution', (act) => act, elsewhere],
];

/** Those of one way: right, wrong by its act, and by each thing that its act says. */
function triesOf(what: string, way: Way, said: readonly string[]): readonly Try[] {
  const others = said.map(
    (key): Wrong => [
      `an act that says another ${key}`,
      'act_says_the_same',
      (act) => ({ ...act, payload: { ...act.payload, [key]: 'otro' } }),
    ],
  );
  const right: Wrong = ['its act', 'taken', (act) => act];
  return [right, ...wrongs, ...others].map(([how, answer, change, people]) => [
    `${what} on ${how}`,
    answer,
    async (at) => {
      const { act, write } = await way(at);
      const two = (await people?.(at)) ?? at.town;
      return write(await givenAct(at.tx, two, change(act, at)));
    },
  ]);
}

export const commitmentActTries = triesOf('a commitment', commitment, [
  'version',
  'body',
  'sitting',
  'sittingOn',
  'resolution',
  'amountClp',
  'fiscalYear',
  'terms',
  'majority',
  'quorum',
  'majorityNorm',
  'file',
  'votes',
  'castingBy',
]);

export const revocationActTries: readonly Try[] = triesOf('a revocation', revocation, [
  'commitmentId',
  'revocationResolution',
  'reason',
]);

/** As revoking suspends: by its act, without a document. */
const bySuspending = (contest: 'norte' | 'sur', actId: string) => (at: At) =>
  interrupt(at, 'suspended', at[contest], {
    ...{ cause: 'commitment-revoked', actId, fileId: null },
    ...{ decidedBy: '9', reason: 'Cambió el presupuesto' },
  });

export const publishedActTries: readonly Try[] = [
  ...triesOf('a change', changing, ['version', 'commitmentId', 'reason']),
  ...triesOf('a suspension', interrupting, ['contest', 'kind', 'decidedBy', 'reason', 'file']),
  [
    'a suspension on the act that revoked',
    'taken',
    async (at) => bySuspending('norte', await revokedBy(at))(at),
  ],
  [
    'a suspension on the act that revoked, for another reason',
    'act_says_the_same',
    async (at) => {
      const actId = await revokedBy(at);
      const how = { cause: 'commitment-revoked', actId, fileId: null, decidedBy: '9' } as const;
      await interrupt(at, 'suspended', null, { ...how, reason: 'Otra' });
    },
  ],
  [
    'a suspension without a document on an act that decided one',
    'act_of_its_kind',
    async (at) => {
      const { act } = await interrupting(at);
      await bySuspending('norte', await givenAct(at.tx, at.town, act))(at);
    },
  ],
  [
    'two suspensions on one act',
    'interruption_once_by_act',
    async (at) => {
      const actId = await revokedBy(at);
      await bySuspending('norte', actId)(at);
      await bySuspending('sur', actId)(at);
    },
  ],
];

/** Revokes the commitment; its act. */
async function revokedBy(at: At): Promise<string> {
  const { act } = await revocation(at);
  const actId = await givenAct(at.tx, at.town, act);
  await revoke(at, { actId });
  return actId;
}
