// Invented gatherings of a demonstration, in Ancud: assemblies to come of the municipality and of an organisation, one that was held, and sittings of the Concejo.
import { assert } from '@minga/basics';
import type { Database } from '../../../../platform/database/database.ts';
import type { House } from '../../../../platform/room.ts';
import { findInstitution } from '../../institutions/index.ts';
import { readOrganization } from '../../organizations/index.ts';
import { inventResidents } from '../../people/index.ts';
import { addDays, dayIn, instantThere } from '../../territories/rules/index.ts';
import type { GatheringWritten } from '../rules/gathering.ts';
import type { MinutesWritten } from '../rules/minutes.ts';
import { listOwn } from '../store/gatherings.ts';
import { listTerritoriesOf } from '../store/places.ts';
import type { PathIn } from '../store/search-documents.ts';
import { listBodies, listSittingMembers } from '../store/sittings.ts';
import type { Acting } from './acting.ts';
import { enterAtDoor } from './enter-arrival.ts';
import { actingAs, done, siteOf } from './invent-gathering.ts';
import { addDelegate, addPriority, keepPresence } from './keep-results.ts';
import { closeGathering } from './move-gathering.ts';
import { noteFulfilment } from './note-fulfilment.ts';
import { publishGathering } from './publish-gathering.ts';
import { register, registerAtDesk } from './register.ts';
import { draftGathering } from './write-gathering.ts';
import { approveMinutes, writeMinutes } from './write-minutes.ts';

const INSTITUTION = 'ancud';
const ORGANIZATION = 'junta-de-vecinos-mirador-de-pudeto';
const COMING = 14;
const DAY_MS = 86_400_000;

/** Who of the team acts. */
interface Team {
  readonly officer: Acting;
  readonly secretary: Acting;
  /** `YYYY-MM-DD`, where they are. */
  readonly today: string;
}

/** Idempotent: where a caller has called a gathering there is nothing to add of it. */
export async function demonstrateGatherings(house: House, pathIn: PathIn): Promise<void> {
  const { db, clock } = house;
  const institution = await findInstitution(db, INSTITUTION);
  if (institution === undefined || institution.cut === null) return;
  const { cut, timeZone } = institution;
  const hours: Hours = (days, from, until) => {
    const day = addDays(dayIn(timeZone, clock.now()), days);
    const [startsAt, endsAt] = [from, until].map((hour) => instantThere(timeZone, day, hour));
    assert(startsAt !== undefined && endsAt !== undefined, 'clocks of Chile leap at midnight');
    return { startsAt, endsAt };
  };
  const scope = { kind: 'institution', id: institution.id } as const;
  const [officer, secretary] = await Promise.all([
    actingAs(house, pathIn, scope, 'pb-officer'),
    actingAs(house, pathIn, scope, 'certifying-officer'),
  ]);
  if (officer !== undefined && secretary !== undefined) {
    const today = dayIn(timeZone, clock.now());
    await ofInstitution(house, { officer, secretary, today }, cut, hours);
  }
  const organization = await readOrganization(db, ORGANIZATION);
  if (organization === undefined) return;
  const own = { kind: 'organization', id: organization.id } as const;
  const chair = await actingAs(house, pathIn, own, 'organization-representative');
  if (chair !== undefined) await ofOrganization(house, chair, cut, hours);
}

/** From an hour until another of the day after so many days. */
type Hours = (
  days: number,
  from: string,
  until: string,
) => Pick<GatheringWritten, 'startsAt' | 'endsAt'>;

async function ofInstitution(house: House, team: Team, cut: string, hours: Hours): Promise<void> {
  if ((await listOwn(house.db, [team.officer.scope])).length > 0) return;
  await comingAssembly(house, team, { ...assembly(cut), ...hours(12, '18:30', '20:30') });
  await heldAssembly(house, team, { ...earlier(cut), ...hours(-24, '18:00', '20:00') });
  await heldCommittee(house, team, { ...committee(cut), ...hours(-17, '18:00', '19:30') });
  const before = { ...councilSitting(cut, 'first'), ...hours(-31, '09:30', '12:00') };
  const last = { ...councilSitting(cut, 'second'), ...hours(-10, '09:30', '12:00') };
  await sittings(house, team, before, last);
}

/** Called by whoever represents the organisation; two people said that they come. */
async function ofOrganization(
  house: House,
  chair: Acting,
  cut: string,
  hours: Hours,
): Promise<void> {
  const { db, keys } = house;
  if ((await listOwn(db, [chair.scope])).length > 0) return;
  const written = { ...ownAssembly(cut), ...hours(20, '19:00', '20:30') };
  const { slug } = await called(house, chair, written);
  for (const personId of await inventResidents(db, keys, 2)) {
    const coming = { companions: 0, territoryId: undefined, needs: '' };
    done(await register(house, personId, slug, coming, chair.now));
  }
}

const described = (cut: string) => ({
  kind: 'assembly' as const,
  level: 'consultation' as const,
  cut,
  territoryId: undefined,
  landmarkId: undefined,
  accessNotes: 'Entrada a nivel de la calle y baño accesible. Micro 2 a una cuadra.',
  supportNotes:
    'Cuidado infantil de 4 a 10 años en la misma sede. Avísanos si necesitas lengua de señas.',
  audience: 'Toda persona que viva o trabaje en Ancud, desde los 14 años',
  contact: 'Oficina de participación: participacion@ancud.example',
  threshold: undefined,
});

type Undated = Omit<GatheringWritten, 'startsAt' | 'endsAt'>;

const assembly = (cut: string): Undated => ({
  ...described(cut),
  title: 'Asamblea territorial de Pudeto y Fátima',
  purpose:
    'Reunión inventada para la demostración. Para decir qué necesita el sector y ponerlo en orden.',
  effect:
    'Lo que prioricen se publica y va a las bases del presupuesto participativo; en marzo el municipio responde una por una.',
  agenda: [
    'Bienvenida y cómo se decide',
    'Qué necesita el sector',
    'Priorización con marcas',
    'Elección de delegadas y delegados',
  ],
  place: 'Sede de la Junta de Vecinos Pudeto, Aníbal Pinto 1250',
  capacity: 60,
});

const earlier = (cut: string): Undated => ({
  ...assembly(cut),
  title: 'Asamblea territorial del centro',
  place: 'Salón de la Biblioteca Municipal, Blanco Encalada 750',
  capacity: undefined,
});

/** The edition of the demonstration takes it for its mixed committee by this title. */
const committee = (cut: string): Undated => ({
  ...described(cut),
  title: 'Primera sesión del comité mixto',
  purpose:
    'Reunión inventada para la demostración. Para revisar juntos los plazos y las bases de la edición.',
  effect: 'Lo que acuerden queda en un acta que firman las dos partes.',
  agenda: ['Bienvenida', 'Plazos de la edición', 'Cómo se informa a los barrios'],
  place: 'Sala de reuniones de la Biblioteca Municipal, Blanco Encalada 750',
  audience: 'Quienes integran el comité mixto; abierta al público',
  capacity: undefined,
});

const ownAssembly = (cut: string): Undated => ({
  ...assembly(cut),
  title: 'Asamblea de la Junta de Vecinos Mirador de Pudeto',
  purpose:
    'Reunión inventada para la demostración. Para acordar qué idea presenta la junta de vecinos.',
  effect: 'La asamblea acuerda su idea y la directiva la presenta en el presupuesto participativo.',
  agenda: ['Lectura del acta anterior', 'Ideas del sector', 'Acuerdo y responsables'],
  place: 'Sede social Mirador de Pudeto, pasaje Los Arrayanes 31',
  supportNotes: 'Habrá once compartida y un rincón con juegos para niñas y niños.',
  audience: 'Socias, socios y toda persona del sector',
  contact: 'mirador.pudeto@ejemplo.cl',
  capacity: 40,
});

const councilSitting = (cut: string, which: 'first' | 'second'): Undated => ({
  ...described(cut),
  kind: 'sitting',
  level: 'decision',
  title: `Sesión ordinaria del Concejo: presupuesto participativo, ${which === 'first' ? 'primera' : 'segunda'} parte`,
  purpose: 'Sesión inventada para la demostración.',
  effect: 'El Concejo decide por mayoría de quienes asisten con su período vigente.',
  agenda: ['Lectura del acta anterior', 'Presupuesto participativo: cronograma', 'Varios'],
  place: 'Salón de sesiones, Municipalidad de Ancud',
  supportNotes: '',
  audience: 'Abierta al público; votan quienes integran el Concejo',
  capacity: undefined,
});

/** Draft and publication two weeks before it begins. */
async function called(
  { db, gather }: House,
  acting: Acting,
  written: GatheringWritten,
  bodyId?: string,
): Promise<{ readonly id: string; readonly slug: string }> {
  const before = new Date(Math.min(acting.now.getTime(), written.startsAt.getTime() - 14 * DAY_MS));
  const by = { ...acting, now: before };
  const { id, slug } = done(await draftGathering(db, by, { written, bodyId }));
  done(await publishGathering({ db, gather }, by, id));
  return { id, slug };
}

async function comingAssembly(house: House, team: Team, written: GatheringWritten): Promise<void> {
  const { slug, id } = await called(house, team.officer, written);
  const { db, keys } = house;
  const people = await inventResidents(db, keys, COMING);
  for (const [index, personId] of people.entries()) {
    const coming = { companions: index % 3, territoryId: undefined, needs: '' };
    done(await register(house, personId, slug, coming, team.officer.now));
  }
  const form = {
    name: 'Elcira Bórquez',
    phone: '65 262 0000',
    companions: 1,
    territoryId: undefined,
    needs: 'Entrada con silla de ruedas',
    formKey: crypto.randomUUID(),
  };
  done(await registerAtDesk(house, team.officer, id, form));
}

/** Its text and agreements name nobody; one falls due in two days, one was done, one is late. */
const minutes = (today: string): MinutesWritten => ({
  text: 'La asamblea revisó qué se hizo con las prioridades del año anterior.\n\nSe contaron las necesidades con marcas en un papelógrafo y se eligieron delegadas y delegados.',
  agreements: [
    {
      text: 'El municipio publica el costo de las tres primeras prioridades.',
      responsible: 'Secpla',
      dueOn: addDays(today, 2),
    },
    {
      text: 'La junta de vecinos reúne firmas para el paradero.',
      responsible: 'Junta de vecinos del centro',
      dueOn: undefined,
    },
    {
      text: 'Obras revisa el alumbrado de la plaza y cuenta qué falta.',
      responsible: 'Dirección de Obras',
      dueOn: addDays(today, -4),
    },
  ],
});

async function heldAssembly(house: House, team: Team, written: GatheringWritten): Promise<void> {
  const { db } = house;
  const { id } = await called(house, team.officer, written);
  const sectors = await listTerritoriesOf(db, written.cut ?? '');
  const there = { ...team.officer, now: written.startsAt };
  for (const [index, peopleCount] of [17, 9, 5].entries()) {
    const territoryId = sectors[index]?.id;
    const counted = { name: '', territoryId, peopleCount, formKey: crypto.randomUUID() };
    done(await enterAtDoor(db, there, id, counted));
  }
  await keepWhatCame(db, { ...team.officer, now: written.endsAt }, id);
  done(await closeGathering(db, { ...team.officer, now: written.endsAt }, id));
  done(await writeMinutes(db, { ...team.officer, now: written.endsAt }, id, minutes(team.today)));
  const approval = { id, inLater: undefined };
  done(await approveMinutes(db, siteOf(house), team.secretary, approval));
  const fulfilled = {
    position: 2,
    state: 'fulfilled',
    happenedOn: addDays(team.today, -3),
    how: 'Se reunieron 214 firmas y se entregaron en la oficina de partes (cifra inventada).',
    evidenceAddress: 'https://junta-del-centro.example/firmas',
    evidence: undefined,
  } as const;
  done(await noteFulfilment(house, team.officer, id, fulfilled));
}

/** Its minutes are approved: both sides can sign them. */
async function heldCommittee(house: House, team: Team, written: GatheringWritten): Promise<void> {
  const { db } = house;
  const { id } = await called(house, team.officer, written);
  const counted = { name: '', territoryId: undefined, peopleCount: 6 };
  const there = { ...team.officer, now: written.startsAt };
  done(await enterAtDoor(db, there, id, { ...counted, formKey: crypto.randomUUID() }));
  const after = { ...team.officer, now: written.endsAt };
  done(await closeGathering(db, after, id));
  const taken: MinutesWritten = {
    text: 'Las dos partes revisaron los plazos de la edición y cómo se avisa en cada barrio.',
    agreements: [
      {
        text: 'La oficina de participación lleva el calendario impreso a cada sede vecinal.',
        responsible: 'Oficina de participación',
        dueOn: undefined,
      },
    ],
  };
  done(await writeMinutes(db, after, id, taken));
  const approval = { id, inLater: undefined };
  done(await approveMinutes(db, siteOf(house), team.secretary, approval));
}

async function keepWhatCame(db: Database, by: Acting, id: string): Promise<void> {
  const priorities = [
    ['lighting', 'Luz en la costanera, entre el muelle y la plaza', 23],
    ['transport', 'Paradero techado frente al hospital', 18],
    ['green-areas', 'Juegos accesibles en la plaza', 11],
  ] as const;
  for (const [theme, text, marksCount] of priorities) {
    const priority = { theme, text, territoryId: undefined, way: 'marks', marksCount } as const;
    done(await addPriority(db, by, id, priority));
  }
  const delegates = [
    ['Norma Cárcamo (inventada)', false, true],
    ['Persona inventada sin publicar', false, false],
    ['Hugo Mancilla (inventado)', true, true],
  ] as const;
  for (const [name, isSubstitute, publishesName] of delegates) {
    const delegate = { name, isSubstitute, territoryId: undefined, votesCount: undefined };
    done(await addDelegate(db, by, id, { ...delegate, publishesName }));
  }
}

/** Where the Concejo is set up. Those of the first were approved in the second; those of the second wait for the next. */
async function sittings(
  house: House,
  team: Team,
  first: GatheringWritten,
  second: GatheringWritten,
): Promise<void> {
  const { db } = house;
  const bodies = await listBodies(db, team.officer.scope.id);
  const council = bodies.find(({ kind }) => kind === 'municipal-council');
  if (council === undefined) return;
  const before = await heldSitting(house, team, first, council.id, {
    text: 'La oficina de participación expuso las etapas del presupuesto participativo y el Concejo hizo preguntas sobre los plazos.\n\nSe pidió que cada sector tenga una asamblea antes de que se abran las propuestas.',
    agreements: [
      {
        text: 'La oficina de participación presenta el cronograma con una asamblea por sector.',
        responsible: 'Oficina de participación',
        dueOn: undefined,
      },
    ],
  });
  const last = await heldSitting(house, team, second, council.id, {
    text: 'Se leyó y aprobó el acta de la sesión anterior.\n\nEl Concejo tomó conocimiento del cronograma, con una asamblea en cada sector.',
    agreements: [
      {
        text: 'Secpla entrega el costo de referencia de cada tipo de obra.',
        responsible: 'Secpla',
        dueOn: undefined,
      },
    ],
  });
  const approval = { id: before.id, inLater: last.slug };
  done(await approveMinutes(db, siteOf(house), team.secretary, approval));
}

/** The last member of the list was not there. */
async function heldSitting(
  house: House,
  team: Team,
  given: GatheringWritten,
  bodyId: string,
  taken: MinutesWritten,
): Promise<{ readonly id: string; readonly slug: string }> {
  const { db } = house;
  const sitting = await called(house, team.officer, given, bodyId);
  const { id } = sitting;
  const after = { ...team.officer, now: given.endsAt };
  done(await closeGathering(db, after, id));
  const members = await listSittingMembers(db, id);
  const presence = members.map(({ memberId }, index) => ({
    memberId,
    isPresent: index !== members.length - 2,
    recusal: undefined,
  }));
  done(await keepPresence(db, after, id, presence));
  done(await writeMinutes(db, after, id, taken));
  return sitting;
}
