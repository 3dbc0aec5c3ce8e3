// What tests of topics begin with: members that speak, a topic with its questions, and an agreement on the quorum.
import { randomUUID } from 'node:crypto';
import { assert } from '@minga/basics';
import type { Database } from '../../../../platform/database/database.ts';
import type { TestDatabase } from '../../../../platform/testing/database.ts';
import { insertPastRules } from '../../../../platform/testing/past-rules.ts';
import { askQuestion, openTopic } from '../actions/keep-topic.ts';
import { recordQuorum } from '../actions/record-quorum.ts';
import type { BySecretariat } from '../actions/secretariat.ts';
import { takeStance } from '../actions/take-stance.ts';
import type { StanceChoice } from '../rules/stance.ts';
import { findTopic, listQuestions, type Question, type Topic } from '../store/topics.ts';
import { pathIn } from '../web/paths.ts';
import { NOW, scopeOfInstitution } from './given.ts';

export async function givenTopic(
  db: Database,
  by: BySecretariat,
  statements: readonly string[] = ['La edad mínima para votar es 14 años.'],
): Promise<{ readonly topic: Topic; readonly questions: readonly Question[] }> {
  const written = { title: 'Edad mínima', purpose: 'Saber desde qué edad se vota.' };
  const number = await openTopic(db, by, written);
  for (const statement of statements) {
    const asked = await askQuestion(db, by, { number, statement });
    assert(asked.ok, `asked: ${JSON.stringify(asked)}`);
  }
  const topic = await findTopic(db, number);
  assert(topic !== undefined, 'it was opened');
  return { topic, questions: await listQuestions(db, topic.id) };
}

export const by = (personId: string, now = NOW) => ({ personId, now, pathIn });

/** What a representative answers, without reasons. */
export function say(
  db: Database,
  personId: string,
  { topic, questionId, choice }: { topic: number; questionId: string; choice: StanceChoice },
  now = NOW,
) {
  const condition = choice === 'agree-if' ? 'Si hay fondos.' : '';
  const written = { choice, condition, reasons: '' };
  return takeStance(db, by(personId, now), { topic, questionId, written, evidence: [] });
}

/** Minutes of a sitting that were approved with one agreement: their id. */
export async function givenAgreement(database: TestDatabase, number = 1): Promise<string> {
  const { id: institution_id } = await scopeOfInstitution(database.db, 'subdere');
  const [gathering_id, id] = [randomUUID(), randomUUID()];
  await insertPastRules(database, 'gatherings.gathering', {
    ...{ id: gathering_id, institution_id, slug: `sesion-${gathering_id}`, kind: 'roundtable' },
    ...{ level: 'control', title: `Sesión ${number}`, purpose: 'Acordar.', effect: 'Se cumple.' },
    ...{ agenda: [], place: 'Santiago', access_notes: '', support_notes: '', audience: 'Todos' },
    ...{ contact: 'Mesa', time_zone: 'America/Santiago', starts_at: NOW },
    ...{ ends_at: new Date(NOW.getTime() + 3_600_000), state: 'approved', number },
    ...{ created_at: NOW, published_at: NOW },
  });
  await insertPastRules(database, 'gatherings.minutes', {
    ...{ id, gathering_id, version: 1, text: 'Se acordó el quórum.', drafted_at: NOW },
    ...{ approved_at: NOW, people_count: 4, content_sha256: 'a'.repeat(64) },
  });
  await insertPastRules(database, 'gatherings.agreement', {
    ...{ minutes_id: id, position: 1, text: 'Quórum de dos tercios.' },
  });
  return id;
}

export async function givenQuorum(
  database: TestDatabase,
  secretary: BySecretariat,
  {
    numerator,
    denominator,
    mustBack = [],
    sitting = 1,
    now = NOW,
  }: {
    readonly numerator: number;
    readonly denominator: number;
    readonly mustBack?: readonly string[];
    readonly sitting?: number;
    readonly now?: Date;
  },
): Promise<void> {
  const minutesId = await givenAgreement(database, sitting);
  const approved = { numerator, denominator, mustBack, minutesId, position: 1 };
  const recorded = await recordQuorum(database.db, { ...secretary, now }, approved);
  assert(recorded.ok, `recorded: ${JSON.stringify(recorded)}`);
}
