// What of a person members of staff see that is not public: each is written down, and told to her.

/** `ROOM/WHAT`; of a later room too, so that each has its words. */
export type LookedAt =
  | 'people/tell-letter'
  | 'people/tell-list'
  | 'people/identify'
  | 'people/join-accounts'
  | 'records/paper';
