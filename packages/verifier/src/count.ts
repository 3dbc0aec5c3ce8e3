// Door of the recount alone: a vote, its conventions, what is bought; and Pabulib files as votes.
export { type Count, recount } from './count/count.ts';
export { type Conventions, type CountedBallot, type Poll, readConventions } from './count/polls.ts';
export { type PabulibFile, pollOf, readPabulibFile } from './pabulib.ts';
