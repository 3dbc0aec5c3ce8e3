// The form in which a member proposes an action: what, when, with what money, and who is to answer for it.
import { m } from '#words';
import { problemOf } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Field, SelectField, TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { ownerParts } from '../rules/action.ts';
import type { Member } from '../store/members.ts';
import { ownerRows } from './agenda-forms.ts';
import { agendaPath, newActionPath } from './agenda-paths.ts';
import { partWords } from './agenda-words.tsx';
import { BottleneckChoices, type BottleneckToChoose } from './bottleneck-choices.tsx';
import type { FormPageProps } from './bottleneck-form-page.tsx';
import { crumbs } from './parts.tsx';

/** The others are behind a press. */
const OWNERS_SHOWN = 2;

interface NewActionProps extends FormPageProps {
  readonly members: readonly Member[];
  readonly bottlenecks: readonly BottleneckToChoose[];
}

const fieldOf = ({ typed, problems }: FormPageProps, name: string) => ({
  ...{ id: name, name, value: typed[name] ?? '', error: problemOf(problems, name) },
});

export function newActionPage(props: NewActionProps): Page {
  const { typed, problems, status, bottlenecks } = props;
  const title = m.roundtable_action_propose();
  const field = (name: string) => fieldOf(props, name);
  return {
    ...(status === undefined ? {} : { status }),
    title,
    description: m.roundtable_agenda_lead(),
    robots: 'noindex',
    hero: (
      <Hero
        title={title}
        crumbs={crumbs({ label: m.roundtable_agenda(), href: agendaPath.to({}) }, { label: title })}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide roundtable-form">
          <FormProblems problems={problems} />
          <form class="stack-wide" action={newActionPath.to({})} method="post" noValidate>
            <Field {...field('titulo')} label={m.roundtable_field_title()} />
            <TextAreaField {...field('texto')} rows={6} label={m.roundtable_field_text()} />
            <Field {...field('desde')} type="date" label={m.roundtable_field_starts()} />
            <Field {...field('hasta')} type="date" label={m.roundtable_field_due()} />
            <Field
              {...field('presupuesto')}
              inputMode="numeric"
              label={m.roundtable_budget()}
              hint={m.roundtable_hint_budget()}
            />
            <BottleneckChoices bottlenecks={bottlenecks} typed={typed} problems={problems} />
            <Owners {...props} />
            <Button>{m.roundtable_action_propose()}</Button>
          </form>
        </div>
      </section>
    ),
  };
}

function Owners(props: NewActionProps) {
  const more = ownerRows.slice(OWNERS_SHOWN);
  const hasMore = more.some((row) => fieldOf(props, `integrante-${row}`).value !== '');
  return (
    <fieldset class="stack">
      <legend class="field-label">{m.roundtable_owners()}</legend>
      <p class="secondary">{m.roundtable_owners_hint()}</p>
      {ownerRows.slice(0, OWNERS_SHOWN).map((row) => (
        <OwnerRow {...props} row={row} />
      ))}
      <Disclosure summary={m.roundtable_owners_more()} open={hasMore}>
        {more.map((row) => (
          <OwnerRow {...props} row={row} />
        ))}
      </Disclosure>
    </fieldset>
  );
}

function OwnerRow({ row, ...props }: NewActionProps & { readonly row: number }) {
  return (
    <div class="roundtable-requirement stack">
      <SelectField
        {...fieldOf(props, `integrante-${row}`)}
        label={m.roundtable_owner_row({ row })}
        options={[
          { value: '', label: m.roundtable_nobody() },
          ...props.members.map(({ slug, name }) => ({ value: slug, label: name })),
        ]}
      />
      <SelectField
        {...fieldOf(props, `parte-${row}`)}
        label={m.roundtable_field_part()}
        options={ownerParts.map((value) => ({ value, label: partWords[value]() }))}
      />
    </div>
  );
}
