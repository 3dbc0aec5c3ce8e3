// A vote of two contests, North with 60 and South with 30, in which every figure can be checked by hand.
import { anyVote } from './votes-of-every-kind.ts';

/**
 * Four ballots, 15 for each in the North and 7.5 in the South. North: A (30) is bought by its three at 10 each,
 * who then have 5 each, and B (40) of two needs more than 5 + 15. South: C (20) of three takes 20/3 each.
 */
export function voteOfContests({
  names = 'Norte,Sur',
  amounts = '60,30',
  budget = 100,
} = {}): string {
  const vote = anyVote({
    voteType: 'approval',
    budget,
    projects: [
      ['project_id', 'cost', 'name', 'category', 'selected'],
      ['A', 30, 'Plaza', 'Norte', 1],
      ['B', 40, 'Cancha', 'Norte', 0],
      ['C', 20, 'Sede', 'Sur', 1],
      ['D', 25, '=Pista', 'Sur', 0],
    ],
    votes: [['A,C'], ['A,B,C'], ['A'], ['B,C,D']],
  });
  return vote.replace(
    '\nPROJECTS',
    `\ncategories;${names}\nbudget_per_category;${amounts}\nPROJECTS`,
  );
}
