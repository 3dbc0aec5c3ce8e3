// Asks the authors of several proposals to make one of them, or an author to make several of hers: nothing changes before all said yes.
import { assert, err, ok, type Result } from '@minga/basics';
import type { Actor } from '../../../../platform/access.ts';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { addDays, dayIn } from '../../../ground/territories/rules/index.ts';
import type { PublicEdition } from '../../editions/index.ts';
import { haltedBy } from '../../editions/rules/index.ts';
import { type Contents, type ParentOf, problemsOf } from '../rules/contents.ts';
import {
  ANSWER_DAYS,
  decideProposed,
  type JoiningKind,
  type JoiningRefusal,
  OPEN_MOST,
} from '../rules/joining.ts';
import { insertEvent } from '../store/events.ts';
import {
  insertJoining,
  listNumbered,
  listOpenWith,
  lockProposals,
  readJoining,
  saveConsent,
} from '../store/joinings.ts';
import type { Proposal } from '../store/proposals.ts';
import { listTerritories } from '../store/senders.ts';
import { isItsAuthor } from './by-person.ts';
import type { ByStaff } from './by-staff.ts';
import { completeJoining } from './join-proposals.ts';
import { type Telling, tellAsked } from './tell-joining.ts';

export interface JoiningProposed {
  readonly kind: JoiningKind;
  /** Numbers of the originals, each with the version that whoever asks read. */
  readonly originals: ReadonlyMap<number, number>;
  readonly becomes: readonly Contents[];
  readonly reason: string;
  readonly answerUntil: string;
}

/** An author, from her proposal of that number, or the desk of the institution. */
export type JoiningAsker =
  | { readonly number: number; readonly actor: Pick<Actor, 'personId' | 'grants'> }
  | { readonly staff: ByStaff };

/** Days between which everybody may be asked to answer, `YYYY-MM-DD`. */
export function answerDays({ place }: Pick<PublicEdition, 'place'>, now: Date) {
  const today = dayIn(place.timeZone, now);
  return {
    from: addDays(today, ANSWER_DAYS.least),
    until: addDays(today, ANSWER_DAYS.most),
    usual: addDays(today, ANSWER_DAYS.usual),
  };
}

/** Its id, and whether it was done at once: what its only author asks for needs nobody else. */
export function proposeJoining(
  db: Database,
  edition: PublicEdition,
  given: JoiningProposed,
  asker: JoiningAsker,
  telling: Telling,
): Promise<Result<{ readonly id: string; readonly isDone: boolean }, JoiningRefusal>> {
  const { kind, originals, becomes, reason, answerUntil } = given;
  const { now } = telling;
  return inTransaction(db, async (tx) => {
    const found = await listNumbered(tx, edition.id, [...originals.keys()]);
    const missing = [...originals.keys()].find(
      (number) => !found.some((one) => one.number === number),
    );
    if (missing !== undefined) return err({ code: 'proposals/joining-elsewhere', number: missing });
    const ids = found.map(({ id }) => id);
    await lockProposals(tx, ids);
    const proposals = await listNumbered(tx, edition.id, [...originals.keys()]);
    const may = await judge(tx, edition, proposals, given, asker, now);
    if (!may.ok) return may;
    const proposer =
      'staff' in asker ? undefined : proposals.find((one) => one.number === asker.number);
    const parts = proposals.map(({ id: proposalId, version }) => ({ proposalId, version }));
    const id = await insertJoining(tx, {
      ...{ editionId: edition.id, kind, reason, becomes, answerUntil, parts, now },
      proposerId: proposer?.id ?? null,
    });
    for (const { id: proposalId, state } of proposals) {
      const told = { kind, reason };
      await insertEvent(tx, { proposalId, kind: 'joining-proposed', state, told, now });
    }
    for (const one of proposals.filter((each) => isHers(each, asker))) {
      const consent = { joiningId: id, proposalId: one.id, consent: 'given' } as const;
      await saveConsent(tx, { ...consent, answeredBy: 'author', reason: null, now });
    }
    if ('staff' in asker) {
      const { actor, scope } = asker.staff;
      const told = { kind, proposals: proposals.map(({ number }) => number) };
      const act = { actor, scope, act: 'proposals/join', subject: `joining:${id}` };
      await audit(tx, { ...act, told, reason });
    }
    const joining = await readJoining(tx, id);
    assert(joining !== undefined, 'it was inserted a moment ago');
    await tellAsked(tx, joining, proposals, telling);
    const done = await completeJoining(tx, { joining, proposals }, telling);
    return done.ok ? ok({ id, isDone: done.value }) : done;
  });
}

/** To ask for it is to say yes. */
function isHers(proposal: Proposal, asker: JoiningAsker): boolean {
  return !('staff' in asker) && isItsAuthor(proposal, asker.actor);
}

async function judge(
  tx: Tx,
  edition: PublicEdition,
  proposals: readonly Proposal[],
  { kind, originals, becomes, reason, answerUntil }: JoiningProposed,
  asker: JoiningAsker,
  now: Date,
): Promise<Result<void, JoiningRefusal>> {
  if (edition.isArchived) return err({ code: 'proposals/archived' });
  const halted = haltedBy(edition, null);
  if (halted !== undefined) return err({ code: `proposals/${halted}` });
  if (!('staff' in asker)) {
    const own = proposals.find((one) => one.number === asker.number);
    if (own === undefined || !isHers(own, asker)) return err({ code: 'proposals/not-yours' });
  }
  const parts = proposals.map(({ number, state, contents: { contest } }) => ({
    number,
    state,
    contest,
  }));
  const days = answerDays(edition, now);
  const may = decideProposed({ kind, parts, becomesCount: becomes.length, answerUntil }, days);
  if (!may.ok) return may;
  if (reason === '') return err({ code: 'proposals/reason-missing' });
  if (proposals.some(({ number, version }) => originals.get(number) !== version)) {
    return err({ code: 'proposals/changed-meanwhile' });
  }
  const territories = await listTerritories(tx, edition.place.cut);
  const parentOf: ParentOf = new Map(territories.map(({ id, parentId }) => [id, parentId]));
  const isElsewhere = becomes.some((one) => one.contest !== proposals[0]?.contents.contest);
  if (isElsewhere || becomes.some((one) => problemsOf(one, edition.rules, parentOf).length > 0)) {
    return err({ code: 'proposals/incomplete' });
  }
  return mayAskMore(tx, proposals, asker);
}

/** The same proposals are asked about once at a time, and an author asks for few things at a time. */
async function mayAskMore(
  tx: Tx,
  proposals: readonly Proposal[],
  asker: JoiningAsker,
): Promise<Result<void, JoiningRefusal>> {
  const ids = proposals.map(({ id }) => id);
  const open = await listOpenWith(tx, ids);
  const isSame = open.some(
    ({ parts }) =>
      parts.length === ids.length && parts.every(({ proposalId }) => ids.includes(proposalId)),
  );
  if (isSame) return err({ code: 'proposals/joining-open-already' });
  const own =
    'staff' in asker ? undefined : proposals.find((one) => one.number === asker.number)?.id;
  const asked = open.filter(({ proposerId }) => proposerId !== null && proposerId === own);
  return asked.length < OPEN_MOST
    ? ok(undefined)
    : err({ code: 'proposals/joining-limit', most: OPEN_MOST });
}
