// How each project of a submission stands: what was signed of it last, and whether its contest is sanctioned.
import type { Standing } from './deciding.ts';
import type { Decision, Matter } from './matter.ts';

/** A decision as it is kept, in whatever sitting. */
export interface Signable extends Decision {
  readonly resolutionId: string | null;
  readonly mending: object | null;
}

interface Submitted<D extends Signable> {
  readonly matters: readonly Matter[];
  readonly sittings: readonly { readonly id: string; readonly decisions: readonly D[] }[];
  /** In the order in which they were signed. */
  readonly resolutions: readonly { readonly id: string }[];
}

/** The last signed decision of each project. */
export function signedOf<D extends Signable>({
  sittings,
  resolutions,
}: Submitted<D>): readonly D[] {
  const all = sittings.flatMap(({ decisions }) => decisions);
  const last = new Map<string, D>();
  for (const { id } of resolutions) {
    for (const one of all) if (one.resolutionId === id) last.set(one.projectId, one);
  }
  return [...last.values()];
}

/** What is drafted of it and not signed. */
export function draftsOf<D extends Signable>({ sittings }: Submitted<D>): readonly D[] {
  return sittings.flatMap(({ decisions }) =>
    decisions.filter(({ resolutionId }) => resolutionId === null),
  );
}

export function standingOf(signed: Signable | undefined): Standing | undefined {
  return (
    signed && {
      outcome: signed.outcome,
      returnUntil: signed.return?.until ?? null,
      isMended: signed.mending !== null,
    }
  );
}

/** Whether the body has pronounced on a contest, or left it standing: then all that its amount reaches is decided. */
export function isContestSanctioned(
  submitted: Submitted<Signable> & { readonly lapse: object | null },
  contestId: string,
): boolean {
  if (submitted.lapse !== null) return true;
  const own = submitted.matters.filter((one) => one.contestId === contestId);
  const ids = new Set(own.map(({ projectId }) => projectId));
  return signedOf(submitted).some(({ projectId }) => ids.has(projectId));
}
