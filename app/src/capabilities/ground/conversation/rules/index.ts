// Door 2: the words of conversation, and the rules by which later rooms let people write and moderators decide.
export { mayTakePart, mustWait } from './comment.ts';
export {
  judge,
  mayReviewAgain,
  parseReason,
  type Reason,
  type ReviewOutcome,
  reasons,
  reviewOutcomes,
} from './moderation.ts';
export type { OpenedPlace, PlaceName } from './place.ts';
