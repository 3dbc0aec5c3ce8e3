// The public lists of accepted papers, and of visits between municipalities.
import type { PublicList } from '../../../../platform/public-list.ts';
import { listAccepted } from '../store/papers.ts';
import { listVisits } from '../store/visits.ts';
import { callerColumns, column, FILE_ROWS } from './gathering-list.ts';
import { gatheringsPath } from './paths.ts';
import { visitsPath } from './visit-paths.ts';

export const paperList: PublicList = {
  name: 'ponencias',
  title: { 'es-CL': 'Ponencias de encuentros', en: 'Papers of encounters' },
  source: {
    'es-CL': 'Ponencias aceptadas por quien convoca cada encuentro o taller en Minga.',
    en: 'Papers accepted by whoever calls each encounter or workshop on Minga.',
  },
  page: gatheringsPath,
  columns: [
    column('gathering', 'text', 'Reunión, en su dirección', 'Gathering, in its address'),
    ...callerColumns,
    column('position', 'integer', 'Lugar en el programa', 'Place in the programme'),
    column('title', 'text', 'Título', 'Title'),
    column(
      'authors',
      'text',
      'Autoras y autores, como quisieron ser nombrados',
      'Authors, as they wished to be named',
    ),
    column('in_name_of', 'text', 'A nombre de', 'In the name of'),
    column('summary', 'text', 'Resumen', 'Summary'),
  ],
  async rows(db, query) {
    const slug = query.get('reunion') ?? '';
    const papers = await listAccepted(db, slug === '' ? undefined : slug);
    return papers.map((paper) => ({
      gathering: paper.gatheringSlug,
      caller_kind: paper.callerKind,
      caller: paper.callerSlug,
      position: paper.position,
      title: paper.title,
      authors: paper.authors,
      in_name_of: paper.inNameOf,
      summary: paper.summary,
    }));
  },
};

export const visitList: PublicList = {
  name: 'visitas',
  title: { 'es-CL': 'Visitas entre municipalidades', en: 'Visits between municipalities' },
  source: {
    'es-CL': 'Visitas que las municipalidades se piden y responden en Minga.',
    en: 'Visits that municipalities ask of one another and answer on Minga.',
  },
  page: visitsPath,
  columns: [
    column('number', 'integer', 'Número', 'Number'),
    column('asker', 'text', 'Quién la pide, en las direcciones', 'Who asks for it, in addresses'),
    column('asked', 'text', 'A quién visita, en las direcciones', 'Whom it visits, in addresses'),
    column('interest', 'text', 'Qué quiere conocer', 'What it wants to see'),
    column('reason', 'text', 'Para qué', 'What for'),
    column(
      'state',
      'text',
      'Estado: asked (pedida), other-day (con otra fecha propuesta), accepted (aceptada), declined (rechazada), withdrawn (retirada), held (realizada)',
      'State: asked, other-day, accepted, declined, withdrawn, held',
    ),
    column('visit_on', 'date', 'Día de la visita', 'Day of the visit'),
    column(
      'state_reason',
      'text',
      'Motivo del cambio o del rechazo',
      'Reason of change or refusal',
    ),
    column('sponsors', 'text', 'Instituciones que la apoyan', 'Institutions that help'),
    column('learned_by_asker', 'text', 'Qué aprendió quien la pidió', 'What the asker learned'),
    column('learned_by_asked', 'text', 'Qué aprendió quien recibió', 'What the asked learned'),
  ],
  async rows(db) {
    const visits = await listVisits(db, { limit: FILE_ROWS, offset: 0 });
    return visits.map((visit) => {
      const learned = (of: string) =>
        visit.lessons.find(({ institutionId }) => institutionId === of)?.text ?? null;
      return {
        number: visit.number,
        asker: visit.asker.slug,
        asked: visit.asked.slug,
        interest: visit.interest.title,
        reason: visit.reason,
        state: visit.state,
        visit_on: visit.visitOn ?? null,
        state_reason: visit.stateReason ?? null,
        sponsors: visit.sponsors.map(({ slug }) => slug).join(' ') || null,
        learned_by_asker: learned(visit.asker.id),
        learned_by_asked: learned(visit.asked.id),
      };
    });
  },
};
