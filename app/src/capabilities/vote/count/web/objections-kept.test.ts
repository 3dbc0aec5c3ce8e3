// Objections on paper, and what is kept of whoever objects: in time by its day of reception, shown to her, and unlinked when she asks.
import { assert } from '@minga/basics';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ArchivedFile } from '../../../../platform/institution-archive.ts';
import type { PaperEntry } from '../../../../platform/paper.ts';
import type { House } from '../../../../platform/room.ts';
import { certificationArchive } from '../certification-archive.ts';
import { contributions } from '../index.ts';
import { findObjection } from '../store/objections.ts';
import {
  AFTER,
  type CountedVote,
  type CountGround,
  givenCounted,
  givenCounting,
  OBJECTING,
} from '../testing/counted.ts';
import { answer, certify, codeOf, file } from '../testing/objecting.ts';
import { objectionOnPaper } from './objection-on-paper.ts';

let ground: CountGround;
beforeAll(async () => {
  ground = await givenCounting();
});
afterAll(() => ground?.given.close());

const house = (now: Date) =>
  ({
    db: ground.db,
    clock: { now: () => now },
    publicUrl: 'https://minga.example',
  }) as unknown as House;

let number = 0;

/** A sheet that the desk enters on that day, whose day of reception is the one typed. */
async function enter(vote: CountedVote, typed: Readonly<Record<string, string>>, now = AFTER) {
  const key = `ancud.${vote.slug}.pudeto`;
  const subject = { key, label: () => key };
  const parsed = await objectionOnPaper.parse(typed, house(now), subject);
  if (!parsed.isSound) return parsed.problems.map(({ message }) => message).join(' ');
  const { institutionId } = ground.town;
  const entered = await ground.db.transaction().execute(async (tx) => {
    const run = { form: 'count/objection', subject: key, content: '{}', layout: 'paper-1' };
    const { id: run_id } = await tx
      .insertInto('records.paper_run')
      .values({ ...run, institution_id: institutionId, printed_at: now })
      .returning('id')
      .executeTakeFirstOrThrow();
    const code = String(++number).padStart(16, '0');
    const { id: sheetId } = await tx
      .insertInto('records.paper_sheet')
      .values({ run_id, institution_id: institutionId, year: 2027, number, code })
      .returning('id')
      .executeTakeFirstOrThrow();
    const entry: PaperEntry = {
      ...{ tx, house: house(now), institutionId, sheetId, subject: key },
      ...{ personId: vote.residentId, now, enteredAt: now },
    };
    return objectionOnPaper.enter({ ...entry, values: parsed.values });
  });
  return entered.ok ? 'entered' : entered.error.sentence;
}

const typed = { tema: 'count', texto: 'Faltan votos.', pide: 'recount', recibida: '2027-04-21' };

test('on paper it counts from the day on which the office received it, whenever it is entered', async () => {
  const vote = await givenCounted(ground, 'papel');
  expect(await enter(vote, { ...typed, recibida: '' })).toContain('Escribe el día');
  expect(await enter(vote, { ...typed, texto: '' })).toContain('Cuenta qué pasó.');
  expect(await enter(vote, { ...typed, recibida: '2027-04-22' })).toContain('terminó el');
  expect(await enter(vote, { ...typed, recibida: '2027-04-23' })).toContain('después de hoy');
  expect(await enter(vote, typed)).toBe('entered');
  const one = await findObjection(ground.db, vote.editionId, { year: 2027, number: 1 });
  expect(one).toMatchObject({ channel: 'paper', receivedOn: '2027-04-21', filedAt: AFTER });
  const subjects = (now: Date) => objectionOnPaper.subjects(house(now), ground.town.institutionId);
  const named = (key: string) => (each: { readonly key: string }) => each.key === key;
  const past = async (now: Date) => (await subjects(now)).find(named('ancud.papel.pudeto'))?.isPast;
  expect(await past(OBJECTING)).toBe(false);
  expect(await past(AFTER)).toBe(true);
  await answer(ground, vote, 1, { outcome: 'rejected', remedy: '' });
  expect(codeOf(await certify(ground, vote))).toBe('yes');
  expect(await enter(vote, typed)).toBe('entered');
  const late = await findObjection(ground.db, vote.editionId, { year: 2027, number: 2 });
  expect(late).toMatchObject({ receivedOn: '2027-04-21', isAfterCertification: true });
  expect(await enter(vote, { ...typed, recibida: '2027-04-22' })).toContain('terminó el');
});

test('the printed form says until when, asks what the page asks, and for the day of its reception', async () => {
  const vote = await givenCounted(ground, 'impresa');
  const key = `ancud.${vote.slug}.pudeto`;
  const body = await objectionOnPaper.body(house(OBJECTING), { key, label: () => key });
  expect(body.instructions().join(' ')).toContain('21 de abril de 2027 a las 23:59');
  expect(body.fields.map(({ name }) => name)).toEqual([
    'tema',
    'texto',
    'pide',
    'mesa',
    'recibida',
  ]);
});

test('she is shown what she objected and answered, and once she is forgotten it stays and is nobody’s', async () => {
  const vote = await givenCounted(ground, 'olvido');
  await file(ground, vote);
  await answer(ground, vote, 1);
  const { privacy } = contributions;
  assert(privacy !== undefined && 'forget' in privacy, 'the room keeps something of people');
  const held = (personId: string) => privacy.heldAbout(house(AFTER), personId);
  const [own] = await held(vote.residentId);
  expect(own).toMatchObject({ label: 'Objeción 1 de 2027', whenForgotten: 'unlinked' });
  expect(JSON.stringify(own)).toContain('En la mesa 2 faltan votos.');
  const answered = await held(ground.answering.actor.personId);
  expect(answered.map(({ label }) => label)).toContain(
    'Respuesta que diste a la objeción 1 de 2027',
  );
  expect(JSON.stringify(answered)).not.toContain('En la mesa 2 faltan votos.');
  await ground.db.transaction().execute((tx) => privacy.forget(tx, vote.residentId, AFTER));
  expect(await held(vote.residentId)).toEqual([]);
  const stays = await findObjection(ground.db, vote.editionId, { year: 2027, number: 1 });
  expect(stays).toMatchObject({ personId: null, text: 'En la mesa 2 faltan votos.' });
});

test('what was certified goes with the archive of the institution', async () => {
  const vote = await givenCounted(ground, 'archivo');
  await certify(ground, vote);
  const files: ArchivedFile[] = [];
  const tools = { db: ground.db } as Parameters<typeof certificationArchive>[0];
  const institution = { id: ground.town.institutionId } as Parameters<
    typeof certificationArchive
  >[1];
  for await (const one of certificationArchive(tools, institution)) files.push(one);
  const own = files.find(({ path }) => path === 'certificaciones/archivo.json');
  expect(Buffer.from((own?.bytes as Uint8Array) ?? []).toString()).toContain(vote.resultId);
});
