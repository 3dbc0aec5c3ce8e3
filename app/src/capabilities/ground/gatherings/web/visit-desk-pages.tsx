// Visits at the desk of an institution: its own, the form with which a municipality asks for one, and the steps of each.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import type { Crumb } from '../../../../ui/breadcrumb/breadcrumb.tsx';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices, Field, SelectField, TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { deskPath } from '../../institutions/index.ts';
import { MOST_DAYS, type VisitEvent } from '../rules/visit.ts';
import type { Municipality, Visit } from '../store/visits.ts';
import type { VisitInterest } from './slots.ts';
import { dayWords, VisitFacts, VisitLessons, VisitTag, visitTitle } from './visit-parts.tsx';
import { deskVisitPath, deskVisitsPath, newVisitPath, visitPath } from './visit-paths.ts';
import { VisitTable } from './visits-pages.tsx';

interface Frame {
  readonly institution: Municipality;
  readonly title: string;
  readonly lead?: string;
  readonly tags?: ComponentChildren;
  readonly actions?: ComponentChildren;
  readonly done: string | undefined;
  readonly status?: Page['status'] | undefined;
  readonly isList?: boolean;
  readonly children: ComponentChildren;
}

function visitDeskPage(frame: Frame): Page {
  const { institution, title, lead, tags, actions, done, status, isList, children } = frame;
  const { slug, name } = institution;
  const list: Crumb = {
    label: m.gatherings_visits_title(),
    href: deskVisitsPath.to({ institution: slug }),
  };
  return {
    ...(status === undefined ? {} : { status }),
    title: `${title}: ${name}`,
    description: lead ?? title,
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        lead={lead}
        tags={tags}
        actions={actions}
        crumbs={[
          { label: name, href: deskPath.to({ institution: slug }) },
          ...(isList ? [] : [list]),
          { label: title },
        ]}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <Done text={done} />
          {children}
        </div>
      </section>
    ),
  };
}

export interface DeskVisitsProps {
  readonly institution: Municipality;
  readonly mayAsk: boolean;
  readonly visits: readonly Visit[];
  /** Those that a public body may help: not yet held, and of others. */
  readonly toHelp: readonly Visit[];
  readonly done: string | undefined;
}

export function deskVisitsPage(props: DeskVisitsProps): Page {
  const { institution, mayAsk, visits, toHelp, done } = props;
  const { slug } = institution;
  const hrefOf = ({ number }: Visit) =>
    deskVisitPath.to({ institution: slug, visit: String(number) });
  return visitDeskPage({
    institution,
    title: m.gatherings_visits_title(),
    lead: m.gatherings_visits_desk_lead(),
    isList: true,
    done,
    actions: mayAsk && (
      <ButtonLink kind="deep" href={newVisitPath.to({ institution: slug })}>
        {m.gatherings_visit_ask()}
      </ButtonLink>
    ),
    children: (
      <>
        {visits.length === 0 ? (
          <p>{m.gatherings_visits_desk_none()}</p>
        ) : (
          <VisitTable visits={visits} hrefOf={hrefOf} />
        )}
        {toHelp.length > 0 && (
          <section class="stack gathering-group">
            <h2>{m.gatherings_visits_to_help()}</h2>
            <VisitTable visits={toHelp} hrefOf={hrefOf} />
          </section>
        )}
      </>
    ),
  });
}

export interface NewVisitProps {
  readonly institution: Municipality;
  readonly municipalities: readonly Municipality[];
  /** Whom it wants to visit, once that was chosen. */
  readonly chosen: Municipality | undefined;
  readonly interests: readonly VisitInterest[];
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'] | undefined;
}

/** First which municipality, then what of it: a form that needs no script. */
export function newVisitPage(props: NewVisitProps): Page {
  const { institution, chosen, municipalities, problems, typed, status } = props;
  return visitDeskPage({
    institution,
    title: m.gatherings_visit_ask(),
    lead: m.gatherings_visit_ask_lead(),
    done: undefined,
    status,
    children: (
      <>
        <FormProblems
          problems={problems}
          isOnPage={(field) => (field === 'municipio') === (chosen === undefined)}
        />
        {chosen === undefined ? (
          <form
            class="stack"
            action={newVisitPath.to({ institution: institution.slug })}
            method="get"
          >
            <SelectField
              id="municipio"
              name="municipio"
              label={m.gatherings_visit_whom()}
              value={typed.municipio ?? ''}
              error={problemOf(problems, 'municipio')}
              options={[
                { value: '', label: m.gatherings_choose() },
                ...municipalities.map(({ slug, name }) => ({ value: slug, label: name })),
              ]}
            />
            <Button>{m.gatherings_visit_go_on()}</Button>
          </form>
        ) : (
          <AskForm {...props} chosen={chosen} />
        )}
      </>
    ),
  });
}

function AskForm(props: NewVisitProps & { readonly chosen: Municipality }) {
  const { institution, chosen, interests, typed, problems } = props;
  const field = (name: string) => ({
    id: name,
    name,
    value: typed[name] ?? '',
    error: problemOf(problems, name),
  });
  const to = newVisitPath.to({ institution: institution.slug });
  return (
    <form class="stack" action={to} method="post" noValidate>
      <input type="hidden" name="municipio" value={chosen.slug} />
      <p>
        {m.gatherings_visit_whom()}: <strong>{chosen.name}</strong>.{' '}
        <a href={to}>{m.gatherings_visit_choose_other()}</a>
      </p>
      {interests.length > 0 && (
        <SelectField
          {...field('interes')}
          label={m.gatherings_visit_interest_ask()}
          hint={m.gatherings_visit_interest_hint()}
          options={[
            { value: '', label: m.gatherings_visit_interest_other() },
            ...interests.map(({ key, title }) => ({ value: key, label: title })),
          ]}
        />
      )}
      <Field
        {...field('otro')}
        label={
          interests.length > 0
            ? m.gatherings_visit_other_field()
            : m.gatherings_visit_interest_ask()
        }
      />
      <TextAreaField
        {...field('razon')}
        rows={4}
        label={m.gatherings_visit_reason()}
        hint={m.gatherings_visit_reason_hint()}
      />
      {Array.from({ length: MOST_DAYS }, (_, index) => (
        <Field
          {...field(`dia-${index + 1}`)}
          type="date"
          label={m.gatherings_visit_proposed_day({ number: index + 1 })}
        />
      ))}
      <Button>{m.gatherings_visit_send()}</Button>
    </form>
  );
}

export interface DeskVisitProps {
  readonly institution: Municipality;
  readonly visit: Visit;
  readonly steps: readonly VisitEvent[];
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'] | undefined;
  readonly done: string | undefined;
}

export function deskVisitPage(props: DeskVisitProps): Page {
  const { institution, visit, steps, problems, done, status, typed } = props;
  return visitDeskPage({
    institution,
    title: visitTitle(visit),
    tags: <VisitTag state={visit.state} />,
    actions: (
      <ButtonLink kind="deep" href={visitPath.to({ visit: String(visit.number) })}>
        {m.gatherings_desk_public()}
      </ButtonLink>
    ),
    done,
    status,
    children: (
      <>
        <FormProblems
          problems={problems}
          isOnPage={() => steps.some((step) => step === typed.paso)}
        />
        <VisitFacts visit={visit} />
        {steps.map((step) => (
          <StepForm {...props} step={step} />
        ))}
        <VisitLessons visit={visit} />
      </>
    ),
  });
}

const labels: Readonly<Record<VisitEvent, () => string>> = {
  accept: m.gatherings_visit_accept,
  propose: m.gatherings_visit_propose,
  decline: m.gatherings_visit_decline,
  agree: m.gatherings_visit_agree,
  withdraw: m.gatherings_visit_withdraw,
  note: m.gatherings_visit_note,
  learn: m.gatherings_visit_learn,
  sponsor: m.gatherings_visit_to_sponsor,
};

/** The first thing to do stands open; what ends it is folded. */
function StepForm(props: DeskVisitProps & { readonly step: VisitEvent }) {
  const { institution, visit, step, typed, problems } = props;
  const isThis = typed.paso === step;
  const isFolded = step === 'propose' || step === 'decline' || step === 'withdraw';
  const to = deskVisitPath.to({ institution: institution.slug, visit: String(visit.number) });
  const form = (
    <form class="stack" action={to} method="post" noValidate>
      <input type="hidden" name="paso" value={step} />
      {!isFolded && <h2>{labels[step]()}</h2>}
      <StepFields {...props} isThis={isThis} />
      <Button kind={isFolded ? 'secondary' : 'main'}>{labels[step]()}</Button>
    </form>
  );
  return isFolded ? (
    <Disclosure summary={labels[step]()} open={isThis && problems.length > 0}>
      {form}
    </Disclosure>
  ) : (
    form
  );
}

function StepFields(
  props: DeskVisitProps & { readonly step: VisitEvent; readonly isThis: boolean },
) {
  const { institution, visit, step, typed, problems, isThis } = props;
  // Ids are of the form that has problems, where the summary leads.
  const field = (name: string, before = '') => ({
    id: isThis ? name : `${step}-${name}`,
    name,
    value: isThis ? typed[name] : before,
    error: isThis ? problemOf(problems, name) : undefined,
  });
  if (step === 'accept') {
    const { value = '', ...rest } = field('dia');
    return (
      <Choices
        {...rest}
        label={m.gatherings_visit_which_day()}
        chosen={[value]}
        options={visit.proposedDays.map((day) => ({ value: day, label: dayWords(day) }))}
      />
    );
  }
  const lesson = visit.lessons.find((one) => one.institutionId === institution.id)?.text;
  const given = visit.sponsors.find(({ id }) => id === institution.id)?.contribution;
  return (
    <>
      {step === 'propose' && (
        <Field {...field('dia')} type="date" label={m.gatherings_visit_other_day_field()} />
      )}
      {['propose', 'decline', 'withdraw'].includes(step) && (
        <TextAreaField
          {...field('motivo')}
          rows={2}
          label={m.gatherings_reason()}
          hint={m.gatherings_visit_reason_public()}
        />
      )}
      {step === 'agree' && visit.visitOn !== undefined && <p>{dayWords(visit.visitOn)}</p>}
      {step === 'note' && <p>{m.gatherings_visit_note_text()}</p>}
      {step === 'learn' && (
        <TextAreaField
          {...field('texto', lesson)}
          rows={6}
          label={m.gatherings_visit_lesson()}
          hint={m.gatherings_visit_lesson_hint()}
        />
      )}
      {step === 'sponsor' && (
        <Field {...field('texto', given)} label={m.gatherings_visit_contribution()} />
      )}
    </>
  );
}
