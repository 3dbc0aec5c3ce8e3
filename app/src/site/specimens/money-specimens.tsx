// Specimens of an edition's parts: phases, envelope, act, projects, dates, who decides.

import { ActPanel } from '../../ui/act-panel/act-panel.tsx';
import { EnvelopeBar } from '../../ui/envelope-bar/envelope-bar.tsx';
import { KeyFigures } from '../../ui/figures/figures.tsx';
import { clp, formatMoney, formatTruncatedRatio } from '../../ui/format.ts';
import { type Phase, PhaseRibbon } from '../../ui/phase-ribbon/phase-ribbon.tsx';
import { ProjectList } from '../../ui/project-list/project-list.tsx';
import { RuledTable } from '../../ui/table/ruled-table.tsx';
import { Timeline } from '../../ui/timeline/timeline.tsx';
import { WhoDecides } from '../../ui/who-decides/who-decides.tsx';
import type { Specimen } from './specimen.tsx';

const here = '#specimens';
const peso = (amount: bigint) => formatMoney(amount, clp, 'es-CL');

const phases: readonly Phase[] = [
  { name: 'Compromiso', dates: 'lun 2 mar', state: 'done' },
  { name: 'Propuestas', dates: '16 mar – 30 abr', state: 'done' },
  { name: 'Factibilidad', dates: '4 – 29 may', state: 'done' },
  { name: 'Votación', dates: '8 – 21 jun', state: 'now', remaining: 'quedan 6 días' },
  { name: 'Cuenta', dates: 'lun 22 jun', state: 'to-come' },
  { name: 'Sanción', dates: 'mié 15 jul', state: 'to-come' },
  { name: 'Ejecución', dates: '2027', state: 'to-come' },
];

const troubled: readonly Phase[] = phases.map((phase) => {
  if (phase.name === 'Votación')
    return { name: phase.name, dates: phase.dates, state: 'suspended' };
  if (phase.name !== 'Factibilidad') return phase;
  return { ...phase, extended: { oldEnd: 'vie 22 may', href: here } };
});

function Envelope({ demand }: { readonly demand: bigint }) {
  const envelope = 180_000_000n;
  const missing = envelope - demand;
  const ratio = formatTruncatedRatio({ numerator: demand, denominator: envelope }, 'es-CL');
  return (
    <EnvelopeBar
      envelope={envelope}
      demand={demand}
      envelopeLabel={`Sobre ${peso(envelope)}`}
      demandLabel={
        <>
          Proyectos factibles: <strong class="money">{peso(demand)}</strong>
        </>
      }
      ratio={`${ratio} veces el sobre`}
      note={
        missing > 0n
          ? `Faltan proyectos por ${peso(missing)} para abrir la votación.`
          : 'Mínimo exigido para abrir la votación: 1,5 veces.'
      }
    />
  );
}

export const moneySpecimens: readonly Specimen[] = [
  {
    name: 'KeyFigures',
    rule: 'Figure, what it counts, and its source where it is public.',
    items: () => (
      <KeyFigures
        figures={[
          { figure: peso(49_250_000n), label: 'priorizados por la votación' },
          { figure: peso(750_000n), label: 'sin usar: ningún proyecto cabía' },
          {
            figure: '39.946',
            label: 'habitantes',
            source: { name: 'INE, Censo 2017', href: here },
          },
        ]}
      />
    ),
  },
  {
    name: 'PhaseRibbon',
    rule: 'Full from 840 px of container, blank with one sentence below; it never scrolls sideways.',
    items: () => (
      <>
        <PhaseRibbon
          phases={phases}
          deadline="Hasta el domingo 21 de junio, 20:00. Quedan 6 días."
        />
        <PhaseRibbon phases={troubled} deadline="Suspendida desde el martes 9 de junio." />
      </>
    ),
  },
  {
    name: 'EnvelopeBar',
    rule: 'One scale of pesos; the ratio is truncated, never rounded.',
    halves: true,
    items: () => (
      <>
        <Envelope demand={339_050_000n} />
        <Envelope demand={520_000_000n} />
        <Envelope demand={121_000_000n} />
      </>
    ),
  },
  {
    name: 'ActPanel',
    rule: 'A draft is never taken for done: no seal, outlined tag.',
    halves: true,
    items: (scheme) =>
      (['signed', 'draft', 'revoked'] as const).map((state) => (
        <ActPanel
          id={`act-${state}-${scheme}`}
          state={state}
          tag={
            { signed: 'Compromiso firmado', draft: 'Acta en preparación', revoked: 'Revocada' }[
              state
            ]
          }
          title="Acuerdo N.º 112 del Concejo Municipal"
          rows={[
            { label: 'Sesión', text: 'lunes 2 de marzo de 2026' },
            { label: 'Votación', text: '6 a favor, 1 abstención' },
            { label: 'Monto', text: peso(180_000_000n) },
          ]}
          {...(state === 'draft' ? {} : { hash: { label: 'Huella', code: '7c1e 98ab 44d2' } })}
        />
      )),
  },
  {
    name: 'ProjectList',
    rule: 'Rows, not boxes; the order is stated.',
    halves: true,
    items: () => (
      <ProjectList
        order="En orden de sorteo."
        projects={[
          {
            kind: 'bird',
            name: 'Sendero y mirador de aves del humedal',
            href: here,
            cost: peso(9_750_000n),
            text: 'Factible · propuesto por el club deportivo',
          },
          {
            kind: 'crossing',
            name: 'Pasos peatonales elevados frente a la escuela',
            href: here,
            cost: peso(6_900_000n),
            text: 'Factible · propuesto por la junta de vecinos N.º 7',
          },
          {
            kind: 'shelter',
            name: 'Cuatro paraderos con techo y asiento',
            cost: peso(7_200_000n),
            text: 'Rechazado por el Concejo, con razón',
            isRejected: true,
          },
        ]}
      />
    ),
  },
  {
    name: 'RuledTable',
    rule: 'Sorted by links; cells stack under 560 px of container, with their column’s name.',
    halves: true,
    items: () => (
      <RuledTable
        caption="Comunas de la provincia de Chiloé"
        narrow="stack"
        columns={[
          { label: 'Comuna', sort: { href: here } },
          { label: 'Población', align: 'end', sort: { href: here, order: 'descending' } },
          { label: 'Fuente' },
        ]}
        rows={[
          ['Castro', '43.807', 'INE 2017'],
          ['Ancud', '38.991', 'INE 2017'],
          ['Quellón', '27.192', 'INE 2017'],
        ]}
        foot={['Las tres', '109.990', '']}
      />
    ),
  },
  {
    name: 'Timeline',
    rule: 'Weekday in every date; a date that moved keeps the one first promised.',
    halves: true,
    items: () => (
      <Timeline
        steps={[
          { day: 'dom 21 jun', text: '20:00, se cierra la votación' },
          { day: 'lun 22 jun', text: '10:00, cuenta pública en la Casa de la Cultura' },
          {
            day: 'mié 15 jul',
            promised: 'mié 8 jul',
            text: 'el Concejo sanciona en sesión pública',
          },
        ]}
      />
    ),
  },
  {
    name: 'WhoDecides',
    rule: 'Who decides what and with what effect, before anything is asked.',
    items: (scheme) => (
      <WhoDecides
        id={`who-${scheme}`}
        title={
          scheme === 'light' ? 'Esta instancia es de DECISIÓN' : 'Esta instancia es de CONSULTA'
        }
        effect="El orden que salga de la votación obliga al Concejo a pronunciarse sobre cada proyecto, y a dar razones si se aparta."
        steps={[
          { title: 'El Concejo comprometió', text: 'el monto y las reglas, antes de empezar.' },
          {
            title: 'Vecinas y vecinos deciden',
            text: 'qué proyectos van primero.',
            isCurrent: true,
          },
          {
            title: 'El Concejo sanciona',
            text: 'en sesión pública. Sin sanción, nada se ejecuta.',
          },
        ]}
      />
    ),
  },
];
