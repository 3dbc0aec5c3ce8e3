// Everything that is held about oneself, room by room: to read, to take away, to correct, and to have erased.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import type { HeldThing } from '../../../../platform/room.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices } from '../../../../ui/field/field.tsx';
import { formatInstant } from '../../../../ui/format.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { parseRole } from '../rules/roles.ts';
import type { Look } from '../store/looks.ts';
import { codeWords, fieldWords } from './field-words.ts';
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
      <dl class="account-facts">
        {Object.entries(values).map(([name, value]) => (
          <div>
            <dt>{fieldWords(name)}</dt>
            <dd>{valueWords(name, value)}</dd>
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

function valueWords(field: string, value: string | number | boolean | null) {
  if (value === null || value === '')
    return <span class="secondary">{m.people_account_nothing()}</span>;
  if (typeof value === 'boolean') return value ? m.people_data_yes() : m.people_data_no();
  const code = typeof value === 'string' ? codeWords(field, value) : undefined;
  if (code !== undefined) return code;
  const instant = typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value);
  if (!instant) return String(value);
  return formatInstant(new Date(value), currentLocale(), { timeZone: 'America/Santiago' });
}

function Forgotten({ when }: { readonly when: HeldThing['whenForgotten'] }) {
  if (when === 'erased') return <Tag>{m.people_data_erased()}</Tag>;
  if (when === 'unlinked') return <Tag tone="struct">{m.people_data_unlinked()}</Tag>;
  return <Tag tone="attention">{m.people_data_stays({ reason: when.staysBecause })}</Tag>;
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
        formatInstant(lookedAt, currentLocale(), { timeZone: 'America/Santiago', length: 'short' }),
        `${roleName(role)}, ${institutionName}`,
        lookWords[what]?.() ?? what,
      ])}
    />
  );
}

const lookWords: Readonly<Record<string, () => string>> = {
  'people/tell-letter': () => m.people_data_look_letter(),
  'people/tell-list': () => m.people_data_look_list(),
  'people/identify': () => m.people_data_look_identify(),
  'records/paper': () => m.people_data_look_paper(),
};

function roleName(role: string | null): string {
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
