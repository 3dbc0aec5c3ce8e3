// The public register of acts: of one institution or of all, searched, filtered and taken as a file.

import { canonicalJson } from '@minga/basics';
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { actPath } from '../../../../platform/two-person.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { Field, SelectField } from '../../../../ui/field/field.tsx';
import { formatNumber } from '../../../../ui/format.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { ListFiles } from '../../../../ui/list-files/list-files.tsx';
import type { Paged } from '../../../../ui/pagination/paged.ts';
import { Pagination } from '../../../../ui/pagination/pagination.tsx';
import { institutionPath } from '../../institutions/index.ts';
import type { Institution } from '../../institutions/rules/index.ts';
import { type AuditFilter, auditFilterQuery } from '../rules/audit-filter.ts';
import type { PublicEntry, PublicKind } from '../rules/redaction.ts';
import {
  documentPath,
  institutionRegisterPath,
  listFilePaths,
  lotPath,
  registerPath,
} from './paths.ts';
import { actName, roleName, shortInstant } from './words.ts';

export interface RegisterPageProps {
  /** Undefined for the register of all. */
  readonly institution: Pick<Institution, 'slug' | 'name'> | undefined;
  readonly filter: AuditFilter;
  readonly acts: readonly string[];
  readonly entries: readonly PublicEntry[];
  readonly count: number;
  readonly paged: Paged;
}

export function registerPage(props: RegisterPageProps): Page {
  const { institution } = props;
  const title =
    institution === undefined
      ? m.records_register_title()
      : m.records_register_of({ institution: institution.name });
  const crumbs =
    institution === undefined
      ? []
      : [
          {
            label: institution.name,
            href: institutionPath.to({ institution: institution.slug }),
          },
          { label: m.records_register_crumb() },
        ];
  return {
    title,
    description: m.records_register_description(),
    current: 'comunas',
    hero: <Hero title={title} lead={m.records_register_lead()} crumbs={crumbs} />,
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <FilterForm {...props} />
          {props.entries.length === 0 ? <NothingFound {...props} /> : <Found {...props} />}
        </div>
      </section>
    ),
  };
}

type Placed = Pick<RegisterPageProps, 'institution'>;

function addressOf({ institution }: Placed, query: Readonly<Record<string, string | undefined>>) {
  return institution === undefined
    ? registerPath.to({}, { query })
    : institutionRegisterPath.to({ institution: institution.slug }, { query });
}

function FilterForm(props: RegisterPageProps) {
  const { filter, acts } = props;
  return (
    <form class="records-filter" action={addressOf(props, {})} method="get">
      <h2 class="visually-hidden">{m.records_filter_title()}</h2>
      <Field id="q" name="q" type="search" label={m.records_filter_text()} value={filter.text} />
      <SelectField
        id="acto"
        name="acto"
        label={m.records_filter_act()}
        value={filter.act ?? ''}
        options={[
          { value: '', label: m.records_filter_all_acts() },
          ...acts.map((act) => ({ value: act, label: actName(act) })),
        ]}
      />
      <Field
        id="desde"
        name="desde"
        type="date"
        label={m.records_filter_from()}
        value={filter.from}
      />
      <Field
        id="hasta"
        name="hasta"
        type="date"
        label={m.records_filter_until()}
        value={filter.until}
      />
      <div class="cluster">
        <Button kind="secondary">{m.records_filter_apply()}</Button>
        {Object.keys(auditFilterQuery(filter)).length > 0 && (
          <a href={addressOf(props, {})}>{m.records_filter_clear()}</a>
        )}
      </div>
    </form>
  );
}

function Found(props: RegisterPageProps) {
  const { filter, entries, count, paged, institution } = props;
  const query = auditFilterQuery(filter);
  const fileQuery = { ...query, institucion: institution?.slug };
  const number = formatNumber(count, currentLocale());
  const { csv, json } = listFilePaths.register;
  return (
    <>
      <h2>{m.records_register_results({ count, number })}</h2>
      <ListFiles csv={csv.to({}, { query: fileQuery })} json={json.to({}, { query: fileQuery })} />
      <ol class="records-entries">
        {entries.map((entry) => (
          <Entry entry={entry} isOfAll={institution === undefined} />
        ))}
      </ol>
      <Pagination paged={paged} hrefOf={(pagina) => addressOf(props, { ...query, pagina })} />
    </>
  );
}

function Entry({ entry, isOfAll }: { readonly entry: PublicEntry; readonly isOfAll: boolean }) {
  const { beforeSha256, afterSha256, told, institutionSlug, institutionName } = entry;
  const hasMore = beforeSha256 !== null || afterSha256 !== null || Object.keys(told).length > 0;
  return (
    <li class="records-entry" id={`acto-${entry.id}`}>
      <h3 class="records-entry-act">{actName(entry.act)}</h3>
      <p class="secondary">
        {shortInstant(entry.at, entry.timeZone)} · {actorName(entry.role)}
        {isOfAll && (
          <>
            {' · '}
            <a href={institutionRegisterPath.to({ institution: institutionSlug })}>
              {institutionName}
            </a>
          </>
        )}
      </p>
      <p>
        <Subject subject={entry.subject} />
      </p>
      <Reason reason={entry.reason} />
      {hasMore && (
        <Disclosure summary={m.records_entry_more({ id: entry.id })}>
          <dl class="records-facts">
            {Object.keys(told).length > 0 && (
              <Detail label={m.records_entry_told()} code={canonicalJson(told)} />
            )}
            {beforeSha256 !== null && (
              <Detail label={m.records_entry_before()} code={beforeSha256} />
            )}
            {afterSha256 !== null && <Detail label={m.records_entry_after()} code={afterSha256} />}
          </dl>
        </Disclosure>
      )}
    </li>
  );
}

function Detail({ label, code }: { readonly label: string; readonly code: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd class="code records-hash">{code}</dd>
    </div>
  );
}

function Reason({ reason }: Pick<PublicEntry, 'reason'>) {
  if (reason === null) return null;
  return (
    <p>
      {reason === undefined
        ? m.records_entry_reason_withheld()
        : m.records_entry_reason({ reason })}
    </p>
  );
}

const kindNames: Readonly<Record<PublicKind, () => string>> = {
  institution: m.records_kind_institution,
  body: m.records_kind_body,
  'body-member': m.records_kind_body_member,
  comuna: m.records_kind_comuna,
  territory: m.records_kind_territory,
  landmark: m.records_kind_landmark,
  organization: m.records_kind_organization,
  petition: m.records_kind_petition,
  document: m.records_kind_document,
  lot: m.records_kind_lot,
  act: m.records_kind_act,
};

function Subject({ subject }: Pick<PublicEntry, 'subject'>) {
  if (subject === undefined) return <>{m.records_subject_withheld()}</>;
  const { kind, id } = subject;
  const name = kindNames[kind]();
  if (kind === 'document') return <a href={documentPath.to({ code: id })}>{name}</a>;
  if (kind === 'act') return <a href={actPath.to({ act: id })}>{name}</a>;
  if (kind === 'lot') return <a href={lotPath.to({ lot: id })}>{name}</a>;
  return (
    <>
      {name} <span class="code">{id.slice(0, 8)}</span>
    </>
  );
}

function actorName(role: PublicEntry['role']): string {
  if (role === null) return m.records_actor_minga();
  return role === undefined ? m.records_actor_resident() : roleName(role);
}

function NothingFound(props: RegisterPageProps) {
  const isFiltered = Object.keys(auditFilterQuery(props.filter)).length > 0;
  return (
    <EmptyState
      title={isFiltered ? m.records_register_none_found() : m.records_register_none_yet()}
      actions={
        isFiltered ? <a href={addressOf(props, {})}>{m.records_filter_clear()}</a> : undefined
      }
    >
      <p>{m.records_register_none_text()}</p>
    </EmptyState>
  );
}
