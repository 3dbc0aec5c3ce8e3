// The contests of an edition as rows: amount, and what is asked against it, all on one scale of pesos.
//
// Accessibility: a list; the name is the row's heading and its only link; the drawing is hidden because its
// figures stand in words beside it; hatching tells what is beyond the amount without colour.

import { useId } from 'preact/hooks';
import { m } from '#words';
import { writtenLang } from '../../../../platform/words.ts';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import type { EditionScope } from '../rules/rulebook.ts';
import { contestPath } from './paths.ts';
import { ratioWords } from './public-words.ts';
import { at, type SeenContest, type SeenEdition } from './seen-edition.ts';
import { money } from './words.ts';

/** Rows shown before the rest is asked for. */
const FIRST_SHOWN = 8;

export function ContestBars({ seen }: { readonly seen: SeenEdition }) {
  const { contests } = seen;
  const shown = contests.length > FIRST_SHOWN + 2 ? contests.slice(0, FIRST_SHOWN) : contests;
  const rest = contests.slice(shown.length);
  const scale = Math.max(1, ...contests.map(longest));
  return (
    <>
      <Rows seen={seen} contests={shown} scale={scale} />
      {rest.length > 0 && (
        <Disclosure summary={m.editions_page_see_rest({ count: rest.length })}>
          <Rows seen={seen} contests={rest} scale={scale} />
        </Disclosure>
      )}
    </>
  );
}

function longest({ amountClp, breadth }: SeenContest): number {
  return Math.max(amountClp, breadth.demandClp);
}

interface RowsProps {
  readonly seen: SeenEdition;
  readonly contests: readonly SeenContest[];
  readonly scale: number;
}

function Rows({ seen, contests, scale }: RowsProps) {
  return (
    <ul class="contest-rows">
      {contests.map((contest) => (
        <li class="contest-row">
          <h3 class="contest-name" lang={writtenLang()}>
            <a href={contestPath.to({ ...at(seen.edition), contest: contest.code })}>
              {contest.name}
            </a>
          </h3>
          <strong class="contest-amount money">{money(contest.amountClp)}</strong>
          <ContestBar contest={contest} scale={scale} />
          <span class="contest-says secondary">
            {contestSays(contest, seen.edition.rules.committed.scope)}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Solid is the amount that there is; beyond it, hatched, what is asked for above it. */
function ContestBar({ contest, scale }: { readonly contest: SeenContest; readonly scale: number }) {
  const hatch = `contest-beyond-${useId()}`;
  const { amountClp, breadth } = contest;
  const share = (pesos: number) => Math.round((pesos / scale) * 100_000) / 1000;
  const amount = share(amountClp);
  const covered = share(Math.min(amountClp, breadth.demandClp));
  const beyond = share(Math.max(0, breadth.demandClp - amountClp));
  return (
    <svg class="contest-bar" width="100%" height="26" aria-hidden="true" focusable="false">
      <defs>
        <pattern
          id={hatch}
          width="11"
          height="11"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect class="envelope-beyond-ground" width="11" height="11" />
          <rect class="envelope-beyond-line" width="5" height="11" />
        </pattern>
      </defs>
      <rect class="envelope-track" y="1" width={`${amount}%`} height="24" />
      <rect class="envelope-covered" y="1" width={`${covered}%`} height="24" />
      {beyond > 0 && (
        <rect
          class="envelope-beyond"
          x={`${amount}%`}
          y="1"
          width={`${beyond}%`}
          height="24"
          fill={`url(#${hatch})`}
        />
      )}
    </svg>
  );
}

function contestSays(
  { projects, breadth, halted, round }: SeenContest,
  scope: EditionScope,
): string {
  if (halted === 'annulled') return m.editions_page_contest_annulled();
  if (halted === 'suspended') return m.editions_page_contest_suspended();
  if (round > 1) return m.editions_page_contest_repeated({ round });
  if (projects.length === 0) return m.editions_page_no_projects({ scope });
  return m.editions_page_contest_says({
    projects: m.editions_page_projects_count({ scope, count: projects.length }),
    times: m.editions_page_times({ ratio: ratioWords(breadth.ratio) }),
  });
}
