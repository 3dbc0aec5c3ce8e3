// A resident stands behind a proposal on the site, within what the bases ask, and takes it back while it is open.
import { err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { type RateLimit, waitSeconds } from '../../../../platform/rate-limit.ts';
import type { House } from '../../../../platform/room.ts';
import { readParticipant } from '../../../ground/people/index.ts';
import { AGE_TO_TAKE_PART } from '../../../ground/people/rules/index.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import type { PublicEdition } from '../../editions/index.ts';
import { haltedBy, type Tie } from '../../editions/rules/index.ts';
import {
  type EndorsedEdition,
  type EndorsingRefusal,
  mayEndorse,
  mayTakeEndorsements,
  takesEndorsements,
} from '../rules/endorsing.ts';
import { listAuthors } from '../store/authors.ts';
import {
  deleteEndorsement,
  fingerprintOfPerson,
  insertEndorsement,
} from '../store/endorsements.ts';
import { findProposal, lockProposal, type Proposal } from '../store/proposals.ts';

const MINUTE = 60;
const ENDORSING: RateLimit = {
  name: 'proposals/endorse',
  attempts: 60,
  windowSeconds: 60 * MINUTE,
};

export interface Endorsing {
  /** As it is published. */
  readonly edition: PublicEdition;
  readonly number: number;
  /** What ties her to the territory, as she declares it. */
  readonly tie: Tie | undefined;
}

type Housed = Pick<House, 'db' | 'keys' | 'sensitiveBelowAge'>;
interface ByPerson {
  readonly personId: string;
  readonly now: Date;
}

/** Once each person, whether on the site or on paper; the database counts, whoever comes at the same moment. */
export async function endorseProposal(
  house: Housed,
  endorsing: Endorsing,
  by: ByPerson,
): Promise<Result<void, EndorsingRefusal>> {
  const who = house.keys.fingerprint('proposals/attempts', by.personId);
  const wait = await waitSeconds(house.db, ENDORSING, who);
  if (wait !== undefined) {
    return err({ code: 'proposals/endorse-too-many', minutes: Math.ceil(wait / MINUTE) });
  }
  return inTransaction(house.db, async (tx) => {
    const { edition, number, tie } = endorsing;
    const { endorsements, contact } = edition.rules.operational;
    const proposal = await holdOpen(tx, edition, number);
    if (!proposal.ok) return proposal;
    const { id: proposalId } = proposal.value;
    const age = await ageOf({ ...house, db: tx }, edition, by);
    const isAuthor = (await listAuthors(tx, proposalId)).includes(by.personId);
    const may = mayEndorse({ age, tie, isAuthor }, alone(endorsements), contact.where);
    if (!may.ok) return may;
    const done = await insertEndorsement(tx, {
      proposalId,
      editionId: edition.id,
      personId: by.personId,
      fingerprint: await fingerprintOfPerson(tx, by.personId),
      listId: null,
      line: null,
      tie: may.value,
      now: by.now,
    });
    if (done === 'already') return err({ code: 'proposals/endorsed-already' });
    const most = endorsements.maxPerPerson ?? 0;
    return done === 'limit' ? err({ code: 'proposals/endorse-limit', most }) : ok(undefined);
  });
}

/** On the site whoever is younger takes part in nothing by herself, whatever the bases say. */
function alone<Asked extends { readonly minAge: number }>(asked: Asked): Asked {
  return { ...asked, minAge: Math.max(asked.minAge, AGE_TO_TAKE_PART) };
}

async function ageOf(
  house: Omit<Housed, 'db'> & { readonly db: Tx },
  { place }: PublicEdition,
  { personId, now }: ByPerson,
): Promise<number | undefined> {
  return (await readParticipant(house, personId, dayIn(place.timeZone, now))).age;
}

/** Held until the transaction ends, if endorsements of it are taken. */
async function holdOpen(
  tx: Tx,
  edition: PublicEdition,
  number: number,
): Promise<Result<Proposal, EndorsingRefusal>> {
  const held = await holdPublic(tx, edition, number);
  if (!held.ok) return held;
  const may = mayTakeEndorsements(held.value.state, endorsedEdition(edition, held.value));
  return may.ok ? held : may;
}

/** Held until the transaction ends, if everybody reads it. */
export async function holdPublic(
  tx: Tx,
  edition: PublicEdition,
  number: number,
): Promise<Result<Proposal, EndorsingRefusal>> {
  const found = await findProposal(tx, edition.id, number);
  const held = found && (await lockProposal(tx, found.id));
  return held === undefined || held.state === 'waiting' || held.state === 'lapsed'
    ? err({ code: 'proposals/endorse-unknown' })
    : ok(held);
}

export function endorsedEdition(
  edition: PublicEdition,
  { contestId }: Pick<Proposal, 'contestId'>,
): EndorsedEdition {
  const { isArchived } = edition;
  const { endorsements } = edition.rules.operational;
  return { endorsements, halted: haltedBy(edition, contestId), isArchived };
}

/** Nothing of it stays. What she signed on paper is on the sheet: that she cannot take back here. */
export function takeBackEndorsement(
  db: Database,
  { edition, number }: Pick<Endorsing, 'edition' | 'number'>,
  { personId }: ByPerson,
): Promise<Result<void, EndorsingRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await findProposal(tx, edition.id, number);
    const held = found && (await lockProposal(tx, found.id));
    if (held === undefined) return err({ code: 'proposals/endorse-unknown' });
    if (!takesEndorsements(held.state)) {
      return err({ code: 'proposals/endorse-closed', state: held.state });
    }
    const isGone = await deleteEndorsement(tx, held.id, personId);
    return isGone ? ok(undefined) : err({ code: 'proposals/endorsed-on-paper' });
  });
}
