// What tests do with objections and certifications of a counted vote, in one line each.
import { givenAct } from '../../../edition/editions/testing/acts.ts';
import { givenDocument } from '../../../edition/editions/testing/given.ts';
import { answerObjection, type ByDesk } from '../actions/answer-objection.ts';
import { certifyResult, correctResult } from '../actions/certify-result.ts';
import { type FilingObjection, fileObjection } from '../actions/file-objection.ts';
import { findVote } from '../actions/objected-vote.ts';
import type { ObjectionAnswered } from '../rules/objection.ts';
import { insertCertification } from '../store/certifications.ts';
import { AFTER, type CountedVote, type CountGround, OBJECTING, votesAsked } from './counted.ts';

const site = { publicUrl: 'https://minga.example', isDemonstration: true };
const written = { title: 'Prueba', blocks: [{ kind: 'text', text: 'De prueba.' }] } as const;

export function codeOf(answer: {
  readonly ok: boolean;
  readonly error?: { readonly code: string };
}): string | undefined {
  return answer.ok ? 'yes' : answer.error?.code;
}

/** The name of what the database refuses by, or `taken`. */
export async function refusedBy(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt;
    return 'taken';
  } catch (error) {
    return (error as { constraint?: string }).constraint ?? String(error);
  }
}

/** A resident objects and asks for a recount; `more` says otherwise. */
export function file(
  { db }: CountGround,
  { slug, residentId }: CountedVote,
  more: Partial<FilingObjection> = {},
) {
  return fileObjection(db, {
    ...{ asked: votesAsked(slug), actor: { personId: residentId, grants: [] }, now: OBJECTING },
    ...{ text: 'En la mesa 2 faltan votos.', ground: 'count', asks: 'recount', table: '' },
    ...more,
  });
}

let sheets = 0;

/** The sheet of an objection that the office received on that day. */
export async function givenSheet(
  { db, town: { institutionId } }: CountGround,
  { slug }: CountedVote,
  receivedOn: string,
) {
  const number = ++sheets;
  const { id: run_id } = await db
    .insertInto('records.paper_run')
    .values({
      ...{ form: 'count/objection', subject: `ancud.${slug}.pudeto`, content: '{}' },
      ...{ layout: 'paper-1', institution_id: institutionId, printed_at: OBJECTING },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const code = String(number).padStart(16, '0');
  const { id: sheetId } = await db
    .insertInto('records.paper_sheet')
    .values({ run_id, institution_id: institutionId, year: 2027, number, code })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { sheetId, receivedOn };
}

/** Accepted with a recount by somebody else, unless it is said otherwise. */
export async function answer(
  { db, answering }: CountGround,
  { slug }: CountedVote,
  number: number,
  more: Partial<ObjectionAnswered> = {},
  by: ByDesk = answering,
) {
  const found = await findVote(db, votesAsked(slug));
  if (!found.ok) return found;
  return answerObjection(db, by, {
    ...site,
    ...{ found: found.value, year: 2027, number },
    answer: {
      ...{ outcome: 'accepted', remedy: 'recount', table: '', reasons: 'El acta lo muestra.' },
      ...more,
    },
    write: () => written,
    tell: () => ({
      titles: { 'es-CL': 'Respondida', en: 'Answered' },
      paths: { 'es-CL': '/', en: '/en' },
    }),
  });
}

interface CertifyMore {
  readonly now?: Date;
  /** Only the row, past every rule: of the first result, unless another is named. */
  readonly past?: true;
  readonly resultId?: string;
  readonly kind?: string;
  readonly outcome?: 'executed' | null;
  readonly sha256?: string;
  readonly subject?: string;
}

/** The last result is certified by an act that two people signed; of an earlier one where it is written past the rules. */
export function certify(ground: CountGround, vote: CountedVote, more: CertifyMore = {}) {
  const { db, town } = ground;
  const { now = AFTER, kind = 'count/certify', outcome = 'executed' } = more;
  const { resultId = vote.resultId } = more;
  return db
    .transaction()
    .execute(async (tx) => {
      const found = await findVote(tx, votesAsked(vote.slug));
      if (!found.ok) return found;
      const last = found.value.state.result;
      const first = await tx
        .selectFrom('count.result')
        .where('id', '=', resultId)
        .select('outcome_sha256')
        .executeTakeFirstOrThrow();
      const result = more.past
        ? {
            id: resultId,
            version: 1,
            sha256: more.sha256 ?? first.outcome_sha256.toString('hex'),
          }
        : { id: last?.id ?? '', version: last?.version ?? 0, sha256: last?.sha256 ?? '' };
      const payload = {
        ...about(vote, town.institutionId),
        result: { ...result, documentCode: 'x' },
      };
      const actId = await givenAct(tx, town, {
        ...{ kind, payload, outcome, editionId: vote.editionId },
        subject: more.subject ?? `contest:${vote.contestId}`,
      });
      if (more.past) {
        const documentId = await givenDocument(tx, town.institutionId);
        const row = { contestId: vote.contestId, round: 1, resultId };
        await insertCertification(tx, { ...row, actId, documentId, now });
        return { ok: true as const, value: undefined };
      }
      const objections = { count: 0, accepted: 0 };
      const whole = { ...payload, objections, funded: [] };
      const done = await certifyResult(
        tx,
        { ...ground.certifying, now },
        {
          ...site,
          ...{ payload: whole, actId, write: () => written },
        },
      );
      return done.ok ? done : rolledBack(done);
    })
    .catch(refusalOf);
}

export function correct(ground: CountGround, vote: CountedVote, now = AFTER) {
  const { db, town } = ground;
  return db
    .transaction()
    .execute(async (tx) => {
      const found = await findVote(tx, votesAsked(vote.slug));
      const certified = found.ok ? found.value.state.certified : undefined;
      const result = { id: certified?.resultId ?? '', version: 1, documentCode: 'x' };
      const reason = 'La mesa 2 se sumó dos veces.';
      const payload = { ...about(vote, town.institutionId), result, reason };
      const actId = await givenAct(tx, town, {
        ...{ kind: 'count/correct', payload, editionId: vote.editionId },
        subject: `contest:${vote.contestId}`,
      });
      const done = await correctResult(tx, { ...ground.certifying, now }, { payload, actId });
      return done.ok ? done : rolledBack(done);
    })
    .catch(refusalOf);
}

function about({ editionId, slug, contestId }: CountedVote, institutionId: string) {
  return {
    place: { id: institutionId, slug: 'ancud', name: 'Municipalidad de Ancud' },
    edition: { id: editionId, slug, name: slug },
    contest: { id: contestId, slug: 'pudeto', name: 'Sector Pudeto' },
    round: 1,
  };
}

interface Refused {
  readonly ok: false;
  readonly error: { readonly code: string };
}

/** A refused act leaves nothing behind, as in the program. */
class RolledBack extends Error {
  readonly refused: Refused;
  constructor(refused: Refused) {
    super(refused.error.code);
    this.refused = refused;
  }
}

function rolledBack(refused: Refused): never {
  throw new RolledBack(refused);
}

function refusalOf(error: unknown): Refused {
  if (error instanceof RolledBack) return error.refused;
  throw error;
}
