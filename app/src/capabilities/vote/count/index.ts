// Door 1 of the room: what it adds to the whole. Counting itself is asked for on its pages.
import type { RoomContributions } from '../../../platform/room.ts';
import { panels } from './web/panels.ts';

export { countPath, examplePath } from './web/paths.ts';

export const contributions: RoomContributions = {
  room: 'count',
  panels,
  publicLists: {
    none: 'a count belongs to whoever brought the file: nothing of it is published by us',
  },
  personalData: [
    {
      what: 'the file of a vote uploaded without JavaScript (its ballots may carry age, sex or sector of each voter), its name, the rules chosen and the result',
      why: 'to count it on the server for somebody whose browser cannot',
      keptFor: 'one hour at most; erased earlier when somebody with the address asks',
      seenBy: 'whoever has the unguessable address of the count',
    },
  ],
  deadlines: { none: 'a count has no legal clock' },
};
