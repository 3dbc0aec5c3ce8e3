// Door 1 of the urn: what it adds to the site, which is nothing but what it says of itself.
import type { RoomContributions } from '../../../platform/room.ts';

export const contributions: RoomContributions = {
  room: 'urn',
  panels: [],
  publicLists: {
    none: 'the log of an election is public whole, as files that docs/voting.md describes, on an origin of its own',
  },
  personalData: {
    none: 'a sealed ballot has no name, no hour and no number, and its origin keeps nothing of who sends it',
  },
  privacy: { none: 'nothing in the urn can be found by a person, by herself neither' },
  search: { none: 'an urn is found on the page of its election' },
  deadlines: [
    {
      what: 'the hours of the batches and of the close, as the manifest of each election has them',
      watchedBy:
        'the work of the urn, every two seconds; a claim that waits stands on the desk of the certifying officer',
    },
  ],
};
