// Sealing what was chosen: the part of the booth that is fetched only when somebody is about to vote.
import { buildVote, deriveContest, fromBase64url, type Vote } from '@minga/ballot';
import { choicesOf } from '../rules/booth-choice.ts';
import { type Paper, seedOf } from '../rules/booth-paper.ts';
import type { Trusted } from '../rules/booth-trust.ts';
import { type BoothPorts, type ChosenByContest, contestsOf } from './booth-journey.ts';

/**
 * Seals each contest's ballot and keeps them before anything is sent; undefined when a choice is not legal. A paper that was
 * sealed or cast in another tab meanwhile is answered as it is: what was promised there is never written over.
 */
export async function sealPaper(
  { memory }: BoothPorts,
  trusted: Trusted,
  paper: Paper,
  { chosen, control }: { readonly chosen: ChosenByContest; readonly control: string },
): Promise<Paper | undefined> {
  const elsewhere = memory.papers().find(({ id }) => id === paper.id);
  if (elsewhere !== undefined && elsewhere.sealed.length + elsewhere.cast.length > 0) {
    return elsewhere;
  }
  const { manifest, manifestHash } = trusted;
  const seed = seedOf(paper);
  const urnKey = fromBase64url(manifest.urn.commits[0] ?? '');
  if (seed === undefined || urnKey === undefined) return undefined;
  const sealed: Vote[] = [];
  for (const contest of contestsOf(trusted, paper.style)) {
    const vote = await buildVote({
      contest,
      manifestHash,
      secrets: deriveContest(seed, manifestHash, contest),
      token: fromBase64url(paper.tokens[contest.id] ?? '') ?? new Uint8Array(),
      urnKey,
      choices: choicesOf(contest, chosen[contest.id] ?? []),
      control,
    });
    if (!vote.ok) return undefined;
    sealed.push(vote.value.vote);
  }
  const kept = { ...paper, sealed };
  memory.keep(kept);
  return kept;
}
