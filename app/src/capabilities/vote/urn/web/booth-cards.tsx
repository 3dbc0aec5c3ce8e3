// The cards of the projects of a contest: taken or not, why not, withdrawn, and what more there is of each.
import type { Contest, Project } from '@minga/ballot';
import { m } from '#words';
import { themeWord } from '../../../ground/gatherings/rules/index.ts';
import {
  type Chosen,
  isChosen,
  pointsOf,
  toggled,
  whyNot,
  withPoints,
} from '../rules/booth-choice.ts';
import type { Sheet } from '../rules/booth-sheets.ts';
import { pesos, writtenLang } from './booth-words.ts';

/** Named, so that nobody looks for it; without anything to press. */
export function WithdrawnCard({
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

export function Card({ contest, project, chosen, onChange }: CardProps) {
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

/** What the drawn list says of a project, with the same hash as in the manifest. */
export function More({ project, sheet }: { readonly project: Project; readonly sheet: Sheet }) {
  const rows = [
    [m.urn_booth_sheet_place(), sheet.place],
    [m.urn_booth_filter_sector(), sheet.sector ?? ''],
    [m.urn_booth_filter_theme(), themeWord(sheet.theme)],
    [
      m.urn_booth_sheet_upkeep(),
      sheet.upkeep === null ? '' : m.urn_booth_sheet_a_year({ amount: pesos(sheet.upkeep) }),
    ],
  ].filter(([, text]) => text !== '');
  return (
    <details class="booth-more">
      <summary aria-label={m.urn_booth_see_more_of({ project: project.name })}>
        {m.urn_booth_see_more()}
      </summary>
      <p lang={writtenLang()}>{sheet.need}</p>
      <dl>
        {rows.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
