// The form in which the secretariat writes a call: what it is for, its days, and what it asks for.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Field, TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { MOST_REQUIREMENTS, SHORTEST_CALL_DAYS } from '../rules/call.ts';
import { type Desk, deskCrumbs } from './parts.tsx';

export interface DetailsPageProps {
  readonly desk: Desk;
  readonly title: string;
  readonly action: string;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}

/** How many empty lines wait for another requirement. */
const SPARE = 3;
const FEWEST = 6;

export function callDetailsPage(props: DetailsPageProps): Page {
  const { desk, title, action, typed, problems } = props;
  const error = (field: string) => problemOf(problems, field);
  return {
    ...(problems.length > 0 ? { status: 422 as const } : {}),
    title: `${title}: ${desk.name}`,
    description: m.roundtable_desk_lead(),
    robots: 'noindex',
    hero: <Hero title={title} crumbs={deskCrumbs(desk, { label: title })} />,
    body: (
      <section class="section">
        <div class="wrap stack-wide roundtable-form">
          <FormProblems problems={problems} />
          <form class="stack-wide" action={action} method="post" noValidate>
            <Field
              id="titulo"
              name="titulo"
              label={m.roundtable_field_title()}
              error={error('titulo')}
              value={typed.titulo}
            />
            <TextAreaField
              id="proposito"
              name="proposito"
              label={m.roundtable_field_purpose()}
              error={error('proposito')}
              value={typed.proposito}
            />
            <TextAreaField
              id="plan"
              name="plan"
              label={m.roundtable_field_plan()}
              hint={m.roundtable_hint_plan()}
              error={error('plan')}
              value={typed.plan}
            />
            <Field
              id="abre"
              name="abre"
              type="date"
              label={m.roundtable_field_opens()}
              error={error('abre')}
              value={typed.abre}
            />
            <Field
              id="cierra"
              name="cierra"
              type="date"
              label={m.roundtable_field_closes()}
              hint={m.roundtable_hint_closes({ days: SHORTEST_CALL_DAYS })}
              error={error('cierra')}
              value={typed.cierra}
            />
            <RequirementFields typed={typed} problems={problems} />
            <p>
              <Button>{m.roundtable_save_draft()}</Button>
            </p>
          </form>
        </div>
      </section>
    ),
  };
}

function RequirementFields({ typed, problems }: Pick<DetailsPageProps, 'typed' | 'problems'>) {
  const places = Array.from({ length: MOST_REQUIREMENTS }, (_, at) => at + 1);
  const last = places.findLast((place) => (typed[`requisito-${place}`] ?? '') !== '') ?? 0;
  const shown = Math.min(MOST_REQUIREMENTS, Math.max(FEWEST, last + SPARE));
  return (
    <fieldset class="stack">
      <legend class="field-label">{m.roundtable_requirements()}</legend>
      <p class="secondary">{m.roundtable_hint_requirements({ most: MOST_REQUIREMENTS })}</p>
      {places.slice(0, shown).map((place) => {
        const id = `requisito-${place}`;
        return (
          <div class="roundtable-requirement">
            <Field
              id={id}
              name={id}
              label={m.roundtable_requirement({ place })}
              error={problemOf(problems, id)}
              value={typed[id]}
            />
            <label class="choice">
              <input
                type="checkbox"
                name={`archivo-${place}`}
                value="si"
                checked={typed[`archivo-${place}`] === 'si'}
              />
              <span>{m.roundtable_asks_file()}</span>
            </label>
          </div>
        );
      })}
    </fieldset>
  );
}
