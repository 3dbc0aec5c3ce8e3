// Invented visits of a demonstration: one that was held and told by both, one agreed on, and one that waits for an answer.
import type { House } from '../../../../platform/room.ts';
import { findInstitution } from '../../institutions/index.ts';
import { addDays, dayIn } from '../../territories/rules/index.ts';
import type { PathIn } from '../store/search-documents.ts';
import { countVisits, type Interest } from '../store/visits.ts';
import type { Acting } from './acting.ts';
import { askForVisit, takeVisitStep, type VisitStep } from './exchange-visits.ts';
import { actingAs, done } from './invent-gathering.ts';

const DAY_MS = 86_400_000;
const TIME_ZONE = 'America/Santiago';

const experience: Interest = {
  title: 'Presupuesto participativo de Lautaro, 2019',
  paths: { 'es-CL': '/experiencias/lautaro-2019', en: '/en/experiences/lautaro-2019' },
};

/** Idempotent: where there is a visit there is nothing to add. */
export async function demonstrateVisits(house: House, pathIn: PathIn): Promise<void> {
  const { db, clock } = house;
  if ((await countVisits(db)) > 0) return;
  const [lautaro, negrete, subdere] = await Promise.all([
    teamOf(house, pathIn, 'lautaro', 'pb-officer'),
    teamOf(house, pathIn, 'negrete', 'pb-officer'),
    teamOf(house, pathIn, 'subdere', 'national-staff'),
  ]);
  if (lautaro === undefined || negrete === undefined || subdere === undefined) return;
  const today = dayIn(TIME_ZONE, clock.now());
  const at = (by: Acting, days: number) => ({
    ...by,
    now: new Date(clock.now().getTime() + days * DAY_MS),
  });
  const ask = async (by: Acting, asked: string, interest: Interest, days: readonly number[]) =>
    done(
      await askForVisit(db, by, asked, {
        reason:
          'Visita inventada para la demostración. Queremos ver cómo escriben su papeleta y cómo llegan a los sectores rurales; irían cuatro personas del equipo.',
        interest,
        proposedDays: days.map((count) => addDays(today, count)),
      }),
    );
  const step = async (by: Acting, number: number, taken: VisitStep) =>
    done(await takeVisitStep(db, by, number, taken));
  const held = await ask(at(negrete, -60), 'lautaro', experience, [-40, -39]);
  await step(at(subdere, -58), held, { event: 'sponsor', text: 'Paga el traslado del equipo.' });
  await step(at(lautaro, -57), held, { event: 'accept', day: addDays(today, -40) });
  await step(at(negrete, -39), held, { event: 'note' });
  await step(at(negrete, -37), held, {
    event: 'learn',
    text: 'Llevamos una papeleta de una sola hoja y la idea de votar también en las escuelas rurales.',
  });
  await step(at(lautaro, -36), held, {
    event: 'learn',
    text: 'De Negrete nos quedamos con su manera de publicar cada mes cómo va cada obra.',
  });
  const agreed = await ask(
    at(lautaro, -9),
    'negrete',
    { title: 'Cómo siguen las obras', paths: undefined },
    [20],
  );
  await step(at(negrete, -6), agreed, {
    event: 'propose',
    day: addDays(today, 24),
    reason: 'Ese día sesiona el Concejo; cuatro días después podemos mostrarles dos obras.',
  });
  await step(at(lautaro, -4), agreed, { event: 'agree' });
  await ask(
    at(negrete, -2),
    'lautaro',
    { title: 'La cuenta de los votos', paths: undefined },
    [28, 29],
  );
}

async function teamOf(
  house: House,
  pathIn: PathIn,
  slug: string,
  role: string,
): Promise<Acting | undefined> {
  const institution = await findInstitution(house.db, slug);
  if (institution === undefined) return undefined;
  return actingAs(house, pathIn, { kind: 'institution', id: institution.id }, role);
}
