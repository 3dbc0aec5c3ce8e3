// The forum in the database: asking, answering, useful marks, pins, guides, and what is left when somebody goes.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '../../../../platform/database/database.ts';
import { findAlike } from '../../../../platform/search.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { parseQuestionFilter } from '../rules/question-filter.ts';
import { listAnswers } from '../store/answers.ts';
import { readCommentAs } from '../store/comments.ts';
import { listGuideVersions, readGuide } from '../store/guides.ts';
import type { Place } from '../store/places.ts';
import { countQuestions, listQuestions, readQuestion } from '../store/questions.ts';
import { asks, givenAnswer, givenQuestion } from '../testing/forum.ts';
import {
  acting,
  givenCountry,
  givenPerson,
  givenPlace,
  givenStaff,
  hide,
  houseOver,
  letThrough,
  minutesLater,
  post,
  posted,
  scopeOf,
} from '../testing/given.ts';
import { closeQuestion } from './close-question.ts';
import { followTheme } from './follow-theme.ts';
import { forgetAuthor } from './forget-author.ts';
import { markUseful } from './mark-useful.ts';
import { pinAnswer } from './pin-answer.ts';
import { withdrawComment } from './withdraw-comment.ts';
import { answerCredit, publishGuide, reviseGuide, withdrawGuide } from './write-guide.ts';

const NEGRETE = '08307';

let given: TestDatabase;
let marcela: string;
let mario: string;
beforeAll(async () => {
  given = await testDatabase();
  await givenCountry(given.db);
  marcela = await givenStaff(given.db, 'subdere', 'national-staff');
  mario = await givenStaff(given.db, 'negrete', 'pb-officer');
});
afterAll(() => given?.close());

const refused = (code: string) => ({ ok: false, error: { code: `conversation/${code}` } });
const found = (text: string) =>
  countQuestions(given.db, parseQuestionFilter(new URLSearchParams(text)));
const mark = (commentId: string, personId: string, isUseful = true) =>
  markUseful(houseOver(given.db), { commentId, isUseful }, acting(personId));
async function noticesOf(personId: string): Promise<readonly string[]> {
  const { rows } = await given.pool.query(
    'select kind, title from people.notice where person_id = $1 order by created_at',
    [personId],
  );
  return rows.map(({ kind, title }) => `${kind} ${title}`);
}

async function answered() {
  const { db } = given;
  const [rosa, luz] = [
    await givenPerson(db, { name: 'Rosa M.' }),
    await givenPerson(db, { name: 'Luz V.' }),
  ];
  const question = await givenQuestion(db, rosa, marcela, { cut: NEGRETE });
  const answer = await givenAnswer(db, question, luz, marcela);
  return { rosa, luz, question, answer };
}

describe('a question', () => {
  test('of a new person waits, is found once it was let through, and tells those who follow its theme once a day', async () => {
    const { db } = given;
    const [asker, follower] = [await givenPerson(db), await givenPerson(db)];
    await followTheme(db, { theme: 'delivery', follows: true }, acting(follower));
    await followTheme(db, { theme: 'delivery', follows: true }, acting(asker));
    const theme = 'delivery';
    const { number, id, waits } = await asks(db, asker, {
      theme,
      title: '¿Quién fiscaliza la obra?',
    });
    expect(waits).toBe(true);
    expect(await found('tema=ejecucion')).toBe(0);
    await letThrough(db, 'subdere', marcela, id);
    const second = await asks(db, asker, { theme, title: '¿Y la mantención después?' });
    await letThrough(db, 'subdere', marcela, second.id);
    expect(second.number).toBe(number + 1);
    expect(await found('tema=ejecucion')).toBe(2);
    expect(await found('tema=ejecucion&q=fiscaliza')).toBe(1);
    expect(await noticesOf(follower)).toEqual([
      'conversation/followed-theme Hay preguntas nuevas en el foro sobre Ejecución de obras y programas',
    ]);
    expect((await noticesOf(asker)).join()).not.toContain('followed-theme');
  });

  test('takes no answer before others read it, nor when it is hidden; hidden or withdrawn, its title is nowhere', async () => {
    const { db } = given;
    const rosa = await givenPerson(db);
    const waiting = await asks(db, rosa, { title: '¿Título que nadie aprobó?' });
    const place = (await readQuestion(db, waiting.number))?.placeId ?? '';
    const at = { id: place } as Parameters<typeof post>[1];
    expect(await post(db, at, rosa)).toEqual(refused('question-gone'));
    await letThrough(db, 'subdere', marcela, waiting.id);
    const answer = await posted(db, at, rosa);
    await letThrough(db, 'subdere', marcela, answer.id);
    const titles = async () => {
      const { rows } = await given.pool.query(
        `select place.title, (select title from platform.search_document where key = place.id::text)
           as found, question.title as kept
         from conversation.place join conversation.forum_question question on place_id = place.id
         where place.id = $1`,
        [place],
      );
      return rows[0];
    };
    const title = '¿Título que nadie aprobó?';
    expect(await titles()).toEqual({ title, found: title, kept: title });
    await hide(db, 'subdere', marcela, waiting.id);
    const numbered = `Pregunta ${waiting.number} del foro`;
    expect(await titles()).toEqual({ title: numbered, found: null, kept: title });
    expect(await post(db, at, rosa)).toEqual(refused('question-gone'));
    expect((await withdrawComment(db, waiting.id, acting(rosa))).ok).toBe(true);
    expect(await titles()).toEqual({ title: numbered, found: null, kept: null });
  });
});

describe('questions', () => {
  test('two at once have a number each, and whoever asks too much waits', async () => {
    const { db } = given;
    const asker = await givenPerson(db);
    const many = await Promise.all([1, 2, 3, 4, 5, 6].map(() => asks(db, asker)));
    expect(new Set(many.map(({ number }) => number)).size).toBe(6);
    await expect(asks(db, asker)).rejects.toThrow('conversation/too-many');
  });

  test('speaks for a team only of whoever keeps the forum there, and for nobody outside the forum', async () => {
    const { db } = given;
    const { id: forInstitutionId } = await scopeOf(db, 'negrete');
    const of = async (commentId: string) => (await readCommentAs(db, commentId, mario))?.spokenFor;
    const { id, number } = await asks(db, mario, { forInstitutionId });
    expect(await of(id)).toBe('Municipalidad de Negrete');
    await letThrough(db, 'subdere', marcela, id);
    const place = { id: (await readQuestion(db, number))?.placeId ?? '' } as Place;
    const rosa = await givenPerson(db);
    expect(await post(db, place, rosa, { forInstitutionId })).toEqual(refused('not-of-team'));
    await expect(asks(db, rosa, { forInstitutionId })).rejects.toThrow('not-of-team');
    expect(await of((await posted(db, place, mario, { forInstitutionId })).id)).toContain(
      'Negrete',
    );
    const elsewhere = await posted(db, await givenPlace(db, 'ancud'), mario, { forInstitutionId });
    expect(await of(elsewhere.id)).toBeNull();
  });

  test('is like another by two words of its title, whatever their endings, and like nothing by none', async () => {
    const { db } = given;
    const asker = await givenPerson(db);
    await givenQuestion(db, asker, marcela, { title: '¿Quién paga la mantención de las plazas?' });
    const like = async (title: string) => {
      const asked = { room: 'conversation', kinds: ['question'], title, limit: 5 } as const;
      return (await findAlike(db, { ...asked, locale: 'es-CL' })).map((one) => one.title);
    };
    expect(await like('pagar la mantencion de mi plaza')).toContain(
      '¿Quién paga la mantención de las plazas?',
    );
    expect(await like('Semáforo')).toEqual([]);
    expect(await like('¿?')).toEqual([]);
  });
});

describe('an answer', () => {
  test('tells whoever asked, is useful once for each person and never for its author', async () => {
    const { rosa, luz, question, answer } = await answered();
    expect((await noticesOf(rosa)).join()).toContain('Respondieron tu pregunta «¿Cómo votan');
    const other = await givenPerson(given.db);
    expect((await mark(answer, other)).ok && (await mark(answer, other)).ok).toBe(true);
    expect((await mark(answer, rosa)).ok).toBe(true);
    expect(await mark(answer, luz)).toEqual(refused('own-answer'));
    expect(await mark(question.askedCommentId, other)).toEqual(refused('no-answer'));
    const count = async () =>
      (
        await listQuestions(given.db, parseQuestionFilter(new URLSearchParams('comuna=negrete')), {
          limit: 9,
          offset: 0,
        })
      ).find(({ number }) => number === question.number)?.usefulCount;
    expect(await count()).toBe(2);
    await mark(answer, other, false);
    expect(await count()).toBe(1);
  });

  test('stands in its order: pinned, then useful to most, then the oldest, and traces last', async () => {
    const { db } = given;
    const { luz, question, answer: first } = await answered();
    const at = (text: string, minutes: number) =>
      givenAnswer(db, question, luz, marcela, text, minutesLater(minutes));
    const [second, third, gone] = [
      await at('Dos.', 1),
      await at('Tres.', 2),
      await at('Cuatro.', 3),
    ];
    await mark(second, await givenPerson(db));
    await withdrawComment(db, gone, acting(luz));
    const order = async () => {
      const { place, askedCommentId } = question;
      const asked = { placeId: place.id, askedCommentId, viewerId: undefined };
      return (await listAnswers(db, asked, { limit: 9, offset: 0 })).map(({ id }) => id);
    };
    expect(await order()).toEqual([second, first, third, gone]);
    const scope = await scopeOf(db, 'negrete');
    const pin = (commentId: string, isPinned = true) =>
      pinAnswer(db, scope, { commentId, isPinned }, acting(mario));
    expect(await pin(third)).toEqual({ ok: true, value: question.number });
    expect(await order()).toEqual([third, second, first, gone]);
    expect((await noticesOf(luz)).join()).toContain('fijó una respuesta tuya');
    await pin(first);
    expect(await order()).toEqual([first, second, third, gone]);
    await pin(first, false);
    expect(await order()).toEqual([second, first, third, gone]);
    expect(await pin(gone)).toEqual(refused('not-answerable'));
    expect(await pin(question.askedCommentId)).toEqual(refused('no-answer'));
  });
});

describe('an answer that is marked', () => {
  test('is pinned by the comuna, its region and the national bodies, and by nobody else', async () => {
    const { db } = given;
    const { answer } = await answered();
    const pin = async (slug: string) =>
      pinAnswer(db, await scopeOf(db, slug), { commentId: answer, isPinned: true }, acting(mario));
    for (const slug of ['negrete', 'gore-biobio', 'subdere', 'dos']) {
      expect(`${slug} ${(await pin(slug)).ok}`).toBe(`${slug} true`);
    }
    for (const slug of ['ancud', 'gore-los-lagos'])
      expect(await pin(slug)).toEqual(refused('unknown'));
  });

  test('that is none cannot be marked, pinned or made a guide even past the application', async () => {
    const { question, answer, luz } = await answered();
    const reply = await posted(given.db, question.place, luz, { answersId: answer });
    const insert = (table: string, columns: string, values: readonly unknown[]) =>
      given.pool.query(
        `insert into conversation.${table} (${columns}) values (${values.map((_, n) => `$${n + 1}`)})`,
        [...values],
      );
    for (const comment of [question.askedCommentId, reply.id]) {
      const now = new Date();
      await expect(
        insert('useful_mark', 'comment_id, person_id, marked_at', [comment, marcela, now]),
      ).rejects.toMatchObject({ constraint: 'only_an_answer' });
      const at = [question.place.id, (await scopeOf(given.db, 'dos')).id, comment, now];
      await expect(
        insert('pin', 'place_id, institution_id, comment_id, pinned_at', at),
      ).rejects.toMatchObject({ constraint: 'only_an_answer' });
    }
    await expect(
      insert('useful_mark', 'comment_id, person_id, marked_at', [answer, luz, new Date()]),
    ).rejects.toMatchObject({ constraint: 'not_by_its_author' });
  });
});

describe('a closed question', () => {
  test('is read and takes nothing new, says who closed it and why, and can be opened again', async () => {
    const { db } = given;
    const { luz, question } = await answered();
    const { number, place } = question;
    const scope = await scopeOf(db, 'subdere');
    const close = (words: string | undefined) =>
      closeQuestion(db, scope, { number, words }, acting(marcela));
    expect((await close('Está en la guía.')).ok).toBe(true);
    expect(await close('Otra vez.')).toEqual(refused('already-closed'));
    expect((await readQuestion(db, number))?.closing).toMatchObject({ words: 'Está en la guía.' });
    expect(await post(db, place, luz)).toEqual(refused('closed'));
    expect((await close(undefined)).ok).toBe(true);
    expect((await post(db, place, luz)).ok).toBe(true);
    const foreign = await scopeOf(db, 'ancud');
    expect(await closeQuestion(db, foreign, { number, words: 'No.' }, acting(mario))).toEqual(
      refused('unknown'),
    );
  });
});

async function published() {
  const { db } = given;
  const on = await answered();
  const scope = await scopeOf(db, 'subdere');
  const text = { title: 'La urna que recorre', text: '# Antes\n1. Mapa.', lang: 'es' } as const;
  const write = () => publishGuide(db, scope, { commentId: on.answer, ...text }, acting(marcela));
  const slug = await write();
  if (!slug.ok) throw new Error('published');
  return { ...on, scope, slug: slug.value, text, write };
}

describe('a guide', () => {
  test('grows once from an answer, keeps every version, and is changed from the latest alone', async () => {
    const { db } = given;
    const { scope, slug, text, write, question } = await published();
    expect(await write()).toEqual({
      ok: false,
      error: { code: 'conversation/has-guide', slug },
    });
    const revise = (fromVersion: number, more = 'Dos.') =>
      reviseGuide(
        db,
        scope,
        { slug, ...text, text: more, change: 'Agrega un paso.', fromVersion },
        acting(marcela),
      );
    expect((await revise(1)).ok).toBe(true);
    expect(await revise(1)).toEqual(refused('guide-changed'));
    expect(await revise(2)).toEqual(refused('guide-same'));
    const guide = await readGuide(db, slug);
    expect(guide).toMatchObject({ number: 2, questionNumber: question.number, text: 'Dos.' });
    const versions = await listGuideVersions(db, guide?.id ?? '');
    expect(versions.map(({ number, change }) => [number, change])).toEqual([
      [2, 'Agrega un paso.'],
      [1, null],
    ]);
    await expect(
      given.pool.query(`update conversation.guide_version set text = 'Otra cosa'`),
    ).rejects.toMatchObject({ constraint: 'guide_versions_stay' });
    await expect(given.pool.query('delete from conversation.guide_version')).rejects.toMatchObject({
      constraint: 'guide_versions_stay',
    });
    const other = { slug, ...text, change: 'No.', fromVersion: 2 };
    expect(await reviseGuide(db, await scopeOf(db, 'dos'), other, acting(marcela))).toEqual(
      refused('unknown'),
    );
  });

  test('two of one title have an address each; withdrawn, it is found no more and changes no more', async () => {
    const { db } = given;
    const [one, two] = [await published(), await published()];
    expect(two.slug).not.toBe(one.slug);
    const searched = async () => {
      const { rows } = await given.pool.query(
        `select count(*)::int as n from platform.search_document where kind = 'guide' and path like $1`,
        [`%/${two.slug}`],
      );
      return rows[0].n;
    };
    expect(await searched()).toBe(1);
    const withdraw = () =>
      withdrawGuide(db, two.scope, { slug: two.slug, reason: 'Cambió la ley.' }, acting(marcela));
    expect((await withdraw()).ok).toBe(true);
    expect(await withdraw()).toEqual(refused('guide-withdrawn'));
    expect(await searched()).toBe(0);
    const revision = { slug: two.slug, ...two.text, text: 'X', change: 'Y', fromVersion: 1 };
    expect(await reviseGuide(db, two.scope, revision, acting(marcela))).toEqual(
      refused('guide-withdrawn'),
    );
    expect((await two.write()).ok).toBe(true);
  });
});

describe('the author of an answer', () => {
  test('is named by a guide only when she says so, and no more once she is forgotten', async () => {
    const { db } = given;
    const { luz, rosa, slug } = await published();
    expect((await noticesOf(luz)).join()).toContain('Decide si dice tu nombre');
    expect((await readGuide(db, slug))?.credit).toBe('asked');
    expect(await answerCredit(db, { slug, agrees: true }, acting(rosa))).toEqual(
      refused('unknown'),
    );
    expect((await answerCredit(db, { slug, agrees: true }, acting(luz))).ok).toBe(true);
    expect((await readGuide(db, slug))?.credit).toBe('agreed');
    await inTransaction(db, (tx) => forgetAuthor(tx, luz, new Date()));
    expect(await readGuide(db, slug)).toMatchObject({
      credit: 'declined',
      answererId: null,
      answerIsRead: false,
      title: 'La urna que recorre',
    });
  });
});
