// What the pages of the desk share: their frame, money and days in words, groups, facts and the state of a decision.

import type { ComponentChildren } from 'preact';
import { m } from '#words';
import type { Typed } from '../../../../platform/http/form.ts';
import { type FieldProblem, problemOf } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale, writtenLang } from '../../../../platform/words.ts';
import type { Crumb } from '../../../../ui/breadcrumb/breadcrumb.tsx';
import { clp, formatDay, formatInstant, formatMoney, formatNumber } from '../../../../ui/format.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { pageOfRefusal } from '../../../../ui/refused-page/refused-page.tsx';
import { Tag, type TagTone } from '../../../../ui/tag/tag.tsx';
import { editionPath, type PublicEdition } from '../../../edition/editions/index.ts';
import { deskPath } from '../../../ground/institutions/index.ts';
import { outcomeWords } from '../actions/sanction-words.ts';
import type { SanctionedAs } from '../rules/difference.ts';
import type { Refusal } from '../rules/refusal.ts';
import type { Sitting } from '../store/submissions.ts';
import { sanctionDesk } from './paths.ts';
import { sentenceOf, statusOf } from './refusal-words.ts';

export const money = (pesos: number) => formatMoney(BigInt(pesos), clp, currentLocale());
export const day = (on: string) => formatDay(on, currentLocale());
export const count = (amount: number) => formatNumber(amount, currentLocale());

export function instantThere(at: string, { place }: PublicEdition): string {
  return formatInstant(new Date(at), currentLocale(), { timeZone: place.timeZone });
}

export function placeOf({ place, slug }: PublicEdition) {
  return { institution: place.slug, edition: slug };
}

interface Framed {
  readonly edition: PublicEdition;
  readonly title: string;
  readonly lead?: ComponentChildren;
  readonly tags?: ComponentChildren;
  readonly actions?: ComponentChildren;
  /** Below the desk of the sanction; none for that one itself. */
  readonly crumbs?: readonly Crumb[];
  readonly done?: string | undefined;
  readonly status?: Page['status'];
  readonly body: ComponentChildren;
}

export function framedDesk(page: Framed): Page {
  const { edition, title, lead, tags, actions, crumbs = [], done, status, body } = page;
  const at = placeOf(edition);
  const desk = { label: m.sanction_title(), href: sanctionDesk.desk.to(at) };
  const above = crumbs.length === 0 ? [{ label: desk.label }] : [desk, ...crumbs];
  return {
    ...(status === undefined ? {} : { status }),
    title: `${title}: ${edition.name}`,
    description: m.sanction_desk_lead(),
    current: 'comunas',
    robots: 'noindex',
    hero: (
      <Hero
        title={title}
        lead={lead}
        tags={tags}
        actions={actions && <div class="cluster">{actions}</div>}
        crumbs={[
          {
            label: edition.place.name,
            href: deskPath.to({ institution: edition.place.slug }),
          },
          { label: edition.name, href: editionPath.to(at) },
          ...above,
        ]}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <Done text={done} />
          {body}
        </div>
      </section>
    ),
  };
}

/** A page that says why not. */
export function refusedSanction(refusal: Refusal): Page {
  return pageOfRefusal({
    status: statusOf(refusal),
    title: m.sanction_desk_refused_title(),
    sentence: sentenceOf(refusal),
  });
}

interface GroupProps {
  readonly id: string;
  readonly title: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A part of a page under its own heading. */
export function Group({ id, title, children }: GroupProps) {
  return (
    <section class="stack" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

interface FactProps {
  readonly label: string;
  readonly children: ComponentChildren;
}

export function Fact({ label, children }: FactProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What was written, in its lines. */
export function Written({ children }: { readonly children: string }) {
  return (
    <p class="sanction-text" lang={writtenLang()}>
      {children}
    </p>
  );
}

const outcomeTones: Readonly<Record<SanctionedAs, TagTone>> = {
  approved: 'done',
  'approved-with-changes': 'done',
  returned: 'attention',
  rejected: 'stop',
  lapse: 'done',
};

export function OutcomeTag({ outcome }: { readonly outcome: SanctionedAs | undefined }) {
  if (outcome === undefined) return <Tag>{m.sanction_desk_undecided()}</Tag>;
  return <Tag tone={outcomeTones[outcome]}>{outcomeWords[outcome]()}</Tag>;
}

const stateWords: Readonly<Record<Sitting['state'], () => string>> = {
  open: m.sanction_desk_sitting_state_open,
  suspended: m.sanction_desk_sitting_state_suspended,
  closed: m.sanction_desk_sitting_state_closed,
};

const stateTones = { open: 'attention', suspended: 'stop', closed: 'done' } as const;

export function SittingTag({ state }: Pick<Sitting, 'state'>) {
  return <Tag tone={stateTones[state]}>{stateWords[state]()}</Tag>;
}

/** Name, id, value and error of a field. */
export function fieldOf(typed: Typed, problems: readonly FieldProblem[]) {
  return (name: string) => ({
    ...{ id: name, name, value: typed[name] ?? '' },
    error: problemOf(problems, name),
  });
}

/** The sentence of `?hecho=…`, of those that the page knows. */
export function doneOf(
  words: Readonly<Record<string, () => string>>,
  done: string | null,
): string | undefined {
  return done !== null && Object.hasOwn(words, done) ? words[done]?.() : undefined;
}
