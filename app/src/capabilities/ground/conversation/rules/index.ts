// Door 2: the words of conversation.
export type { OpenedPlace, PlaceName } from './place.ts';
