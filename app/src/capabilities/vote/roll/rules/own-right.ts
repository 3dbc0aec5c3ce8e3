// What anybody finds out about her own right with the public files alone: in her browser, which asks for all of them.
import { commitment, toBase64url } from '@minga/ballot';
import { err, ok, type Result } from '@minga/basics';
import { parseRun } from '../../../ground/people/rules/index.ts';
import { type RegistroEvent, replay } from './registro.ts';
import type { RightEvent, RightState } from './right.ts';

export interface OwnOpening {
  readonly id: string;
  readonly style: string;
  /** Base64url. */
  readonly salt: string;
}

export interface OwnRight {
  readonly c: string;
  /** Whether the number that was typed gives the commitment that the roll shows. */
  readonly isSame: boolean;
  readonly isListed: boolean;
  readonly state: RightState | undefined;
  readonly events: readonly { readonly day: string; readonly ev: RightEvent }[];
  /** Of everybody: what no right goes through. */
  readonly problemsCount: number;
}

/** `shown` is the commitment that the roll says is hers. */
export function findOwnRight(
  {
    opening,
    shown,
    run: typed,
  }: {
    readonly opening: OwnOpening;
    readonly shown: string;
    readonly run: string;
  },
  files: { readonly padron: string; readonly registro: string },
): Result<OwnRight, 'run-wrong'> {
  const run = parseRun(typed);
  if (run === undefined) return err('run-wrong');
  const c = toBase64url(commitment({ ...opening, run }));
  const list = linesOf<{ c: string; style: string }>(files.padron);
  const leaves = linesOf<{ day: string; events: readonly RegistroEvent[] }>(files.registro);
  const { rights, problems } = replay(list, leaves);
  return ok({
    c,
    isSame: c === shown,
    isListed: list.some((one) => one.c === c),
    state: rights.get(c)?.state,
    events: leaves.flatMap(({ day, events }) =>
      events.filter((event) => event.c === c).map(({ ev }) => ({ day, ev })),
    ),
    problemsCount: problems.length,
  });
}

function linesOf<Line>(text: string): readonly Line[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}
