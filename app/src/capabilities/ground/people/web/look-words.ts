// What of a person members of staff see that is not public, as she is told.
import { m } from '#words';
import type { LookedAt } from '../rules/looks.ts';

export const lookWords: Readonly<Record<LookedAt, () => string>> = {
  'people/tell-letter': m.people_data_look_letter,
  'people/tell-list': m.people_data_look_list,
  'people/identify': m.people_data_look_identify,
  'people/join-accounts': m.people_data_look_join,
  'records/paper': m.people_data_look_paper,
};
