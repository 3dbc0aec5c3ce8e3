// Door 1 of consultations: what they add to the whole, and where their pages are.
import { systemClock } from '../../../platform/clock.ts';
import type { RoomContributions } from '../../../platform/room.ts';
import { consultationsArchive } from './archive.ts';
import { personalData, privacy } from './personal-data.ts';
import { parseConsultationFilter } from './rules/consultation-filter.ts';
import { listConsultations } from './store/consultations.ts';
import { documentOf } from './store/search-documents.ts';
import { writeAnswers } from './web/answers-blocks.ts';
import { pathIn } from './web/at-desk.ts';
import { consultationList } from './web/consultation-list.ts';
import { observationsOnPaper } from './web/observation-on-paper.ts';
import { panels } from './web/panels.tsx';

export { consultationsPath } from './web/paths.ts';

const EVERYTHING = { limit: 100_000, offset: 0 };

export const contributions: RoomContributions = {
  room: 'consultations',
  panels,
  publicLists: [consultationList],
  paperForms: observationsOnPaper,
  personalData,
  privacy,
  notices: [
    {
      kind: 'consultations/answers',
      label: {
        'es-CL': 'lo que se responde en las consultas donde opiné',
        en: 'what is answered in the consultations where I took part',
      },
    },
    {
      kind: 'consultations/moderation',
      label: {
        'es-CL': 'lo que decide la moderación sobre lo que digo en las consultas',
        en: 'what moderators decide about what I say in consultations',
      },
    },
    {
      kind: 'consultations/deadline',
      label: {
        'es-CL': 'plazos que se amplían en las consultas donde opiné',
        en: 'deadlines that are extended in the consultations where I took part',
      },
    },
  ],
  deadlines: [
    {
      what: 'the five business days of an institution for a second review',
      watchedBy: 'the clock and the desk of the national bodies, which may decide afterwards',
    },
    {
      what: 'the deadline of a consultation',
      watchedBy: 'own task of its team, from three days before; the clock closes it',
    },
    {
      what: 'the answers that are owed once a consultation is closed',
      watchedBy: 'own task and desk of its team until all are published',
    },
  ],
  search: {
    kinds: { consultation: { 'es-CL': 'Consultas', en: 'Consultations' } },
    async documents(db) {
      const filter = parseConsultationFilter(new URLSearchParams());
      const all = await listConsultations(db, filter, systemClock.now(), EVERYTHING);
      return all.map((consultation) => documentOf(consultation, pathIn));
    },
  },
  institutionArchive: consultationsArchive,
  demonstrate: async (house) => {
    const { demonstrateConsultations } = await import('./actions/demonstrate-consultations.ts');
    await demonstrateConsultations(house, { pathIn, write: writeAnswers });
  },
};
