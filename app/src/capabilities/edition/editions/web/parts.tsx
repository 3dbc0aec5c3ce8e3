// What several pages of the desk share: their frame, states, ticks, and pages that refuse.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Ask, Page } from '../../../../platform/http/route.ts';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Notes, notesOf, type Option } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { Tag, type TagTone } from '../../../../ui/tag/tag.tsx';
import { deskPath } from '../../../ground/institutions/index.ts';
import type { DeskState } from '../rules/desk-state.ts';
import type { Refusal } from '../rules/refusal.ts';
import { doneWords } from './done-words.ts';
import { desk } from './paths.ts';
import { refusalSentence, statusOf } from './refusal-words.ts';

const states: Readonly<Record<DeskState, { readonly tone: TagTone; readonly word: () => string }>> =
  {
    draft: { tone: 'outline', word: m.editions_state_draft },
    closed: { tone: 'attention', word: m.editions_state_closed },
    committed: { tone: 'struct', word: m.editions_state_committed },
    published: { tone: 'done', word: m.editions_state_published },
    suspended: { tone: 'attention', word: m.editions_state_suspended },
    annulled: { tone: 'stop', word: m.editions_state_annulled },
    archived: { tone: 'outline', word: m.editions_state_archived },
  };

export function StateTag({ state }: { readonly state: DeskState }) {
  return <Tag tone={states[state].tone}>{states[state].word()}</Tag>;
}

interface Named {
  readonly slug: string;
  readonly name: string;
}

interface Link {
  readonly label: string;
  readonly href: string;
}

export interface DeskFrame {
  readonly given: {
    readonly ask: Ask;
    readonly institution: Named;
    readonly edition?: Named;
  };
  readonly title: string;
  readonly lead?: string;
  readonly status?: Page['status'] | undefined;
  readonly tags?: ComponentChildren;
  readonly actions?: ComponentChildren;
  /** Between the edition and this page. */
  readonly under?: Link;
  readonly problems?: readonly FieldProblem[];
  readonly children: ComponentChildren;
}

/** A page of the desk, under its edition and its institution. */
export function deskPage(frame: DeskFrame): Page {
  const { given, title, lead, status, tags, actions, under, problems = [], children } = frame;
  const { institution, edition, ask } = given;
  const place = { institution: institution.slug };
  const isOfEdition = edition !== undefined && edition.name !== title;
  const above: readonly Link[] = [
    { label: institution.name, href: deskPath.to(place) },
    { label: m.editions_desk_title(), href: desk.list.to(place) },
    ...(isOfEdition
      ? [{ label: edition.name, href: desk.edition.to({ ...place, edition: edition.slug }) }]
      : []),
    ...(under === undefined ? [] : [under]),
  ].filter(({ label }) => label !== title);
  return {
    ...(status === undefined ? (problems.length > 0 ? { status: 422 as const } : {}) : { status }),
    title: `${title}: ${isOfEdition ? edition.name : institution.name}`,
    description: lead ?? title,
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        lead={lead}
        tags={tags}
        actions={actions}
        crumbs={[...above, { label: title }]}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <Done text={doneWords(ask.query)} />
          <FormProblems problems={problems} />
          {children}
        </div>
      </section>
    ),
  };
}

export function Group({
  title,
  id,
  children,
}: {
  readonly title: ComponentChildren;
  readonly id?: string;
  readonly children: ComponentChildren;
}) {
  return (
    <section class="stack edition-group" id={id}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** What a field of a form is drawn with. */
export function fieldOf(typed: Typed, problems: readonly FieldProblem[]) {
  return (name: string) => ({
    id: name,
    name,
    value: typed[name] ?? '',
    error: problemOf(problems, name),
  });
}

interface TicksProps {
  /** Each box is named `NAME-VALUE`. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly typed: Typed;
  readonly options: readonly Option[];
}

/** Any number of boxes, each with a name of its own. */
export function Ticks({ name, label, hint, error, typed, options }: TicksProps) {
  return (
    <fieldset
      class={error ? 'field field-wrong' : 'field'}
      id={name}
      aria-describedby={notesOf({ id: name, hint, error })}
    >
      <legend class="field-label">{label}</legend>
      <Notes id={name} hint={hint} error={error} />
      <div class="choices edition-ticks">
        {options.map((option) => (
          <label class="choice">
            <input
              type="checkbox"
              name={`${name}-${option.value}`}
              value="1"
              checked={typed[`${name}-${option.value}`] !== undefined}
            />
            <span>
              {option.label}
              {option.hint && <span class="choice-hint">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface TickProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly typed: Typed;
}

export function Tick({ name, label, hint, typed }: TickProps) {
  return (
    <div class="field">
      <label class="choice">
        <input
          type="checkbox"
          id={name}
          name={name}
          value="1"
          checked={typed[name] !== undefined}
        />
        <span>
          {label}
          {hint && <span class="choice-hint">{hint}</span>}
        </span>
      </label>
    </div>
  );
}

export function optionsOf<Value extends string>(
  words: Readonly<Record<Value, () => string>>,
): readonly Option[] {
  return (Object.keys(words) as Value[]).map((value) => ({ value, label: words[value]() }));
}

export function unknownPage(back?: Link): Page {
  return refusedPage({ code: 'editions/unknown' }, back);
}

export function refusedPage(refusal: Refusal, back?: Link): Page {
  const sentence = refusalSentence(refusal);
  return {
    status: statusOf(refusal),
    title: m.editions_refused_title(),
    description: sentence,
    robots: 'noindex',
    hero: (
      <Hero
        title={m.editions_refused_title()}
        lead={sentence}
        actions={
          back && (
            <ButtonLink kind="deep" href={back.href}>
              {back.label}
            </ButtonLink>
          )
        }
      />
    ),
    body: null,
  };
}
