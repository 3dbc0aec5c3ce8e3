// The page of one contest: its projects as drawn, narrowed by words, theme and sector, each with what its sheet says.
//
// Accessibility: each project is one label with its checkbox, and what more there is of it opens below; what cannot
// be taken says why and stays in reach; a ranking is ordered with buttons.
import type { Contest } from '@minga/ballot';
import { useState } from 'preact/hooks';
import { m } from '#words';
import type { Chosen } from '../rules/booth-choice.ts';
import { anything, missingSheets, narrowed, type Sheets } from '../rules/booth-sheets.ts';
import { Card, More, WithdrawnCard } from './booth-cards.tsx';
import { Filters } from './booth-filters.tsx';
import { BoothHeading } from './booth-frame.tsx';
import { Ranking } from './booth-ranking.tsx';
import { pesos } from './booth-words.ts';

interface ChooseProps {
  readonly contest: Contest;
  readonly place: { readonly number: number; readonly of: number };
  readonly chosen: Chosen;
  /** Projects that an act withdrew, with its reason. */
  readonly withdrawn: ReadonlyMap<string, string>;
  /** Undefined while they are fetched. */
  readonly sheets: Sheets | undefined;
  readonly onChange: (chosen: Chosen) => void;
}

export function ChoosePage(props: ChooseProps) {
  const { contest, place, chosen, withdrawn, onChange } = props;
  const { projects } = contest;
  const sheets: Sheets = props.sheets ?? new Map();
  const [wanted, setWanted] = useState(anything);
  const shown = narrowed(projects, sheets, wanted);
  const missing = props.sheets === undefined ? 0 : missingSheets(projects, sheets);
  return (
    <div class="booth-columns">
      <div class="booth-aside stack">
        <p class="booth-lead">
          <strong>{m.urn_booth_paper_of({ number: `${place.number}`, of: `${place.of}` })}</strong>{' '}
          · {contest.title}
        </p>
        <BoothHeading>{headingOf(contest)}</BoothHeading>
        <p class="secondary">{hintOf(contest)}</p>
        <Filters {...{ projects, sheets, wanted, shown: shown.length }} onChange={setWanted} />
        {missing > 0 && (
          <p class="secondary">{m.urn_booth_sheets_missing({ count: `${missing}` })}</p>
        )}
      </div>
      <div class="stack">
        {contest.ballot.kind === 'ranking' && (
          <Ranking contest={contest} chosen={chosen} onChange={onChange} />
        )}
        <ul class="booth-cards">
          {shown.map((project) => {
            const sheet = sheets.get(project.sha256);
            return (
              <li key={project.id} class="booth-item">
                {withdrawn.has(project.id) ? (
                  <WithdrawnCard project={project} reason={withdrawn.get(project.id) ?? ''} />
                ) : (
                  <Card {...{ contest, project, chosen, onChange }} />
                )}
                {sheet !== undefined && <More project={project} sheet={sheet} />}
              </li>
            );
          })}
        </ul>
        {shown.length === 0 && <p>{m.urn_booth_search_nothing()}</p>}
      </div>
    </div>
  );
}

function headingOf({ budget, ballot }: Contest): string {
  const amount = pesos(budget);
  switch (ballot.kind) {
    case 'choose-1':
      return m.urn_booth_choose_one();
    case 'ranking':
      return m.urn_booth_choose_ranking({ max: `${ballot.max}` });
    case 'points':
      return m.urn_booth_choose_points({ points: `${ballot.points}` });
    default:
      return ballot.within_budget
        ? m.urn_booth_choose_budget({ amount })
        : m.urn_booth_choose_up_to({ max: `${ballot.max}` });
  }
}

function hintOf({ ballot, budget }: Contest): string {
  const least =
    ballot.min === 0 ? m.urn_booth_hint_none() : m.urn_booth_hint_min({ min: `${ballot.min}` });
  return `${least} ${m.urn_booth_hint_order({ amount: pesos(budget) })}`;
}
