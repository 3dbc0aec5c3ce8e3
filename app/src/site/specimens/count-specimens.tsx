// Specimens of a count: rounds, reasons, two outcomes side by side. The vote is invented, its count is real.
import { BarTable } from '../../ui/bar-table/bar-table.tsx';
import { DotMap } from '../../ui/dot-map/dot-map.tsx';
import { clp, formatMoney } from '../../ui/format.ts';
import { OutcomeComparison } from '../../ui/outcome-comparison/outcome-comparison.tsx';
import { ReasonCard } from '../../ui/reason-card/reason-card.tsx';
import { Waterfall, type WaterfallRound } from '../../ui/waterfall/waterfall.tsx';
import type { Specimen } from './specimen.tsx';

const peso = (amount: bigint) => formatMoney(amount, clp, 'es-CL');
const envelope = 50_000_000n;

const bought = [
  [
    'Luminarias solares en la costanera de Pudeto',
    8_900_000n,
    'Las 228 personas que lo apoyaron pusieron $39.035 cada una.',
  ],
  [
    'Plaza de juegos inclusiva en Villa Pudeto',
    12_500_000n,
    'Las 155 personas que lo apoyaron pusieron $80.645 cada una.',
  ],
  [
    'Cuatro paraderos con techo y asiento',
    7_200_000n,
    '102 personas pusieron $61.761 cada una; otras 48 pusieron lo que les quedaba.',
  ],
  [
    'Invernadero comunitario de la escuela',
    3_850_000n,
    '61 personas pusieron $49.794 cada una; otras 56 pusieron lo que les quedaba.',
  ],
  [
    'Punto limpio y compostera de barrio',
    4_300_000n,
    '14 personas pusieron $101.019 cada una; otras 81 pusieron lo que les quedaba.',
  ],
  [
    'Pasos peatonales elevados frente a la escuela',
    6_900_000n,
    'Completa el sobre con lo que quedaba: es el proyecto con más votos (151) que aún cabía.',
  ],
  [
    'Estanque de agua lluvia para la sede rural',
    5_600_000n,
    'Completa el sobre con lo que quedaba: es el proyecto con más votos (77) que aún cabía.',
  ],
] as const;
const COMPLETED_FROM = 5;

const rounds: readonly WaterfallRound[] = bought.map(([name, cost, sentence], place) => {
  const spentBefore = bought.slice(0, place).reduce((sum, [, before]) => sum + before, 0n);
  return {
    number: place + 1,
    name,
    cost: peso(cost),
    spentBefore,
    spentAfter: spentBefore + cost,
    spentAfterText: peso(spentBefore + cost),
    kind: place < COMPLETED_FROM ? 'enters' : 'completes',
    sentence,
  };
});

/** A count of 40 small rounds, of which the first ten are shown. */
const manyRounds: readonly WaterfallRound[] = Array.from({ length: 40 }, (_, place) => {
  const spentAfter = BigInt(place + 1) * 1_250_000n;
  return {
    number: place + 1,
    name: `Proyecto ${place + 1}`,
    cost: peso(1_250_000n),
    spentBefore: spentAfter - 1_250_000n,
    spentAfter,
    spentAfterText: peso(spentAfter),
    kind: 'enters',
    sentence: `Las ${90 - place} personas que lo apoyaron pusieron lo mismo.`,
  };
});

export const countSpecimens: readonly Specimen[] = [
  {
    name: 'Waterfall',
    rule: 'Every track is the whole envelope; over 30 rounds the first ten, the rest on request, and always the table.',
    items: (scheme) =>
      [rounds, manyRounds].map((some) => (
        <Waterfall
          id={`waterfall-${scheme}-${some.length}`}
          rounds={some}
          envelope={envelope}
          envelopeText={peso(envelope)}
          zeroText="$0"
          caption="Rondas de la cuenta"
        />
      )),
  },
  {
    name: 'ReasonCard',
    rule: 'The sum in three lines and the same sum as a bar; what would have changed it is a range, never one bare number.',
    halves: true,
    items: (scheme) => (
      <>
        <ReasonCard
          id={`reason-stop-${scheme}`}
          outcome="stop"
          tag="No alcanzó"
          title="Por qué no: el sendero y mirador de aves del humedal"
          sentence="Lo apoyaron 127 personas. Cuando le tocaba, ya habían puesto casi toda su parte en otros proyectos que también apoyaron."
          rows={[
            { label: 'Costaba', amount: peso(9_750_000n) },
            { label: 'Les quedaba, entre todas', amount: peso(4_419_332n) },
          ]}
          total={{ label: 'Faltaron', amount: peso(5_330_668n) }}
          bar={{ had: 4_419_332n, cost: 9_750_000n }}
          changes={[
            {
              about: 'person',
              text: (
                <>
                  Que lo apoyaran <strong>entre 7 y 15 personas más</strong>, según cuánto les
                  quedara.
                </>
              ),
            },
            { about: 'peso', text: 'Que costara $7.930.000 o menos.' },
            { about: 'envelope', text: 'Que el sobre fuera de $53.400.000.' },
          ]}
        />
        <ReasonCard
          id={`reason-done-${scheme}`}
          outcome="done"
          tag="Entró"
          title="Por qué sí: la plaza de juegos inclusiva"
          sentence="Las 155 personas que la apoyaron pusieron $80.645 cada una, en la ronda 2."
          rows={[
            { label: 'Costaba', amount: peso(12_500_000n) },
            { label: 'Tenían, entre todas', amount: peso(15_400_000n) },
          ]}
          total={{ label: 'Les quedó', amount: peso(2_900_000n) }}
        />
      </>
    ),
  },
  {
    name: 'OutcomeComparison',
    rule: 'One table; where the two rules part, a word says so.',
    halves: true,
    items: () => (
      <OutcomeComparison
        caption="Las dos reglas sobre los mismos votos"
        first="Partes iguales"
        second="Más votados"
        sums={[
          { label: 'Proyectos', first: '7', second: '6' },
          { label: 'Personas sin nada', first: '14', second: '61' },
        ]}
        projects={[
          {
            name: 'Luminarias solares',
            cost: peso(8_900_000n),
            entersFirst: true,
            entersSecond: true,
          },
          { name: 'Punto limpio', cost: peso(4_300_000n), entersFirst: true, entersSecond: false },
          {
            name: 'Multicancha techada',
            cost: peso(24_000_000n),
            entersFirst: false,
            entersSecond: true,
          },
          {
            name: 'Cocina de la sede',
            cost: peso(6_400_000n),
            entersFirst: false,
            entersSecond: false,
          },
        ]}
      />
    ),
  },
  {
    name: 'BarTable',
    rule: 'A table first, a picture second: every bar has its figure, and all bars of a table are on one scale.',
    halves: true,
    items: () => (
      <>
        <BarTable
          caption="Papeletas según cuántos de sus proyectos entraron"
          heads={['Proyectos suyos', 'Papeletas']}
          rows={[
            { label: 'Ninguno', bars: [{ part: 0.12, text: '22' }] },
            { label: '1 proyecto', bars: [{ part: 1, text: '184' }] },
            { label: '2 proyectos', bars: [{ part: 0.6, text: '110' }] },
          ]}
        />
        <BarTable
          caption="Parte del gasto y parte de los votos"
          heads={['Categoría', 'Del gasto', 'De los votos']}
          rows={[
            {
              label: 'Movilidad',
              note: 'Entraron 2 de 2',
              bars: [
                { part: 1, text: '42%' },
                { part: 0.7, text: '29%' },
              ],
            },
            {
              label: 'Deporte',
              note: 'Entraron 0 de 1',
              bars: [
                { part: 0, text: '0%' },
                { part: 0.3, text: '13%' },
              ],
            },
          ]}
        />
      </>
    ),
  },
  {
    name: 'DotMap',
    rule: 'Dots on an empty frame with its scale: where projects are among themselves, with the table beside.',
    halves: true,
    items: () => (
      <DotMap
        ratio={0.6}
        dots={[
          { name: 'Luminarias solares', x: 0.2, y: 0.3, filled: true },
          { name: 'Plaza de juegos', x: 0.7, y: 0.2, filled: true },
          { name: 'Multicancha techada', x: 0.5, y: 0.8, filled: false },
          { name: 'Cocina de la sede', x: 0.9, y: 0.6, filled: false },
        ]}
        scale={{ part: 0.2, text: '500 m' }}
        filledText="Entró"
        hollowText="No entró"
      >
        <p>La tabla con los cuatro proyectos.</p>
      </DotMap>
    ),
  },
];
