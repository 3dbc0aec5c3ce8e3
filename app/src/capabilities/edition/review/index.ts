// Door 1 of the review: what it adds to the whole.
import type { RoomContributions } from '../../../platform/room.ts';
import { reviewArchive } from './archive.ts';
import { personalData, privacy } from './personal-data.ts';
import { reverseTogether } from './web/acts.ts';
import { told } from './web/change-desk-routes.ts';
import { panels } from './web/panels.tsx';
import { answersOnPaper } from './web/paper-steps.ts';
import { resultList } from './web/result-list.ts';
import { writeResults } from './web/results-blocks.ts';

export { allResultsPath } from './web/paths.ts';

export const contributions: RoomContributions = {
  room: 'review',
  panels,
  publicLists: [resultList],
  paperForms: answersOnPaper,
  twoPersonKinds: [reverseTogether],
  personalData,
  privacy,
  notices: [
    {
      kind: 'review/change',
      label: {
        'es-CL': 'cambios que se proponen de mis propuestas',
        en: 'changes that are proposed of my proposals',
      },
      isAlways: true,
    },
    {
      kind: 'review/assigned',
      label: {
        'es-CL': 'revisiones que me asignan',
        en: 'checks that are assigned to me',
      },
    },
  ],
  deadlines: [
    {
      what: 'the day by which a check is to be made',
      watchedBy: 'own task of its reviewer; the workbench shows what is late',
    },
    {
      what: 'the term of an author to mend what the review asks for',
      watchedBy: 'notice to the author with its term; review-end-corrections goes on without it',
    },
    {
      what: 'the day until which an author answers to a change',
      watchedBy:
        'notice and own task of whoever wrote it, with the day; review-end-changes goes on with her text',
    },
    {
      what: 'the last instant at which an answer can be appealed against',
      watchedBy: 'tool of its author on the page of the proposal; told with the answer itself',
    },
    {
      what: 'the day by which an appeal is to be decided',
      watchedBy:
        'own task of everybody who may decide it; late ones are marked in the list of appeals',
    },
    {
      what: 'the signature and the publication of a round that has all its findings',
      watchedBy: 'own task of whoever coordinates',
    },
  ],
  search: { none: 'a proposal is found by its own page, which shows what the review found' },
  institutionArchive: reviewArchive,
  demonstrate: async (house) => {
    const { demonstrateReview } = await import('./actions/demonstrate-review.ts');
    await demonstrateReview(house, { told, writeResults });
  },
};
