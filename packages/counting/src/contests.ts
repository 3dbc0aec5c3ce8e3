// The door to contests: several in one vote, each with its own amount.
export {
  type Contest,
  type ContestElection,
  contestsOfFile,
  contestsToPlain,
  parseContests,
  splitContests,
} from './rules/contests.ts';
