// A sealed vote of Ancud whose log is kept in memory: opened on its drawn list, ballots cast, officers who sign; what tests of its end begin with.
import { createHash } from 'node:crypto';
import {
  blind,
  buildVote,
  byLeafHash,
  type Choices,
  canon,
  checkSig,
  deriveContest,
  finishToken,
  leafHash,
  type Manifest,
  padOf,
  registroMessage,
  signEd25519,
  toBase64url,
  type Vote,
  voteMessage,
  webCrypto,
} from '@minga/ballot';
import { type SampleElection, sampleElection } from '@minga/ballot/testing';
import { assert, lot } from '@minga/basics';
import { sql } from 'kysely';
import { nodeCrypto } from '../../../../platform/node-crypto.ts';
import { givenStaff } from '../../../edition/editions/testing/steps.ts';
import type { ByTeam } from '../actions/by-team.ts';
import { goOn } from '../actions/sealed/go-on.ts';
import { officialFields } from '../rules/official-terms.ts';
import { readOfficialContest } from '../store/official-contests.ts';
import { listAsked } from '../store/sealed/sealed-results.ts';
import { withObjections } from './counted.ts';
import { KeptLog } from './kept-log.ts';
import {
  type BringGround,
  givenOfficer,
  givenOpened,
  greedy,
  type Opened,
  siteOf,
} from './opened.ts';

const CLOSED_AT = '2027-04-11T23:00:00Z';
/** A day after the close, and later. */
export const CLAIMS_OVER = new Date('2027-04-13T16:00:00Z');

export interface SealedGround extends BringGround {
  readonly opened: Opened;
  readonly election: SampleElection;
  readonly log: KeptLog;
  readonly electionId: string;
  /** Of the institution, who sign for the vote. */
  readonly signers: readonly { readonly id: string; readonly personId: string }[];
  /** By the places of its projects; each is a voter of her own. */
  readonly cast: (choices: readonly (readonly number[])[]) => Promise<void>;
  readonly act: (payload: object) => void;
}

interface SealedAsked {
  readonly slug: string;
  readonly isDemonstration?: boolean;
  readonly mode?: Manifest['urn']['mode'];
}

let voters = 0;

export async function givenSealed(
  ground: BringGround,
  { slug, isDemonstration = false, mode = 'feldman' }: SealedAsked,
): Promise<SealedGround> {
  const { db, town } = ground;
  const opened = await givenOpened(ground, slug, { more: greedy, plans: withObjections });
  const official = await readOfficialContest(db, opened.contestId, 1);
  assert(official !== undefined, 'its vote is open');
  const { terms } = official;
  const log = new KeptLog(`urna.example/${slug}`);
  const entropy = '41635216425361423516';
  const drawn = terms.projects.map(({ number }) => String(number));
  const ids = await lot('ballot/pudeto', drawn, entropy);
  const projects = terms.projects.map(({ number, name, costClp }) => ({
    ...{ id: String(number), name, cost: costClp, sha256: '' },
  }));
  const form = { kind: 'approval', min: 0, max: 3, points: 0, within_budget: false } as const;
  const election = await sampleElection(
    (made) => ({
      ...made,
      ...{ id: slug, demo: isDemonstration, title: `Votación de ${slug}` },
      log: { vkey: log.vkey },
      contests: made.contests.map((contest) => ({
        ...contest,
        ...{
          title: terms.contest,
          budget: terms.amountClp,
          projects,
          rule: { ...officialFields(terms) } as Record<string, string>,
        },
        ...{
          order: projects.map(({ id }) => id),
          ballot: { ...form, pad: padOf({ projects, ballot: { ...form, pad: 256 } }) },
        },
      })),
      lots: made.lots.map((one) => ({ ...one, ids })),
      urn:
        mode === 'feldman'
          ? made.urn
          : { ...made.urn, mode, n: 1, t: 1, holders: [], commits: made.urn.commits.slice(0, 1) },
    }),
    { pudeto: form },
  );
  const signers = await insertElection({
    ground,
    opened,
    election,
    slug,
    isDemonstration,
    listId: official.listId,
  });
  log.append(election.leaf);
  const cast = async (choices: readonly (readonly number[])[]) => {
    const leaves = await Promise.all(
      choices.map((places) =>
        ballotOf(election, places.map((place) => String(opened.numbers[place])).sort()),
      ),
    );
    log.append(canon(registroOf(election, leaves.length)));
    log.append(canon({ type: 'batch', contest: 'pudeto', n: leaves.length }));
    for (const { leaf } of leaves.toSorted(byLeafHash)) log.append(leaf);
  };
  const act = (payload: object) => {
    log.append(canon(election.act(payload)));
  };
  const officer = await givenOfficer(db, town.institutionId);
  return { ...ground, officer, opened, election, log, electionId: slug, signers, cast, act };
}

function registroOf({ hash, registrarKey }: SampleElection, count: number) {
  const events = Array.from({ length: count }, () => {
    voters += 1;
    const c = createHash('sha256').update(`voter ${voters}`).digest('base64url');
    return { c, ev: 'issued' } as const;
  }).toSorted((a, b) => (a.c < b.c ? -1 : 1));
  const leaf = { type: 'registro', day: '2027-04-10', part: 1, of: 1, events } as const;
  const sig = signEd25519(registrarKey, registroMessage(hash, leaf));
  return { ...leaf, sig: toBase64url(sig) };
}

/** A ballot of a voter of her own, as the booth makes it. */
/** Of a voter of her own. With `copied` it holds what that ballot sealed, which is bound to another key. */
export async function ballotOf(
  election: SampleElection,
  choices: Choices,
  contestId = 'pudeto',
  copied?: Vote,
) {
  voters += 1;
  const contest = election.contest(contestId);
  const seed = createHash('sha256').update(`seed ${voters}`).digest().subarray(0, 16);
  const secrets = deriveContest(new Uint8Array(seed), election.hash, contest);
  const of = { contest, manifestHash: election.hash, secrets };
  const bm = blind(of);
  assert(bm.ok, 'it is blinded');
  const bs = election.signBlinded(contestId, bm.value);
  const token = await finishToken({ ...of, bs, crypto: webCrypto });
  assert(token.ok, 'the token is good');
  const { urnKey } = election;
  const vote = await buildVote({ ...of, token: token.value, urnKey, choices, control: '' });
  assert(vote.ok, 'the ballot is legal');
  if (copied === undefined) return vote.value;
  const { sig: _, ...unsigned } = { ...vote.value.vote, enc: copied.enc, ct: copied.ct };
  const sig = toBase64url(signEd25519(secrets.sk, voteMessage(unsigned)));
  const leaf = canon({ ...unsigned, sig });
  return { ...vote.value, vote: { ...unsigned, sig }, leaf, hash: leafHash(leaf) };
}

interface Inserting {
  readonly ground: BringGround;
  readonly opened: Opened;
  readonly election: SampleElection;
  readonly slug: string;
  readonly isDemonstration: boolean;
  readonly listId: string;
}

async function insertElection(given: Inserting) {
  const { ground, opened, election, slug, isDemonstration, listId } = given;
  const { db, town } = ground;
  const at = new Date('2027-04-03T12:00:00Z');
  await db
    .insertInto('election.election')
    .values({
      ...{ id: slug, edition_id: opened.editionId, institution_id: town.institutionId },
      ...{ title: election.manifest.title, territory: 'Ancud', is_demonstration: isDemonstration },
      ...{ state: 'open', settings: '{}', manifest: Buffer.from(election.leaf) },
      ...{ fingerprint: Buffer.from(election.hash), created_at: at, opened_at: at },
    })
    .execute();
  await db
    .insertInto('election.election_contest')
    .values({
      election_id: slug,
      contest_id: opened.contestId,
      round: 1,
      code: 'pudeto',
      list_id: listId,
      place: 1,
    })
    .execute();
  const signers: { id: string; personId: string }[] = [];
  for (const { officer } of election.officers.slice(0, 3)) {
    const role = officer.role === 'certifier' ? 'certifying-officer' : 'pb-officer';
    const personId = await givenStaff(db, town.institutionId, role);
    const { id, name, jwk } = officer;
    await db
      .insertInto('election.officer')
      .values({
        ...{ election_id: slug, id, role: officer.role, name, person_id: personId },
        ...{ credential_id: `${slug}-${id}`, jwk: JSON.stringify(jwk), added_at: at },
      })
      .execute();
    signers.push({ id, personId });
  }
  return signers;
}

/** Certifier and substitute sign every act that waits, and the leaves go into the log. */
export async function signAll(ground: SealedGround, now = CLAIMS_OVER): Promise<void> {
  const { db, electionId, election, log, signers } = ground;
  for (const { actId, outcome, payload } of await listAsked(db, electionId)) {
    if (outcome !== null) continue;
    const leaf = election.act(JSON.parse(payload) as object);
    const context = {
      ...{ manifestHash: election.hash, origin: election.manifest.origins.A, crypto: nodeCrypto },
      officers: election.manifest.officers,
    };
    for (const sig of leaf.sigs) {
      const checked = await checkSig(sig, leaf, context);
      assert(checked.ok, 'the act is signed as it is kept');
      const personId = signers.find(({ id }) => id === sig.by)?.personId;
      await sql`insert into election.act_signature (act_id, election_id, officer_id, person_id,
          authenticator_data, client_data, signature, signed_at)
        values (${actId}, ${electionId}, ${sig.by}, ${personId}, '\\x00', '\\x00', '\\x00', ${now})`.execute(
        db,
      );
    }
    await sql`update election.log_act set outcome = 'signed', ended_at = ${now} where id = ${actId}`.execute(
      db,
    );
    log.append(canon(leaf));
  }
}

export function followingOf({ db, log }: Pick<SealedGround, 'db' | 'log'>, now = CLAIMS_OVER) {
  return {
    ...{ db, readUrn: log.read, verify: nodeCrypto.verifyEd25519, now: () => now },
    hash: nodeCrypto.sha256,
  };
}

export function goOnAt(ground: SealedGround, now = CLAIMS_OVER): Promise<boolean> {
  return goOn(followingOf(ground, now), ground.electionId);
}

export function openingOf({ db, log }: Pick<SealedGround, 'db' | 'log'>, now = CLAIMS_OVER) {
  return { ...siteOf(db), readUrn: log.read, now: () => now };
}

export function officerAt({ officer }: SealedGround, now = CLAIMS_OVER): ByTeam {
  return { ...officer, now };
}

/** The last batch is in, and nothing more is cast. */
export function closeLog({ log, act: _, election }: SealedGround): void {
  const votes = log.leaves.filter((leaf) =>
    new TextDecoder().decode(leaf).includes('"type":"vote"'),
  );
  log.append(
    canon({
      ...{ type: 'close', at: CLOSED_AT, size: log.leaves.length },
      ballots: election.manifest.contests.map(({ id }) => ({ contest: id, n: votes.length })),
    }),
  );
}
