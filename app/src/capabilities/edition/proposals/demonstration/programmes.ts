// Invented programmes for the region of Los Lagos: each of an organisation, and one of the Regional Government.
import type { InventedProposal } from './invented.ts';

const contest = 'transversal';
const objective = { plan: 'erd', objective: '4.1' } as const;

export const programmes: readonly InventedProposal[] = [
  {
    ...{ contest, objective, theme: 'care' },
    title: 'Respiro para quienes cuidan en casa',
    need: 'Quien cuida a una persona postrada no descansa ni un día al mes. Casi todas son mujeres mayores de sesenta.',
    description:
      'Una cuidadora de relevo va cuatro horas por semana a cada casa, y una vez al mes se reúnen entre ellas. Parte en Ancud, Castro y Maullín.',
    beneficiaries: 'Sesenta cuidadoras y a quienes cuidan',
    count: 120,
    place: 'Ancud, Castro y Maullín',
    lines: [
      ['Hora de cuidado de relevo', 'hora', 3_000, 5_500],
      ['Encuentro mensual', 'encuentro', 12, 150_000],
      ['Traslados', 'mes', 12, 100_000],
    ],
    by: { kind: 'organization', slug: 'red-de-cuidadoras-del-sur' },
    endorsements: 0,
  },
  {
    ...{ contest, objective, theme: 'care' },
    title: 'Almuerzo en compañía para personas mayores',
    need: 'Una de cada tres personas mayores del borde costero come sola todos los días.',
    description: 'Almuerzo tres veces por semana en seis sedes, con traslado para quien no camina.',
    beneficiaries: 'Personas mayores que viven solas',
    count: 140,
    place: 'Seis sedes de la provincia de Llanquihue',
    lines: [
      ['Almuerzo servido', 'unidad', 5_040, 3_500],
      ['Traslado', 'mes', 12, 105_000],
    ],
    by: { kind: 'organization', slug: 'union-de-clubes-de-mayores-del-lago' },
    endorsements: 0,
  },
  {
    ...{ contest, objective, theme: 'education' },
    title: 'Apoyo escolar en islas y caletas',
    need: 'En las islas la escuela llega a sexto. Quien sigue estudiando se va a un internado y la mitad vuelve antes de un año.',
    description:
      'Tutorías dos tardes por semana, con internet satelital en cinco sedes, para séptimo y octavo.',
    beneficiaries: 'Estudiantes de islas y caletas',
    count: 85,
    place: 'Cinco islas y caletas de Calbuco y Quinchao',
    lines: [
      ['Hora de tutoría', 'hora', 1_120, 12_500],
      ['Internet satelital', 'mes', 60, 70_000],
    ],
    by: { kind: 'organization', slug: 'corporacion-mar-interior' },
    endorsements: 0,
  },
  {
    ...{ contest, objective, theme: 'health' },
    title: 'Salud mental que llega al campo',
    need: 'Para una hora de psicología desde el campo hay que perder el día y esperar ocho meses.',
    description:
      'El Gobierno Regional propone una dupla de psicología y trabajo social que recorre diez postas rurales.',
    beneficiaries: 'Personas inscritas en diez postas rurales',
    count: 260,
    place: 'Diez postas rurales de Osorno y Palena',
    lines: [
      ['Dupla psicosocial', 'mes', 10, 1_500_000],
      ['Vehículo y combustible', 'mes', 10, 240_000],
    ],
    by: { kind: 'institution' },
    endorsements: 0,
  },
  {
    ...{ contest, objective, theme: 'education' },
    title: 'Primer empleo para jóvenes de internados',
    need: 'Quien egresa de un internado no tiene red en la ciudad ni quien lo recomiende.',
    description: 'Seis meses de práctica pagada a medias con veinte talleres y pymes de la región.',
    beneficiaries: 'Jóvenes de 18 a 21 años',
    count: 40,
    place: 'Puerto Montt, Osorno y Castro',
    lines: [
      ['Media práctica', 'mes', 200, 70_000],
      ['Acompañamiento', 'mes', 10, 230_000],
    ],
    by: { kind: 'organization', slug: 'fundacion-egreso-austral' },
    endorsements: 0,
  },
  {
    ...{ contest, objective, theme: 'care' },
    title: 'Lengua de señas en la atención de público',
    need: 'En las oficinas públicas de la región hay dos personas que saben lengua de señas.',
    description: 'Curso de un año para cien funcionarias y funcionarios, dado por personas sordas.',
    beneficiaries: 'Personas sordas de la región',
    count: 900,
    place: 'Puerto Montt y en línea',
    lines: [
      ['Hora de curso', 'hora', 600, 22_000],
      ['Material y certificación', 'persona', 100, 19_000],
    ],
    by: { kind: 'organization', slug: 'asociacion-manos-que-hablan' },
    endorsements: 0,
  },
  {
    ...{ contest, objective, theme: 'education' },
    title: 'Computación para personas mayores',
    need: 'La cuenta, la hora médica y el bono se piden por internet, y la fila de la oficina ya no existe.',
    description: 'Talleres de doce semanas en bibliotecas, con jóvenes que enseñan y se les paga.',
    beneficiaries: 'Personas mayores de 60',
    count: 240,
    place: 'Ocho bibliotecas públicas',
    lines: [
      ['Hora de taller', 'hora', 576, 20_000],
      ['Equipo de arriendo', 'mes', 8, 335_000],
    ],
    by: { kind: 'organization', slug: 'bibliotecas-amigas' },
    endorsements: 0,
  },
  {
    ...{ contest, objective, theme: 'culture' },
    title: 'Abuelas que enseñan a hilar y a tejer',
    need: 'El hilado en huso se está yendo con quienes lo saben.',
    description: 'Veinte maestras tejedoras enseñan un año a dos aprendizas cada una.',
    beneficiaries: 'Veinte maestras y cuarenta aprendizas',
    count: 60,
    place: 'Chiloé y Cochamó',
    lines: [
      ['Maestra tejedora', 'mes', 200, 55_000],
      ['Lana y tintes', 'global', 1, 1_600_000],
    ],
    by: { kind: 'organization', slug: 'tejedoras-de-la-minga' },
    endorsements: 0,
  },
];
