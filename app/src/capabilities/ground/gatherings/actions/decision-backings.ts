// Later rooms say which commitments let gatherings of an institution decide.
import { type Gather, slot } from '../../../../platform/contributions.ts';
import type { Gathering } from '../store/gatherings.ts';

export interface DecisionBacking {
  /** Names it among those of its institution. */
  readonly key: string;
  /** What stands behind the decision, as a sentence that everybody reads on the page of the gathering. */
  readonly sentence: string;
}

/** Those in force at this moment. */
export const decisionBackings = slot<
  { readonly institutionId: string },
  readonly DecisionBacking[]
>('gatherings/decision-backings');

/** A sitting decides by itself; of an organisation no commitment lets its gatherings decide. */
export function needsBacking({ level, kind }: Pick<Gathering, 'level' | 'kind'>): boolean {
  return level === 'decision' && kind !== 'sitting';
}

/** The commitments among which whoever calls chooses; none where it needs none. */
export async function backingsFor(
  gather: Gather,
  gathering: Pick<Gathering, 'level' | 'kind' | 'caller'>,
): Promise<readonly DecisionBacking[]> {
  const { caller } = gathering;
  if (!needsBacking(gathering) || caller.kind !== 'institution') return [];
  return (await gather(decisionBackings, { institutionId: caller.id })).flat();
}
