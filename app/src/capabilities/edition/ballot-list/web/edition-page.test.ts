// The public page of an edition with everything that the rooms add to it, and what it costs.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countedDatabase } from '../../../../platform/testing/counted-queries.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { testSite } from '../../../../site/testing.ts';
import { CLOSES } from '../../consultations/testing/given.ts';
import { givenTown } from '../../editions/testing/steps.ts';
import { FREEZING, leave } from '../testing/given.ts';
import { givenShown, givenTeams } from '../testing/shown.ts';

let given: TestDatabase;
const path = '/ediciones/ancud/entera';
const clock = { now: () => FREEZING };

beforeAll(async () => {
  given = await testDatabase();
  await testSite(given.db, { clock });
  const teams = await givenTeams(given.db, await givenTown(given.db));
  const { projectIds } = await givenShown(teams, 'entera');
  await leave(given.db, projectIds[1] ?? '');
});
afterAll(() => given.close());

const wordsOf = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

test('shows what each room adds, in no more than three queries', async () => {
  const { db, asked } = countedDatabase(given.db);
  const site = await testSite(db, { clock });
  // The pictures of the map are drawn once.
  await site.get(path);
  const before = asked();
  const answer = await site.get(path);
  expect(asked() - before).toBeGreaterThan(0);
  expect(asked() - before).toBeLessThanOrEqual(3);
  const html = await answer.text();
  const words = wordsOf(html);
  expect(words).toContain(
    'Bases entera En respuesta Recibió observaciones hasta el sábado 5 de diciembre de 2026, 12:00',
  );
  expect(words).toContain('4 propuestas Las últimas con novedades');
  expect(words).toContain(
    'Luminarias del pasaje 3 $20.000.000 En la nómina de votación · propuesta por Rosa M.',
  );
  expect(words).toContain('Por la web 4 100 % $83.900.000');
  expect(words).toContain('propuestas no admitidas 0 propuesta no factible 1 propuestas factibles');
  expect(words).toContain('Sector Pudeto Con números Un proyecto se retiró Todas las nóminas');
  expect(html).toContain(`${path}/nomina/pudeto`);
});

test('says of a consultation how it stands by the clock of the house', async () => {
  const site = await testSite(given.db, { clock: { now: () => CLOSES } });
  const before = await testSite(given.db, { clock: { now: () => new Date(CLOSES.getTime() - 1) } });
  expect(wordsOf(await (await site.get(path)).text())).toContain('Bases entera En respuesta');
  expect(wordsOf(await (await before.get(path)).text())).toContain('Bases entera Abierta');
});
