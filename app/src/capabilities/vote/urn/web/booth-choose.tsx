// The page of one contest: its projects as drawn, searched by name, with the meter of what is left.
//
// Accessibility: each project is one label with its checkbox; what cannot be taken says why and stays in
// reach; a ranking is ordered with buttons; the live region says only what is left, half a second later.
import type { Contest, Project } from '@minga/ballot';
import { useEffect, useState } from 'preact/hooks';
import { m } from '#words';
import { Button } from '../../../../ui/button/button.tsx';
import { Icon } from '../../../../ui/icon/icon.tsx';
import {
  type Chosen,
  isChosen,
  pointsOf,
  searched,
  toggled,
  whyNot,
  withPoints,
} from '../rules/booth-choice.ts';
import { BoothHeading } from './booth-frame.tsx';
import { Ranking } from './booth-ranking.tsx';
import { pesos, writtenLang } from './booth-words.ts';

interface ChooseProps {
  readonly contest: Contest;
  readonly place: { readonly number: number; readonly of: number };
  readonly chosen: Chosen;
  /** Projects that an act withdrew, with its reason. */
  readonly withdrawn: ReadonlyMap<string, string>;
  readonly onChange: (chosen: Chosen) => void;
}

export function ChoosePage({ contest, place, chosen, withdrawn, onChange }: ChooseProps) {
  const [typed, setTyped] = useState('');
  const shown = searched(contest.projects, typed);
  return (
    <div class="booth-columns">
      <div class="booth-aside stack">
        <p class="booth-lead">
          <strong>{m.urn_booth_paper_of({ number: `${place.number}`, of: `${place.of}` })}</strong>{' '}
          · {contest.title}
        </p>
        <BoothHeading>{headingOf(contest)}</BoothHeading>
        <p class="secondary">{hintOf(contest)}</p>
        {contest.projects.length > 5 && (
          <label class="booth-search">
            <span class="visually-hidden">{m.urn_booth_search()}</span>
            <input
              class="control"
              type="search"
              value={typed}
              placeholder={m.urn_booth_search_in({ count: `${contest.projects.length}` })}
              onInput={({ currentTarget }) => setTyped(currentTarget.value)}
            />
          </label>
        )}
      </div>
      <div class="stack">
        {contest.ballot.kind === 'ranking' && (
          <Ranking contest={contest} chosen={chosen} onChange={onChange} />
        )}
        <ul class="booth-cards">
          {shown.map((project) => (
            <li key={project.id}>
              {withdrawn.has(project.id) ? (
                <WithdrawnCard project={project} reason={withdrawn.get(project.id) ?? ''} />
              ) : (
                <Card {...{ contest, project, chosen, onChange }} />
              )}
            </li>
          ))}
        </ul>
        {shown.length === 0 && <p>{m.urn_booth_search_nothing({ typed })}</p>}
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

/** Named, so that nobody looks for it; without anything to press. */
function WithdrawnCard({
  project,
  reason,
}: {
  readonly project: Project;
  readonly reason: string;
}) {
  return (
    <div class="booth-card booth-card-shut booth-card-withdrawn">
      <s class="booth-card-name" lang={writtenLang()}>
        {project.name}
      </s>
      <span class="booth-card-cost money">{pesos(project.cost)}</span>
      <span class="booth-card-note">{m.urn_booth_withdrawn({ reason })}</span>
    </div>
  );
}

interface CardProps {
  readonly contest: Contest;
  readonly project: Project;
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
}

function Card({ contest, project, chosen, onChange }: CardProps) {
  const isIn = isChosen(chosen, project.id);
  const reason = whyNot(contest, chosen, project);
  const state = isIn ? ' booth-card-chosen' : reason === undefined ? '' : ' booth-card-shut';
  const note = `nota-${project.id}`;
  if (contest.ballot.kind === 'points') {
    return <PointsCard {...{ contest, project, chosen, onChange }} />;
  }
  return (
    <label class={`booth-card${state}`}>
      <input
        type="checkbox"
        checked={isIn}
        aria-describedby={note}
        onChange={(event) => {
          const next = toggled(contest, chosen, project);
          event.currentTarget.checked = isChosen(next, project.id);
          onChange(next);
        }}
      />
      <span class="booth-card-name" lang={writtenLang()}>
        {project.name}
      </span>
      <span class="booth-card-cost money">{pesos(project.cost)}</span>
      <span class="booth-card-note" id={note}>
        {isIn ? placeWords(contest, chosen, project) : reasonWords(reason)}
      </span>
    </label>
  );
}

function placeWords({ ballot }: Contest, chosen: Chosen, { id }: Project): string {
  if (ballot.kind !== 'ranking') return m.urn_booth_chosen();
  const place = chosen.findIndex(({ project }) => project === id) + 1;
  return m.urn_booth_ranked({ place: `${place}` });
}

function reasonWords(reason: ReturnType<typeof whyNot>): string {
  if (reason === undefined) return '';
  return reason.code === 'over-budget'
    ? m.urn_booth_missing({ amount: pesos(reason.missing) })
    : m.urn_booth_full({ max: `${reason.max}` });
}

function PointsCard({ contest, project, chosen, onChange }: CardProps) {
  const points = pointsOf(chosen, project.id);
  const by = (step: -1 | 1) => onChange(withPoints(contest, chosen, project, step));
  return (
    <fieldset class={`booth-card booth-card-points${points > 0 ? ' booth-card-chosen' : ''}`}>
      <legend class="booth-card-name" lang={writtenLang()}>
        {project.name}
      </legend>
      <span class="booth-card-cost money">{pesos(project.cost)}</span>
      <span class="booth-stepper">
        <button
          type="button"
          onClick={() => by(-1)}
          aria-label={m.urn_booth_less({ project: project.name })}
        >
          −
        </button>
        <output>{m.urn_booth_points({ points: `${points}` })}</output>
        <button
          type="button"
          onClick={() => by(1)}
          aria-label={m.urn_booth_more({ project: project.name })}
        >
          +
        </button>
      </span>
    </fieldset>
  );
}

interface FootProps {
  readonly left: string;
  readonly summary: string;
  /** Widths of what is taken, in parts of `whole`; none where nothing is measured. */
  readonly taken: readonly number[];
  readonly whole: number;
  readonly button: string;
  readonly onBack: (() => void) | undefined;
  readonly onNext: () => void;
}

/** The meter at the foot of the page, with the way on. */
export function ChooseFoot(props: FootProps) {
  const { left, summary, taken, whole, button, onBack, onNext } = props;
  return (
    <div class="booth-foot deep">
      <div class="booth-foot-inner">
        <div class="booth-meter">
          <p class="booth-left">{left}</p>
          {whole > 0 && <Track taken={taken} whole={whole} />}
          <p class="booth-summary">{summary}</p>
          <LeftAloud left={left} />
        </div>
        <div class="booth-foot-actions">
          {onBack !== undefined && (
            <Button type="button" kind="secondary" onClick={onBack}>
              <Icon name="back" size={20} />
              {m.urn_booth_back()}
            </Button>
          )}
          <Button type="button" kind="deep" wide onClick={onNext}>
            {button}
          </Button>
        </div>
      </div>
    </div>
  );
}

function Track({ taken, whole }: { readonly taken: readonly number[]; readonly whole: number }) {
  const scale = 1000 / whole;
  let from = 0;
  return (
    <svg class="booth-track" viewBox="0 0 1000 18" preserveAspectRatio="none" aria-hidden="true">
      {taken.map((part, at) => {
        const x = from;
        from += part * scale;
        return <rect key={at} x={x} y="0" width={Math.max(0, part * scale - 3)} height="18" />;
      })}
    </svg>
  );
}

/** Said once the pressing has stopped. */
function LeftAloud({ left }: { readonly left: string }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const wait = setTimeout(() => setSaid(left), 500);
    return () => clearTimeout(wait);
  }, [left]);
  return (
    <p class="visually-hidden" role="status">
      {said}
    </p>
  );
}
