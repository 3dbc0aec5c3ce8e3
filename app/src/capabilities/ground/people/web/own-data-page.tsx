// Everything that is held about oneself, room by room: to read, to take away, to correct, and to have erased.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import type { HeldValue } from '../../../../platform/held-values.ts';
import type { Page } from '../../../../platform/http/route.ts';
import type { HeldThing } from '../../../../platform/room.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices } from '../../../../ui/field/field.tsx';
import { formatDay, formatInstant } from '../../../../ui/format.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { parseRole } from '../rules/roles.ts';
import type { Look } from '../store/looks.ts';
import { lookWords } from './look-words.ts';
import { forgetPath, ownDataFilePath, ownDataPath } from './own-data-paths.ts';
import { accountPath } from './paths.ts';
import { roleWords } from './role-words.ts';

export interface HeldInRoom {
  readonly title: string;
  readonly things: readonly HeldThing[];
}

export interface OwnDataPageProps {
  readonly rooms: readonly HeldInRoom[];
  readonly looks: readonly Look[];
}

export function ownDataPage({ rooms, looks }: OwnDataPageProps): Page {
  const title = m.people_data_title();
  return {
    title,
    description: m.people_data_lead(),
    robots: 'noindex',
    hero: (
      <Hero
        title={title}
        lead={m.people_data_lead()}
        crumbs={[{ label: m.people_account_title(), href: accountPath.to({}) }, { label: title }]}
        actions={
          <ButtonLink kind="deep" href={ownDataFilePath.to({})} download="mis-datos.json">
            {m.people_data_download()}
          </ButtonLink>
        }
      />
    ),
    body: (
      <>
        {rooms.map(({ title: heading, things }) => (
          <Section title={heading}>
            {things.length === 0 ? (
              <p class="secondary">{m.people_data_nothing()}</p>
            ) : (
              things.map((thing) => <Thing thing={thing} />)
            )}
          </Section>
        ))}
        <Section title={m.people_data_looks()}>
          <p>{m.people_data_looks_text()}</p>
          {looks.length === 0 ? (
            <p class="secondary">{m.people_data_looks_none()}</p>
          ) : (
            <Looks looks={looks} />
          )}
        </Section>
        <Section title={m.people_data_erase()}>
          <p>{m.people_data_erase_text()}</p>
          <p>
            <a href={forgetPath.to({})}>{m.people_data_erase_go()}</a>
          </p>
        </Section>
      </>
    ),
  };
}

function Section({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  return (
    <section class="section">
      <div class="wrap stack">
        <h2 class="panel-heading">{title}</h2>
        {children}
      </div>
    </section>
  );
}

function Thing({ thing }: { readonly thing: HeldThing }) {
  const { label, href, values, whenForgotten } = thing;
  return (
    <Disclosure summary={label}>
      <dl class="account-facts held-facts">
        {values.filter(isThere).map((held) => (
          <div>
            <dt>{held.label}</dt>
            <dd>{said(held)}</dd>
          </div>
        ))}
      </dl>
      <p class="cluster">
        <Forgotten when={whenForgotten} />
        {href && <a href={href}>{m.people_data_see()}</a>}
      </p>
    </Disclosure>
  );
}

/** What is empty stands in the file only: a page of things that are not would hide those that are. */
function isThere({ value }: HeldValue): boolean {
  return value !== null && value !== '';
}

function said({ value, words }: HeldValue): string {
  if (words !== undefined) return words;
  if (typeof value === 'boolean') return value ? m.people_data_yes() : m.people_data_no();
  if (value instanceof Date) return momentWords(value);
  const isDay = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
  return isDay ? formatDay(value, currentLocale()) : String(value);
}

function momentWords(at: Date, length: 'short' | 'long' = 'long'): string {
  return formatInstant(at, currentLocale(), { timeZone: 'America/Santiago', length });
}

/** What becomes of a thing with the account. */
export function forgottenWords(when: HeldThing['whenForgotten']): string {
  if (when === 'erased') return m.people_data_erased();
  if (when === 'unlinked') return m.people_data_unlinked();
  return m.people_data_stays({ reason: when.staysBecause });
}

const forgottenTones = { erased: 'outline', unlinked: 'struct' } as const;

function Forgotten({ when }: { readonly when: HeldThing['whenForgotten'] }) {
  const tone = typeof when === 'string' ? forgottenTones[when] : 'attention';
  return <Tag tone={tone}>{forgottenWords(when)}</Tag>;
}

function Looks({ looks }: { readonly looks: readonly Look[] }) {
  return (
    <RuledTable
      caption={m.people_data_looks()}
      captionHidden
      narrow="stack"
      columns={[
        { label: m.people_data_looks_when() },
        { label: m.people_data_looks_who() },
        { label: m.people_data_looks_what() },
      ]}
      rows={looks.map(({ lookedAt, institutionName, role, what }) => [
        momentWords(lookedAt, 'short'),
        `${lookerWords(role)}, ${institutionName}`,
        lookWords[what](),
      ])}
    />
  );
}

/** The role in which somebody looked. */
export function lookerWords(role: string | null): string {
  const known = parseRole(role ?? '');
  return known === undefined ? m.people_data_looks_staff() : roleWords[known]();
}

export interface ForgetPageProps {
  readonly rooms: readonly HeldInRoom[];
  readonly problem?: string;
  readonly status?: Page['status'];
}

/** What goes, what loses its name and what stays, before it is done. */
export function forgetPage({ rooms, problem, status }: ForgetPageProps): Page {
  const title = m.people_data_erase();
  const things = rooms.flatMap((room) => room.things);
  const staying = things.filter(({ whenForgotten }) => typeof whenForgotten === 'object');
  const count = (what: HeldThing['whenForgotten']) =>
    things.filter(({ whenForgotten }) => whenForgotten === what).length;
  return {
    ...(status === undefined ? {} : { status }),
    title,
    description: m.people_data_erase_text(),
    robots: 'noindex',
    hero: (
      <Hero
        title={title}
        lead={m.people_data_erase_lead()}
        crumbs={[{ label: m.people_data_title(), href: ownDataPath.to({}) }, { label: title }]}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          {problem && <FormProblems problems={[{ field: 'sure', message: problem }]} />}
          <ul>
            <li>{m.people_data_count_erased({ count: count('erased') })}</li>
            <li>{m.people_data_count_unlinked({ count: count('unlinked') })}</li>
            {staying.map(({ label, whenForgotten }) => (
              <li>
                {label}: <Forgotten when={whenForgotten} />
              </li>
            ))}
          </ul>
          <Notice tone="warning">
            <p>{m.people_data_erase_warning()}</p>
          </Notice>
          <form method="post" action={forgetPath.to({})} class="stack" noValidate>
            <Choices
              id="sure"
              name="sure"
              type="checkbox"
              label={m.people_data_sure()}
              chosen={[]}
              options={[{ value: 'yes', label: m.people_data_sure_yes() }]}
              error={problem}
            />
            <div class="cluster">
              <Button>{m.people_data_erase_do()}</Button>
              <a href={ownDataPath.to({})}>{m.people_data_erase_not()}</a>
            </div>
          </form>
        </div>
      </section>
    ),
  };
}

export function forgottenPage(): Page {
  const title = m.people_data_forgotten();
  return {
    title,
    description: title,
    robots: 'noindex',
    hero: <Hero title={title} lead={m.people_data_forgotten_text()} />,
    body: null,
  };
}
