// A resident declares where she lives, and staff decides: accepted, she is on the roll with that assurance.
import { randomUUID } from 'node:crypto';
import { err, ok, type Result } from '@minga/basics';
import { inTransaction } from '../../../../platform/database/database.ts';
import { acceptFile } from '../../../../platform/files/accept-file.ts';
import type { FileRefusal } from '../../../../platform/files/kinds.ts';
import type { Keys } from '../../../../platform/keys.ts';
import type { Run } from '../../../ground/people/rules/index.ts';
import type { Refusal } from '../rules/refusal.ts';
import {
  type Declaration,
  endDeclaration,
  insertDeclaration,
  readDeclaration,
  readEvidence,
} from '../store/declarations.ts';
import { readElection } from '../store/elections.ts';
import {
  findVoter,
  insertVoters,
  type NewVoter,
  openRun,
  sealRun,
  vrefOf,
} from '../store/voters.ts';
import { auditStaff, type BothDatabases, type ByStaff } from './by-staff.ts';
import { refusedToAdd } from './evidence.ts';
import { addVoter, makeVoter, writeAdded } from './make-voter.ts';
import { type SealedElection, stylesOf } from './sealed-election.ts';

const USE = 'roll/declaration';

function placeOf(id: string, what: 'address' | 'evidence'): string {
  return `roll.declaration/${what}/${id}`;
}

export interface Declared {
  readonly run: Run;
  readonly style: string;
  readonly address: string;
  readonly hasAcknowledged: boolean;
  readonly evidence: File | undefined;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** What she shows for it may be no file that is taken. */
export type DeclareRefusal =
  | Refusal
  | { readonly code: 'roll/evidence'; readonly refusal: FileRefusal };

export async function declareResidence(
  { roll }: Pick<BothDatabases, 'roll'>,
  election: SealedElection,
  declared: Declared,
): Promise<Result<string, DeclareRefusal>> {
  const { id: electionId } = election;
  const { run, style, address } = declared;
  const known = await readElection(roll.db, electionId);
  if (known === undefined) return err({ code: 'roll/unknown' });
  if (known.mode === 'closed') return err({ code: 'roll/closed-roll' });
  if (isOver(election)) return err({ code: 'roll/over' });
  if (!stylesOf(election).some(({ id }) => id === style))
    return err({ code: 'roll/style-unknown' });
  if (!declared.hasAcknowledged) return err({ code: 'roll/not-acknowledged' });
  const vref = vrefOf(roll.keys, electionId, run);
  if ((await findVoter(roll.db, electionId, vref)) !== undefined)
    return err({ code: 'roll/already-on-roll' });
  const id = randomUUID();
  const evidence = await sealEvidence(roll.keys, id, declared.evidence);
  if (!evidence.ok) return evidence;
  const isNew = await inTransaction(roll.db, (tx) =>
    insertDeclaration(tx, electionId, {
      ...{ id, vref, style, declaredOn: declared.today, evidence: evidence.value },
      runSealed: sealRun(roll.keys, electionId, vref, run),
      addressSealed: roll.keys.seal(USE, placeOf(id, 'address'), address),
    }),
  );
  return isNew ? ok(id) : err({ code: 'roll/declared-already' });
}

function isOver({ state }: SealedElection): boolean {
  return state === 'closed' || state === 'counted' || state === 'annulled';
}

/** A picture is drawn again; what is kept of either is sealed. */
async function sealEvidence(
  keys: Keys,
  id: string,
  file: File | undefined,
): Promise<Result<{ readonly sealed: Buffer; readonly type: string } | undefined, DeclareRefusal>> {
  if (file === undefined) return ok(undefined);
  const accepted = await acceptFile(new Uint8Array(await file.arrayBuffer()), file.name);
  if (!accepted.ok) return err({ code: 'roll/evidence', refusal: accepted.error });
  const [largest] = accepted.value.renditions.toSorted(
    (one, other) => other.bytes.length - one.bytes.length,
  );
  if (largest === undefined) return ok(undefined);
  const text = Buffer.from(largest.bytes).toString('base64');
  const type = accepted.value.kind === 'pdf' ? 'application/pdf' : 'image/jpeg';
  return ok({ sealed: keys.seal(USE, placeOf(id, 'evidence'), text), type });
}

/** What a declaration says, opened for whoever decides about it and for who made it. */
export function openDeclaration(
  { roll }: Pick<BothDatabases, 'roll'>,
  one: Declaration,
): { readonly run: Run | undefined; readonly address: string | undefined } {
  const { keys } = roll;
  return {
    run:
      one.runSealed === null ? undefined : openRun(keys, one.electionId, one.vref, one.runSealed),
    address:
      one.addressSealed === null
        ? undefined
        : keys.open(USE, placeOf(one.id, 'address'), one.addressSealed),
  };
}

export async function openEvidence(
  { roll }: Pick<BothDatabases, 'roll'>,
  electionId: string,
  id: string,
): Promise<Buffer | undefined> {
  const sealed = await readEvidence(roll.db, electionId, id);
  if (sealed === undefined) return undefined;
  return Buffer.from(roll.keys.open(USE, placeOf(id, 'evidence'), sealed), 'base64');
}

/** Accepted before the list is frozen she stands on it, and afterwards she is added in the registro. */
export async function decideDeclaration(
  both: BothDatabases,
  election: SealedElection,
  by: ByStaff,
  given: {
    readonly id: string;
    readonly isAccepted: boolean;
    readonly reason: string;
    readonly today: string;
  },
): Promise<Result<Declaration, Refusal>> {
  const { roll } = both;
  const { id, isAccepted, reason, today } = given;
  if (!isAccepted && reason === '') return err({ code: 'roll/reason-missing' });
  if (isOver(election)) return err({ code: 'roll/over' });
  const refused = isAccepted ? await refusedToAdd(both, election.id) : undefined;
  if (refused !== undefined) return err(refused);
  const done = await inTransaction(
    roll.db,
    async (tx): Promise<Result<{ one: Declaration; added?: NewVoter | undefined }, Refusal>> => {
      const one = await readDeclaration(tx, election.id, id);
      if (one === undefined || one.runSealed === null) return err({ code: 'roll/unknown' });
      const end = {
        state: isAccepted ? 'accepted' : 'rejected',
        reason,
        decidedOn: today,
      } as const;
      if (!(await endDeclaration(tx, election.id, id, end)))
        return err({ code: 'roll/declaration-decided' });
      if (!isAccepted) return ok({ one });
      const run = openRun(roll.keys, election.id, one.vref, one.runSealed);
      const joining = { run, style: one.style, assurance: 'claveunica+declaration' } as const;
      const known = await readElection(tx, election.id);
      if (known?.frozenRoot != null)
        return ok({ one, added: await addVoter(tx, roll.keys, election.id, joining) });
      const voter = makeVoter(roll.keys, election.id, { ...joining, isListed: true });
      await insertVoters(tx, election.id, [voter]);
      return ok({ one });
    },
  );
  if (!done.ok) return done;
  const { one, added } = done.value;
  if (added !== undefined) await writeAdded(roll, election.id, added);
  await auditStaff(both.db, by, {
    electionId: election.id,
    act: 'roll/decide-declaration',
    told: { style: one.style, accepted: isAccepted },
  });
  return ok(one);
}

/** While nobody has decided about it. */
export async function withdrawDeclaration(
  { roll }: Pick<BothDatabases, 'roll'>,
  electionId: string,
  id: string,
): Promise<Result<void, Refusal>> {
  const end = { state: 'withdrawn', reason: '', decidedOn: null } as const;
  const isDone = await inTransaction(roll.db, (tx) => endDeclaration(tx, electionId, id, end));
  return isDone ? ok(undefined) : err({ code: 'roll/declaration-decided' });
}
