// Acts that take two people: what the first proposes is kept as it was said, until a second signs that very text.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { canonicalJson, type Result } from '@minga/basics';
import { sql } from 'kysely';
import type { Actor } from './access.ts';
import { audit } from './audit.ts';
import type { Gather } from './contributions.ts';
import type { Database, Tx } from './database/database.ts';
import { definePath } from './http/path.ts';
import type { Keys } from './keys.ts';
import type { JoinsAccounts } from './two-accounts.ts';

/** Values of JSON that have one canonical text. */
export type PlainJson =
  | string
  | number
  | boolean
  | null
  | readonly PlainJson[]
  | { readonly [key: string]: PlainJson };

/** The acts of all institutions, or of one, as everybody may follow them. */
export const actsPath = definePath('/actos', '/en/acts');

/** The page of an act: what it says to whoever may sign it, and how it stands to everybody. */
export const actPath = definePath('/actos/:act', '/en/acts/:act');

/** How long a proposed act waits for its second person. */
const ACT_HOLDS_MS = 72 * 3_600_000;

/** What a person is shown of an act before she signs it. */
export interface ShownFact {
  readonly label: string;
  readonly text: string;
  /** Of what people wrote, on a page in another language than theirs. */
  readonly lang?: string | undefined;
}

/** What of the house an act is carried out with; `House` of room.ts has it. */
export interface ActHouse {
  readonly gather: Gather;
  readonly keys: Keys;
  readonly publicUrl: string;
  readonly sendsMail: boolean;
  readonly isProduction: boolean;
  readonly privacy: readonly JoinsAccounts[];
}

/** Who carries out an act, and in which transaction. */
export interface ActRun {
  readonly tx: Tx;
  readonly actId: string;
  readonly house: ActHouse;
  readonly payload: PlainJson;
  readonly institutionId: string;
  /** Who proposed it. */
  readonly proposedBy: string;
  /** Who signs it. */
  readonly actor: Actor;
  readonly now: Date;
}

/** Whoever signs it, as staff of the institution of the act. */
export function staffOf({
  actor,
  institutionId,
  now,
}: Pick<ActRun, 'actor' | 'institutionId' | 'now'>) {
  return { actor, scope: { kind: 'institution', id: institutionId }, now } as const;
}

/** An act as its kind judges it. */
export interface ProposedAct {
  readonly payload: PlainJson;
  readonly institutionId: string;
  readonly proposedBy: string;
}

/** Where what came of an act is seen, and what is still to be done there. */
export interface SeenAt {
  readonly label: string;
  readonly href: string;
  readonly next?: string;
}

/** A kind of act that one person alone may not do; each room declares its own. */
export interface TwoPersonKind {
  /** `ROOM/VERB`, an act of the table of permissions. */
  readonly kind: string;
  /** What its text says of a person; of somebody who was invited, as `emails` name her. Nothing of others. */
  readonly saysOf: (
    payload: PlainJson,
    who: { readonly personId: string; readonly emails: readonly string[] },
  ) => readonly ShownFact[];
  /** Whether this person may propose it, sign it or refuse it. */
  readonly mayTakePart: (who: Pick<Actor, 'personId' | 'grants'>, act: ProposedAct) => boolean;
  /** What is shown, from the payload alone, in the language of the request. */
  readonly shown: (payload: PlainJson) => readonly ShownFact[];
  /** What stands for the state of its subject: another text means that it is not what was proposed any more. */
  readonly versionOf: (db: Database | Tx, subject: string) => Promise<string>;
  /** Does it, or says why not in the language of the request: then nothing of it stays. */
  readonly execute: (run: ActRun) => Promise<Result<void, { readonly sentence: string }>>;
  /** Once it is done. */
  readonly seenAt?: (payload: PlainJson, house: ActHouse) => SeenAt;
}

export interface Proposal {
  readonly kind: TwoPersonKind;
  readonly payload: PlainJson;
  /** What it is done to: `KIND:ID`. */
  readonly subject: string;
  readonly institutionId: string;
  /** What it keeps for itself while it waits: no other act of this kind claims the same there. */
  readonly claims?: readonly string[];
  readonly actor: Pick<Actor, 'personId'>;
  readonly now: Date;
}

/** The open act that claims each of these, in their order; what has expired claims nothing any more. */
export async function actsThatClaim(
  tx: Tx,
  given: Pick<Proposal, 'kind' | 'institutionId' | 'now'> & { readonly claims: readonly string[] },
): Promise<readonly (string | undefined)[]> {
  const { kind, institutionId, claims, now } = given;
  await sql`delete from records.two_person_claim using records.two_person_act act
    where act.id = act_id and two_person_claim.institution_id = ${institutionId}
      and act.expires_at <= ${now}`.execute(tx);
  const hashes = claims.map((claim) => hashOfClaim(kind, claim));
  const { rows } = await sql<{ hash: Buffer; act: string }>`
    select claim_hash as hash, act_id as act from records.two_person_claim
    where institution_id = ${institutionId} and claim_hash = any(${hashes})`.execute(tx);
  return hashes.map((hash) => rows.find((row) => row.hash.equals(hash))?.act);
}

function hashOfClaim({ kind }: TwoPersonKind, claim: string): Buffer {
  return createHash('sha256').update(`${kind}\n${claim}`).digest();
}

/**
 * Keeps an act as an immutable row; whoever may sign it is told by `proposeAct` of room people. The text that is signed names everything: the act,
 * its subject and the version of it, who proposed it, until when; with chance in it, so that nobody finds
 * out from its public hash what it says.
 */
export async function keepProposal(
  tx: Tx,
  given: Proposal,
): Promise<{ readonly id: string; readonly expiresAt: Date }> {
  const { kind, payload, subject, institutionId, claims = [], actor, now } = given;
  const id = randomUUID();
  const expiresAt = new Date(now.getTime() + ACT_HOLDS_MS);
  const version = await kind.versionOf(tx, subject);
  const text = canonicalJson({
    act: id,
    chance: randomBytes(16).toString('hex'),
    expires: expiresAt.toISOString(),
    institution: institutionId,
    kind: kind.kind,
    payload,
    proposed_by: actor.personId,
    subject,
    version,
  });
  const sha256 = createHash('sha256').update(text).digest();
  await sql`insert into records.two_person_act
    (id, kind, text, sha256, subject, subject_version, institution_id, proposed_by, proposed_at, expires_at)
    values (${id}, ${kind.kind}, ${text}, ${sha256}, ${subject}, ${version}, ${institutionId},
      ${actor.personId}, ${now}, ${expiresAt})`.execute(tx);
  for (const claim of claims) {
    await sql`insert into records.two_person_claim (institution_id, claim_hash, act_id)
      values (${institutionId}, ${hashOfClaim(kind, claim)}, ${id})`.execute(tx);
  }
  await audit(tx, {
    actor,
    act: 'records/propose-act',
    scope: { kind: 'institution', id: institutionId },
    subject: `act:${id}`,
    told: { kind: kind.kind, sha256: sha256.toString('hex') },
  });
  return { id, expiresAt };
}
