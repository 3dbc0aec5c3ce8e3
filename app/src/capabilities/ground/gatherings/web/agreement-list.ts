// The public list of agreements: who answers for each, until when, and what became of it.
import { systemClock } from '../../../../platform/clock.ts';
import { readFiles } from '../../../../platform/files/kept-files.ts';
import type { PublicList } from '../../../../platform/public-list.ts';
import { dayIn } from '../../territories/rules/index.ts';
import { standingOf } from '../rules/fulfilment.ts';
import { parseGatheringFilter } from '../rules/gathering-filter.ts';
import { agreementNumber } from '../rules/minutes.ts';
import { listAgreementsIn } from '../store/agreements.ts';
import { listGatherings } from '../store/gatherings.ts';
import { evidenceFileAddress, evidenceFileIds } from './agreement-state.tsx';
import { column, FILE_ROWS } from './gathering-list.ts';
import { gatheringsPath } from './paths.ts';

export const agreementList: PublicList = {
  name: 'acuerdos',
  title: { 'es-CL': 'Acuerdos de reuniones', en: 'Agreements of gatherings' },
  source: {
    'es-CL': 'Actas aprobadas de reuniones, y lo que dice de cada acuerdo quien convocó.',
    en: 'Approved minutes of gatherings, and what whoever called says of each agreement.',
  },
  page: gatheringsPath,
  columns: [
    column('gathering', 'text', 'Reunión, en su dirección', 'Gathering, in its address'),
    column('number', 'text', 'Número del acuerdo', 'Number of the agreement'),
    column('text', 'text', 'Qué se acordó', 'What was agreed'),
    column('responsible', 'text', 'Responsable', 'Who is responsible'),
    column('due_on', 'date', 'Hasta cuándo', 'Until when'),
    column(
      'state',
      'text',
      'Cómo está: fulfilled (cumplido), not-fulfilled (no cumplido), late (atrasado), pending (pendiente)',
      'How it stands: fulfilled, not-fulfilled, late, pending',
    ),
    column(
      'happened_on',
      'date',
      'Día en que se cumplió o se supo que no',
      'Day it was or was not',
    ),
    column('how', 'text', 'Cómo se cumplió, o por qué no', 'How it was, or why it was not'),
    column('evidence_address', 'url', 'Respaldo, en la web', 'Evidence, on the web'),
    column('evidence_file', 'text', 'Respaldo, en este sitio', 'Evidence, on this site'),
    column(
      'caller_kind',
      'text',
      'Quién convoca: institution, organization',
      'Who calls: institution, organization',
    ),
    column('caller', 'text', 'Quién convoca, en las direcciones', 'Who calls, in addresses'),
    column('cut', 'text', 'Código de la comuna', 'Code of the comuna'),
  ],
  async rows(db, query) {
    const now = systemClock.now();
    const stretch = { limit: FILE_ROWS, offset: 0 };
    const gatherings = await listGatherings(db, parseGatheringFilter(query), now, stretch);
    const agreements = await listAgreementsIn(
      db,
      gatherings.map(({ id }) => id),
    );
    const kept = await readFiles(db, evidenceFileIds(agreements));
    const files = new Map(kept.map((file) => [file.id, evidenceFileAddress(file)]));
    const of = Map.groupBy(agreements, ({ gatheringId }) => gatheringId);
    return gatherings.flatMap(({ id, slug, number = 0, timeZone, caller, cut }) =>
      (of.get(id) ?? []).map((agreement) => {
        const [latest] = agreement.fulfilments;
        return {
          gathering: slug,
          number: agreementNumber(number, agreement.position),
          text: agreement.text,
          responsible: agreement.responsible ?? null,
          due_on: agreement.dueOn ?? null,
          state: standingOf(agreement, dayIn(timeZone, now)),
          happened_on: latest?.happenedOn ?? null,
          how: latest?.how ?? null,
          evidence_address: latest?.evidenceAddress ?? null,
          evidence_file: files.get(latest?.evidenceFileId ?? '') ?? null,
          caller_kind: caller.kind,
          caller: caller.slug,
          cut: cut ?? null,
        };
      }),
    );
  },
};
