// Door 1 of the roll: what it adds to the whole, and what rooms after it do with a roll.
import type { RoomContributions } from '../../../platform/room.ts';
import { personalData, privacy } from './personal-data.ts';
import { correctTogether } from './web/correct-act.ts';
import { panels } from './web/panels.tsx';

export { addListed } from './actions/add-listed.ts';
export { closeRollOnce, purgeAfterResult } from './actions/close-roll.ts';
export { freezeRoll } from './actions/freeze-roll.ts';
export { handOut } from './actions/hand-out.ts';
export { prepareRoll } from './actions/prepare-roll.ts';
export { padronFileOf } from './actions/public-list.ts';
export { publishFacts } from './actions/publish-facts.ts';
export { publishRegistro } from './actions/publish-registro.ts';
export { paperPaths } from './web/paths.ts';
export { CODE_COOKIE } from './web/voter.ts';

export const contributions: RoomContributions = {
  room: 'roll',
  panels,
  publicLists: {
    none: 'the list and the registro of an election are files of its own, whole and in the format of docs/voting.md',
  },
  personalData,
  privacy,
  search: { none: 'a roll is found on the page of its election, and nobody on it is found' },
  twoPersonKinds: [correctTogether],
  notices: [
    {
      kind: 'roll/own-right',
      label: {
        'es-CL': 'lo que pasa con mi derecho a votar',
        en: 'what happens to my right to vote',
      },
      isAlways: true,
    },
    {
      kind: 'roll/code-alarm',
      label: {
        'es-CL': 'alguien prueba códigos de una votación',
        en: 'somebody tries codes of a vote',
      },
      isAlways: true,
    },
    {
      kind: 'roll/reminder',
      label: {
        'es-CL': 'que una votación termina pronto',
        en: 'that a vote ends soon',
      },
    },
    {
      kind: 'roll/declaration',
      label: {
        'es-CL': 'lo que se decide de mi declaración de residencia',
        en: 'what is decided about my declaration of residence',
      },
      isAlways: true,
    },
  ],
  deadlines: [
    {
      what: 'declarations of residence that wait, before ballot papers stop being handed out',
      watchedBy: 'own task of those who decide, with the hour until which papers are handed out',
    },
    {
      what: 'the hour at which everybody who may still vote is reminded',
      watchedBy: 'roll-remind, which tells them by itself; the page of the vote says when',
    },
    {
      what: 'the ninety days after a result, when RUN and salts are erased',
      watchedBy: 'roll-night, which erases them by itself',
    },
  ],
};
