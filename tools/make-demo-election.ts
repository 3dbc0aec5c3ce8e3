// Makes golden/ejemplo-pudeto.pb: an invented vote of 412 ballots, the same on every machine and day.
import { writeFileSync } from 'node:fs';

interface DemoProject {
  readonly id: string;
  readonly name: string;
  readonly costClp: number;
  readonly votes: number;
  readonly category: string;
  readonly neighborhood: string;
  readonly latitude: string;
  readonly longitude: string;
  /** How much each kind of neighbour likes it: coast, families, Pudeto Alto, rural. */
  readonly appeal: readonly [number, number, number, number];
}

const ballotsCount = 412;
const emptyBallotsCount = 4;
const choicesLimit = 5;
const envelopeClp = 50_000_000;

/** Neighbours by kind, in the order of `appeal`; they add up to the ballots that are not empty. */
const kinds = [190, 100, 70, 48] as const;

const projects: readonly DemoProject[] = [
  project(
    'P01',
    'Luminarias solares en la costanera de Pudeto',
    8_900_000,
    228,
    'Seguridad',
    'Costanera',
    [9, 3, 2, 1],
  ),
  project(
    'P02',
    'Plaza de juegos inclusiva en Villa Pudeto',
    12_500_000,
    155,
    'Infancia',
    'Villa Pudeto',
    [3, 8, 2, 1],
  ),
  project(
    'P03',
    'Cuatro paraderos con techo y asiento',
    7_200_000,
    150,
    'Movilidad',
    'Todo el sector',
    [4, 3, 3, 3],
  ),
  project(
    'P04',
    'Invernadero comunitario de la escuela',
    3_850_000,
    117,
    'Educación',
    'Escuela',
    [2, 7, 1, 3],
  ),
  project(
    'P05',
    'Punto limpio y compostera de barrio',
    4_300_000,
    95,
    'Medio ambiente',
    'Villa Pudeto',
    [4, 3, 1, 1],
  ),
  project(
    'P06',
    'Pasos peatonales elevados frente a la escuela',
    6_900_000,
    151,
    'Movilidad',
    'Escuela',
    [4, 7, 1, 1],
  ),
  project(
    'P07',
    'Estanque de agua lluvia para la sede rural',
    5_600_000,
    77,
    'Medio ambiente',
    'Pudeto rural',
    [1, 1, 1, 7],
  ),
  project(
    'P08',
    'Sendero y mirador de aves del humedal',
    9_750_000,
    127,
    'Medio ambiente',
    'Humedal',
    [6, 2, 1, 2],
  ),
  project(
    'P09',
    'Multicancha techada de Pudeto Alto',
    24_000_000,
    144,
    'Deporte',
    'Pudeto Alto',
    [3, 3, 9, 2],
  ),
  project(
    'P10',
    'Cocina y baño accesible en la sede vecinal',
    6_400_000,
    121,
    'Sedes',
    'Villa Pudeto',
    [3, 3, 2, 3],
  ),
];

function project(
  id: string,
  name: string,
  costClp: number,
  votes: number,
  category: string,
  neighborhood: string,
  appeal: DemoProject['appeal'],
): DemoProject {
  const number = Number(id.slice(1));
  const latitude = (-41.87 - number * 0.0021).toFixed(4);
  const longitude = (-73.8 + ((number * 37) % 11) * 0.0017).toFixed(4);
  return { id, name, costClp, votes, category, neighborhood, latitude, longitude, appeal };
}

/** Mulberry32 by Tommy Ettinger (public domain): small, seeded, the same everywhere. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The highest of some draws: more draws, more luck. Only comparisons, so no machine rounds differently. */
function bestOf(draws: number, random: () => number): number {
  return Math.max(...Array.from({ length: draws }, random));
}

/** Per ballot its ids: each project gets exactly its votes, from those whom it appeals to most. */
function drawBallots(seed: number): readonly (readonly string[])[] {
  const random = seededRandom(seed);
  const kindOf = kinds.flatMap((size, kind) => Array.from({ length: size }, () => kind));
  const ballots: string[][] = kindOf.map(() => []);
  for (const { id, votes, appeal } of projects) {
    const willing = ballots
      .map((choices, voter) => ({ voter, choices, weight: appeal[kindOf[voter] ?? 0] ?? 1 }))
      .filter(({ choices }) => choices.length < choicesLimit)
      .map(({ voter, weight }) => ({ voter, luck: bestOf(weight, random) }))
      .sort((a, b) => b.luck - a.luck);
    for (const { voter } of willing.slice(0, votes)) ballots[voter]?.push(id);
  }
  const all = [...ballots, ...Array.from({ length: emptyBallotsCount }, () => [])];
  return all
    .map((choices) => ({ choices, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ choices }) => choices);
}

/** The text of the file. */
export function makeDemoElection(seed = 1539): string {
  const ballots = drawBallots(seed);
  const lines = [
    'META',
    'key;value',
    'description;DEMOSTRACIÓN: votación inventada del sector Pudeto',
    'country;Chile',
    'unit;Ancud',
    'subunit;Sector Pudeto',
    'instance;2026',
    `num_projects;${projects.length}`,
    `num_votes;${ballotsCount}`,
    `budget;${envelopeClp}`,
    'vote_type;approval',
    'rule;equalshares',
    'date_begin;29.06.2026',
    'date_end;05.07.2026',
    'min_length;0',
    `max_length;${choicesLimit}`,
    'language;es',
    'currency;CLP',
    'experimental;1',
    'comment;#1: Proyectos, votos y lugares son inventados. Nadie votó en esta elección.',
    'PROJECTS',
    'project_id;cost;votes;name;category;neighborhood;latitude;longitude',
    ...projects.map((each) =>
      [
        each.id,
        each.costClp,
        each.votes,
        each.name,
        each.category,
        each.neighborhood,
        each.latitude,
        each.longitude,
      ].join(';'),
    ),
    'VOTES',
    'voter_id;vote',
    ...ballots.map(
      (choices, index) => `D${String(index + 1).padStart(3, '0')};${choices.join(',')}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

if (import.meta.main) {
  writeFileSync(new URL('../golden/ejemplo-pudeto.pb', import.meta.url), makeDemoElection());
}
