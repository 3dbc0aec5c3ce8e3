// The secretariat opens a topic, asks its questions, puts them to residents, and closes it.
import { err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { putDocuments } from '../../../../platform/search.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { ROUNDTABLE_ZONE } from '../rules/call.ts';
import type { Refusal } from '../rules/refusal.ts';
import {
  decideOpinionDays,
  MOST_QUESTIONS,
  mustBeOpen,
  type TopicWritten,
} from '../rules/topic.ts';
import { documentOfTopic, SEARCH_ROOM } from '../store/search-documents.ts';
import {
  findTopic,
  holdTopic,
  insertQuestion,
  insertTopic,
  listQuestions,
  type Question,
  type Topic,
  updateStatement,
  updateTopic,
} from '../store/topics.ts';
import { type BySecretariat, log } from './secretariat.ts';

/** Its number. */
export function openTopic(db: Database, by: BySecretariat, written: TopicWritten): Promise<number> {
  return inTransaction(db, async (tx) => {
    const number = await insertTopic(tx, by.scope.id, written, by.now);
    await findable(tx, by, number);
    await log(tx, by, { step: 'topic-opened', topic: number });
    return number;
  });
}

async function findable(tx: Tx, { pathIn }: BySecretariat, number: number): Promise<void> {
  const topic = await findTopic(tx, number);
  if (topic !== undefined) await putDocuments(tx, SEARCH_ROOM, [documentOfTopic(topic, pathIn)]);
}

/** Does something with an open topic of this body while nobody else does; another's is not there. */
function onTopic<T>(
  db: Database,
  by: BySecretariat,
  number: number,
  work: (tx: Tx, topic: Topic) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  return inTransaction(db, async (tx) => {
    const topic = await holdTopic(tx, number, { alone: true });
    if (topic === undefined || topic.institutionId !== by.scope.id) {
      return err({ code: 'roundtable/no-topic' });
    }
    const may = mustBeOpen(topic);
    return may.ok ? work(tx, topic) : may;
  });
}

export function editTopic(
  db: Database,
  by: BySecretariat,
  { number, written }: { readonly number: number; readonly written: TopicWritten },
): Promise<Result<void, Refusal>> {
  return onTopic(db, by, number, async (tx, { id }) => {
    await updateTopic(tx, id, written);
    await findable(tx, by, number);
    await log(tx, by, { step: 'topic-edited', topic: number });
    return ok(undefined);
  });
}

/** What was said stays as it is; nobody adds to it. */
export function closeTopic(
  db: Database,
  by: BySecretariat,
  number: number,
): Promise<Result<void, Refusal>> {
  return onTopic(db, by, number, async (tx, { id }) => {
    await updateTopic(tx, id, { closedAt: by.now });
    await log(tx, by, { step: 'topic-closed', topic: number });
    return ok(undefined);
  });
}

export function askQuestion(
  db: Database,
  by: BySecretariat,
  { number, statement }: { readonly number: number; readonly statement: string },
): Promise<Result<void, Refusal>> {
  return onTopic(db, by, number, async (tx, { id: topicId }) => {
    const asked = await listQuestions(tx, topicId);
    const position = 1 + Math.max(0, ...asked.map((one) => one.position));
    if (position > MOST_QUESTIONS) {
      return err({ code: 'roundtable/too-many-questions', most: MOST_QUESTIONS });
    }
    await insertQuestion(tx, { topicId, position, statement, now: by.now });
    await log(tx, by, { step: 'question-asked', topic: number, question: position });
    return ok(undefined);
  });
}

interface Rewording {
  readonly number: number;
  readonly questionId: string;
  readonly statement: string;
}

/** Reworded while nobody answered it; after that another takes its place, and it stays with its answers. */
export function rewordQuestion(
  db: Database,
  by: BySecretariat,
  { number, questionId, statement }: Rewording,
): Promise<Result<'reworded' | 'replaced', Refusal>> {
  return onTopic(db, by, number, async (tx, { id: topicId }) => {
    const question = await findQuestion(tx, topicId, questionId);
    if (question === undefined) return err({ code: 'roundtable/no-question' });
    if (question.replacedAt !== undefined) return err({ code: 'roundtable/question-replaced' });
    const { position } = question;
    if (question.isAnswered) {
      const given = { topicId, position, statement, replacesId: questionId, now: by.now };
      await insertQuestion(tx, given);
    } else {
      await updateStatement(tx, questionId, statement);
    }
    const how = question.isAnswered ? 'replaced' : 'reworded';
    await log(tx, by, { step: `question-${how}`, topic: number, question: position });
    return ok(how);
  });
}

async function findQuestion(tx: Tx, topicId: string, id: string): Promise<Question | undefined> {
  return (await listQuestions(tx, topicId)).find((one) => one.id === id);
}

export function putToResidents(
  db: Database,
  by: BySecretariat,
  {
    number,
    days,
  }: { readonly number: number; readonly days: { readonly from: string; readonly until: string } },
): Promise<Result<void, Refusal>> {
  return onTopic(db, by, number, async (tx, topic) => {
    const may = decideOpinionDays(topic, days, dayIn(ROUNDTABLE_ZONE, by.now));
    if (!may.ok) return may;
    await updateTopic(tx, topic.id, { opinions: days });
    await log(tx, by, { step: 'put-to-residents', topic: number, ...days });
    return ok(undefined);
  });
}
