// Asks to merge proposals or to split one: first which, then what it would become, beside what each original says today.
//
// Accessibility: each text is a group with its legend; the originals stand after their form, closed, and open by themselves.

import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import type { Crumb } from '../../../../ui/breadcrumb/breadcrumb.tsx';
import { Button } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices, Field, SelectField, TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { type JoiningKind, MERGED_MOST, SPLIT_MOST } from '../rules/joining.ts';
import { themes, themeWords } from '../rules/themes.ts';
import type { Proposal } from '../store/proposals.ts';
import type { TerritoryLine } from '../store/senders.ts';
import type { SimilarProposal } from '../store/similar-proposals.ts';
import { FirstButton } from './first-button.tsx';
import { addressOf, proposalPath } from './paths.ts';
import { PointFields } from './point-fields.tsx';
import { islandsFor, type PointChoice } from './point-place.ts';
import { dayWords, money, stateWords } from './state-words.ts';

interface Framed {
  readonly kind: JoiningKind;
  readonly crumbs: readonly Crumb[];
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
  readonly children: preact.ComponentChildren;
}

function framed({ kind, crumbs, problems, status, children }: Framed): Page {
  const title =
    kind === 'merge' ? m.proposals_joining_form_merge() : m.proposals_joining_form_split();
  const lead =
    kind === 'merge'
      ? m.proposals_joining_form_merge_lead()
      : m.proposals_joining_form_split_lead();
  return {
    ...(status === undefined ? {} : { status }),
    title,
    description: lead,
    robots: 'noindex',
    current: 'comunas',
    hero: <Hero title={title} crumbs={[...crumbs, { label: title }]} lead={lead} />,
    body: (
      <section class="section">
        <div class="wrap stack-wide proposal-writing">
          <FormProblems problems={problems} />
          {children}
        </div>
      </section>
    ),
  };
}

export interface ChooseProps {
  readonly kind: JoiningKind;
  readonly action: string;
  readonly crumbs: readonly Crumb[];
  /** Those that look like it, of the same edition. */
  readonly similar: readonly SimilarProposal[];
  /** The list in which the numbers of the others stand. */
  readonly listHref: string;
  /** What was asked for with it, kept beside what is chosen now. */
  readonly hidden?: Readonly<Record<string, string>>;
  readonly typed: string;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
}

/** Which proposals, or into how many. */
export function choosePage(props: ChooseProps): Page {
  const { kind, action, similar, listHref, typed, problems, hidden = {} } = props;
  const parts = Array.from({ length: SPLIT_MOST - 1 }, (_, place) => String(place + 2));
  return framed({
    ...props,
    children: (
      <form class="stack-wide" action={action} method="get">
        {Object.entries(hidden).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {kind === 'split' ? (
          <Choices
            id="partes"
            name="partes"
            label={m.proposals_joining_form_parts()}
            error={problemOf(problems, 'partes')}
            chosen={['2']}
            options={parts.map((value) => ({ value, label: value }))}
          />
        ) : (
          <>
            {similar.length > 0 && (
              <Choices
                type="checkbox"
                id="parecidas"
                name="con"
                label={m.proposals_joining_form_similar()}
                chosen={[]}
                options={similar.map(({ number, title, authorName, state }) => ({
                  value: String(number),
                  label: `${m.proposals_page_number({ number })}: ${title}`,
                  hint: `${authorName} · ${stateWords[state]()}`,
                }))}
              />
            )}
            <Field
              id="con"
              name="con"
              label={m.proposals_joining_form_numbers()}
              hint={m.proposals_joining_form_numbers_hint({ count: MERGED_MOST })}
              error={problemOf(problems, 'con')}
              value={typed}
            />
            <p>
              <a href={listHref}>{m.proposals_joining_form_list()}</a>
            </p>
          </>
        )}
        <p>
          <Button>{m.proposals_joining_form_next()}</Button>
        </p>
      </form>
    ),
  });
}

export interface WriteProps {
  readonly kind: JoiningKind;
  readonly action: string;
  readonly crumbs: readonly Crumb[];
  readonly hidden: Readonly<Record<string, string>>;
  readonly originals: readonly Proposal[];
  /** Of the texts that it would become. */
  readonly count: number;
  readonly territories: readonly TerritoryLine[];
  /** Where the point of each text can be chosen, in their order. */
  readonly points: readonly PointChoice[];
  /** Its only author asks for it: nobody else answers, whatever the day. */
  readonly isAtOnce: boolean;
  readonly days: { readonly from: string; readonly until: string };
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
}

export function writePage(props: WriteProps): Page {
  const { kind, action, hidden, originals, count, typed, problems, points } = props;
  const ask =
    kind === 'merge' ? m.proposals_joining_form_ask() : m.proposals_joining_form_ask_split();
  const page = framed({
    ...props,
    children: (
      <>
        <section class="stack" aria-labelledby="originales">
          <h2 id="originales">{m.proposals_joining_originals()}</h2>
          {originals.map((one) => (
            <Original proposal={one} />
          ))}
        </section>
        <form class="stack-wide" action={action} method="post" noValidate>
          {Object.entries(hidden).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          {originals.map(({ number, version }) => (
            <input type="hidden" name={`version-${number}`} value={String(version)} />
          ))}
          <FirstButton value="pedir">{ask}</FirstButton>
          {Array.from({ length: count }, (_, place) => (
            <Text {...props} place={place + 1} />
          ))}
          <TextAreaField
            id="razon"
            name="razon"
            label={m.proposals_joining_form_reason()}
            hint={m.proposals_joining_form_reason_hint()}
            error={problemOf(problems, 'razon')}
            value={typed.razon}
            rows={3}
          />
          <Until {...props} />
          <p>
            <Button>{ask}</Button>
          </p>
        </form>
      </>
    ),
  });
  return { ...page, ...islandsFor(points) };
}

function Until({ isAtOnce, days, typed, problems }: WriteProps) {
  if (isAtOnce) return <input type="hidden" name="hasta" value={typed.hasta} />;
  return (
    <>
      <Field
        type="date"
        id="hasta"
        name="hasta"
        label={m.proposals_joining_form_until()}
        hint={m.proposals_joining_form_until_hint({
          from: dayWords(days.from),
          until: dayWords(days.until),
        })}
        error={problemOf(problems, 'hasta')}
        value={typed.hasta}
      />
      <p class="secondary">{m.proposals_joining_form_note()}</p>
    </>
  );
}

function Text({
  kind,
  place,
  typed,
  problems,
  territories,
  points,
}: WriteProps & { readonly place: number }) {
  const point = points[place - 1];
  const at = (name: string) => ({
    id: `${name}-${place}`,
    name: `${name}-${place}`,
    value: typed[`${name}-${place}`] ?? '',
    error: problemOf(problems, `${name}-${place}`),
  });
  return (
    <fieldset class="stack-wide">
      <legend>
        <h2>
          {kind === 'merge'
            ? m.proposals_joining_form_text()
            : m.proposals_joining_form_part({ place })}
        </h2>
      </legend>
      <Field {...at('titulo')} label={m.proposals_step_title()} />
      <TextAreaField {...at('descripcion')} label={m.proposals_step_description()} rows={7} />
      <TextAreaField {...at('necesidad')} label={m.proposals_step_need()} rows={5} />
      <TextAreaField {...at('beneficia')} label={m.proposals_step_beneficiaries()} rows={2} />
      <Field {...at('cuantas')} label={m.proposals_step_count()} inputMode="numeric" />
      <Field {...at('costo')} label={m.proposals_step_cost()} inputMode="numeric" />
      <SelectField
        {...at('tema')}
        label={m.proposals_step_theme()}
        options={themes.map((theme) => ({ value: theme, label: themeWords[theme]() }))}
      />
      {territories.length > 0 && (
        <SelectField
          {...at('sector')}
          label={m.proposals_step_sector()}
          options={[
            { value: '', label: m.proposals_step_sector_none() },
            ...territories.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      <Field {...at('lugar')} label={m.proposals_step_place()} />
      {point && <PointFields {...{ typed, problems, point }} suffix={`-${place}`} />}
    </fieldset>
  );
}

function Original({ proposal }: { readonly proposal: Proposal }) {
  const { number, contents, authorName } = proposal;
  return (
    <Disclosure summary={`${m.proposals_page_number({ number })}: ${contents.title}`}>
      <div class="stack" lang={writtenLang()}>
        <p class="secondary">{`${authorName} · ${money(contents.costClp)}`}</p>
        <p class="proposal-said">{contents.description}</p>
        <p class="proposal-said">{contents.need}</p>
        <p>
          <a href={proposalPath.to(addressOf(proposal))}>{m.proposals_joining_see_original()}</a>
        </p>
      </div>
    </Disclosure>
  );
}
