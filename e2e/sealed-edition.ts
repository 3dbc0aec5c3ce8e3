// An edition with two contests whose lists were drawn: what a sealed vote of it begins with.
import type { Page } from '@playwright/test';
import { publishToday } from './edition-in-a-day.ts';
import { type Days, minutesTo, phaseOf, readCalendar } from './later.ts';
import type { OwnServer } from './own-server.ts';
import { enterAs } from './people.ts';
import { propose } from './proposing.ts';
import { freeze, NOTICE_MINUTES, throwAll } from './public-lot.ts';
import { reviewAll } from './reviewing.ts';
import { post } from './sent-forms.ts';

/** What everybody may choose, and what it costs. */
const WORKS = [
  ['Cancha techada de Pudeto', '30.000.000'],
  ['Sendero del humedal', '25.000.000'],
  ['Plaza de la escuela rural', '20.000.000'],
  ['Luces de la costanera', '15.000.000'],
] as const;
const FOR_CHILDREN = [
  ['Taller de ciencias', '15.000.000'],
  ['Orquesta del liceo', '13.000.000'],
  ['Juegos de la plaza', '10.000.000'],
  ['Radio de la escuela', '8.000.000'],
] as const;
/** Its code is made of its name. */
const CHILDREN = { name: 'Niñez y juventud', code: 'ninez-y-juventud' };

export interface Team {
  readonly officer: Page;
  readonly certifier: Page;
}

export interface SealedEdition {
  readonly slug: string;
  /** Its public page, and its desk. */
  readonly own: string;
  readonly desk: string;
  readonly days: ReadonlyMap<string, Days>;
}

/** Published today, proposed and reviewed today; its lists are drawn on the first day that has lists. */
export async function givenDrawnEdition(
  server: OwnServer,
  { officer, certifier }: Team,
  [rosa, reviewer]: readonly [Page, Page],
): Promise<SealedEdition> {
  await server.goTo(0);
  await Promise.all([enterAs(officer, 'Paula'), enterAs(certifier, 'Hernán')]);
  const slug = await publishToday(
    { officer, certifier },
    'Votación sellada de Ancud',
    { maximo: '30.000.000', hasta: '3' },
    {
      ...{ nombre: CHILDREN.name, tipo: 'transversal', monto: '20.000.000' },
      ...{ minimo: '500.000', maximo: '15.000.000', voto: 'knapsack', desde: '1', hasta: '3' },
      ...{ regla: 'most-votes-skip' },
    },
  );
  const own = `/ediciones/ancud/${slug}`;
  const desk = `/gestion/ancud/ediciones/${slug}`;
  await Promise.all([enterAs(rosa, 'Rosa'), enterAs(reviewer, 'Ignacia')]);
  for (const [title, cost] of WORKS) await propose(rosa, own, title, cost);
  for (const [title, cost] of FOR_CHILDREN) await propose(rosa, own, title, cost, CHILDREN.code);
  const bench = `${desk}/revision`;
  await officer.goto(bench);
  await officer.getByRole('button', { name: 'Pasarlas a revisión' }).click();
  const count = WORKS.length + FOR_CHILDREN.length;
  await reviewAll(
    reviewer,
    bench,
    Array.from({ length: count }, (_, at) => at + 1),
  );
  await post(officer, `${bench}/ronda/firmar`, {});
  await officer.goto(`${bench}/ronda`);
  await officer.locator('form[action$="/ronda/publicar"] button').click();
  const days = await readCalendar(officer, own);
  await draw(server, certifier, { desk, from: phaseOf(days, 'Nómina').from });
  return { slug, own, desk, days };
}

/** Both lists are frozen, and each is put in order by a die that is thrown twenty times. */
async function draw(
  server: OwnServer,
  certifier: Page,
  { desk, from }: { readonly desk: string; readonly from: string },
): Promise<void> {
  const begins = minutesTo(from);
  const lists = `${desk}/nomina`;
  await server.goTo(begins);
  await enterAs(certifier, 'Hernán');
  for (let list = 0; list < 2; list += 1) {
    await freeze(certifier, lists, begins + NOTICE_MINUTES);
  }
  await server.goTo(begins + NOTICE_MINUTES);
  await enterAs(certifier, 'Hernán');
  for (let list = 0; list < 2; list += 1) await throwAll(certifier, lists);
}
