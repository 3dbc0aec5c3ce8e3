// What the positions of the members have in common: computed from what each of them wrote, never written by hand.
import { neededOf, type Quorum } from './quorum.ts';
import { type StanceChoice, type StanceSteps, standingOf } from './stance.ts';

export interface Answered {
  /** Id of the question. */
  readonly questionId: string;
  /** What stands of each member that wrote something, by its id. */
  readonly choices: ReadonlyMap<string, StanceChoice>;
}

/**
 * `unheard`: fewer than two spoke. `agreement`: all who spoke agree. `near`: all agree, some on a condition.
 * `rejection`: all who spoke disagree. `difference`: some agree and some do not.
 */
export type Ground = 'unheard' | 'agreement' | 'near' | 'rejection' | 'difference';

export interface GroundOfQuestion {
  readonly questionId: string;
  readonly ground: Ground;
  /** Ids of members, in the order in which they were given. */
  readonly agree: readonly string[];
  readonly agreeIf: readonly string[];
  readonly disagree: readonly string[];
  /** Those that wrote nothing yet, or that they have no position. */
  readonly silent: readonly string[];
  /** As many as the quorum asks for agree, or would on a condition: an area could grow from it. */
  readonly isCandidate: boolean;
}

/** `members` are the ids of those that sit; without a quorum in force nothing is a candidate. */
export function groundOf(
  { questionId, choices }: Answered,
  members: readonly string[],
  quorum: Pick<Quorum, 'numerator' | 'denominator'> | undefined,
): GroundOfQuestion {
  const said = (choice: StanceChoice) => members.filter((id) => choices.get(id) === choice);
  const [agree, agreeIf, disagree] = [said('agree'), said('agree-if'), said('disagree')];
  const spoken = new Set([...agree, ...agreeIf, ...disagree]);
  const inFavour = agree.length + agreeIf.length;
  return {
    ...{ questionId, agree, agreeIf, disagree },
    silent: members.filter((id) => !spoken.has(id)),
    ground: kindOf(agree.length, agreeIf.length, disagree.length),
    isCandidate:
      quorum !== undefined && inFavour > 0 && inFavour >= neededOf(quorum, members.length),
  };
}

function kindOf(agree: number, agreeIf: number, disagree: number): Ground {
  if (agree + agreeIf + disagree < 2) return 'unheard';
  if (agree + agreeIf === 0) return 'rejection';
  if (disagree > 0) return 'difference';
  return agreeIf > 0 ? 'near' : 'agreement';
}

interface Written extends StanceSteps {
  readonly questionId: string;
  readonly memberId: string;
  readonly choice: StanceChoice;
}

export interface Comparing {
  readonly questions: readonly { readonly id: string; readonly replacedAt: Date | undefined }[];
  /** Every version; only what stands is compared. */
  readonly stances: readonly Written[];
  /** Ids of those that sit. */
  readonly members: readonly string[];
  readonly quorum: Pick<Quorum, 'numerator' | 'denominator'> | undefined;
}

/** Of the questions that stand, in their order. */
export function groundsOf({
  questions,
  stances,
  members,
  quorum,
}: Comparing): readonly GroundOfQuestion[] {
  const current = questions.filter(({ replacedAt }) => replacedAt === undefined);
  return current.map(({ id: questionId }) => {
    const said = Map.groupBy(
      stances.filter((one) => one.questionId === questionId),
      ({ memberId }) => memberId,
    );
    const choices = new Map(
      [...said].flatMap(([memberId, versions]) => {
        const standing = standingOf(versions);
        return standing === undefined ? [] : [[memberId, standing.choice] as const];
      }),
    );
    return groundOf({ questionId, choices }, members, quorum);
  });
}
