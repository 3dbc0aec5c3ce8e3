// The pages of a desk: its list, its form, its import, and the question before something is retired.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import type { Page } from '../../../../../platform/http/route.ts';
import { currentLocale } from '../../../../../platform/words.ts';
import type { Crumb } from '../../../../../ui/breadcrumb/breadcrumb.tsx';
import { Button, ButtonLink } from '../../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../../ui/disclosure/disclosure.tsx';
import { EmptyState } from '../../../../../ui/empty-state/empty-state.tsx';
import { ErrorSummary } from '../../../../../ui/error-summary/error-summary.tsx';
import { Field } from '../../../../../ui/field/field.tsx';
import { ImportForm, ImportProblems } from '../../../../../ui/file-import/import-form.tsx';
import { formatInstant } from '../../../../../ui/format.ts';
import { Hero } from '../../../../../ui/hero/hero.tsx';
import { Notice } from '../../../../../ui/notice/notice.tsx';
import { RuledTable } from '../../../../../ui/table/ruled-table.tsx';
import type { Refused } from '../../rules/sector-refusal.ts';
import type { ComunaRow } from '../../store/comunas.ts';
import { sectorsPath } from '../paths.ts';
import { sectorSentence } from '../sector-sentences.ts';
import type { Desk, DeskItem, FieldsProps, Texts } from './desk.ts';

/** The desk as one request finds it. */
export interface DeskPlace {
  readonly desk: Desk;
  /** Segment of the address that names the institution. */
  readonly institution: string;
  readonly comuna: ComunaRow;
  /** The institution's own desk. */
  readonly above: Crumb;
  /** What every page of the institution begins with. */
  readonly head: ComponentChildren;
}

interface DeskPage {
  readonly place: DeskPlace;
  readonly title: string;
  readonly lead?: string;
  readonly status?: Page['status'];
  /** Whether it stands below the list. */
  readonly isInner: boolean;
  readonly body: ComponentChildren;
}

function deskPage({ place, title, lead, status, isInner, body }: DeskPage): Page {
  const { desk, institution, comuna, above, head } = place;
  const list = { label: desk.words().title, href: desk.paths.list.to({ institution }) };
  return {
    ...(status === undefined ? {} : { status }),
    title: `${title}: ${comuna.name}`,
    description: lead ?? desk.words().lead,
    current: 'comunas',
    robots: 'noindex',
    hero: (
      <Hero
        title={title}
        lead={lead}
        crumbs={[above, ...(isInner ? [list] : []), { label: title }]}
      />
    ),
    body: (
      <>
        {head}
        <section class="section">
          <div class="wrap stack-wide">{body}</div>
        </section>
      </>
    ),
  };
}

interface ListParts {
  readonly items: readonly DeskItem[];
  readonly retired: readonly DeskItem[];
  /** What was done just now. */
  readonly done: string | undefined;
  /** Why it was not. */
  readonly refused?: readonly Refused[];
}

export function listPage(
  place: DeskPlace,
  { items, retired, done, refused = [] }: ListParts,
): Page {
  const { desk, institution, comuna } = place;
  const { title, lead, add, file } = desk.words();
  return deskPage({
    place,
    title,
    lead,
    isInner: false,
    ...(refused.length > 0 ? { status: 422 } : {}),
    body: (
      <>
        <Problems refused={refused} />
        {done && (
          <div role="status">
            <Notice tone="done">
              <p>{done}</p>
            </Notice>
          </div>
        )}
        <div class="cluster">
          <ButtonLink href={desk.paths.add.to({ institution })}>{add}</ButtonLink>
          <a href={desk.paths.file.to({ institution })}>{file}</a>
          <a href={sectorsPath.to({ slug: comuna.slug })}>{m.territories_desk_public()}</a>
        </div>
        {items.length === 0 ? (
          <EmptyState title={desk.words().none}>
            <p>{m.territories_desk_none_help()}</p>
          </EmptyState>
        ) : (
          <ItemTable place={place} items={items} />
        )}
        {retired.length > 0 && (
          <Disclosure summary={m.territories_desk_retired({ count: retired.length })}>
            <RetiredTable place={place} items={retired} />
          </Disclosure>
        )}
      </>
    ),
  });
}

interface ItemTableProps {
  readonly place: DeskPlace;
  readonly items: readonly DeskItem[];
}

function ItemTable({ place: { desk, institution }, items }: ItemTableProps) {
  return (
    <RuledTable
      caption={desk.words().title}
      captionHidden
      narrow="stack"
      columns={[
        { label: m.territories_column_name() },
        ...desk.headings().map((label) => ({ label })),
        { label: m.territories_desk_what_to_do() },
      ]}
      rows={items.map(({ id, name, cells }) => [
        <a href={desk.paths.one.to({ institution, id })}>{name}</a>,
        ...cells,
        <a
          href={desk.paths.retire.to({ institution, id })}
          aria-label={m.territories_desk_retire_one({ name })}
        >
          {m.territories_desk_retire()}
        </a>,
      ])}
    />
  );
}

function RetiredTable({ place: { desk, institution, comuna }, items }: ItemTableProps) {
  const day = (at: Date | undefined) =>
    at && formatInstant(at, currentLocale(), { timeZone: comuna.timeZone });
  return (
    <RuledTable
      caption={m.territories_desk_retired_caption()}
      captionHidden
      narrow="stack"
      columns={[
        { label: m.territories_column_name() },
        { label: m.territories_desk_reason() },
        { label: m.territories_desk_retired_on() },
        { label: m.territories_desk_what_to_do() },
      ]}
      rows={items.map(({ id, name, retiredAt, retiredReason }) => [
        name,
        retiredReason,
        day(retiredAt),
        <form action={desk.paths.restore.to({ institution, id })} method="post">
          <Button kind="secondary" small>
            {m.territories_desk_restore()}
            <span class="visually-hidden"> {name}</span>
          </Button>
        </form>,
      ])}
    />
  );
}

interface FormParts {
  /** The one to correct; undefined for a new one. */
  readonly item: DeskItem | undefined;
  readonly texts: Texts;
  readonly refused: readonly Refused[];
  readonly Questions: (given: FieldsProps) => ComponentChildren;
}

export function formPage(place: DeskPlace, { item, texts, refused, Questions }: FormParts): Page {
  const { desk, institution } = place;
  const errorOf = (field: string) => {
    const found = refused.find((one) => one.field === field);
    return found && sectorSentence(found.refusal);
  };
  const action =
    item === undefined
      ? desk.paths.add.to({ institution })
      : desk.paths.one.to({ institution, id: item.id });
  return deskPage({
    place,
    title: item === undefined ? desk.words().add : m.territories_desk_correct({ name: item.name }),
    isInner: true,
    ...(refused.length > 0 ? { status: 422 } : {}),
    body: (
      <>
        <Problems refused={refused} />
        <form class="stack-wide" action={action} method="post">
          <Questions texts={texts} errorOf={errorOf} isNew={item === undefined} />
          <div class="cluster">
            <Button>{m.territories_desk_save()}</Button>
            <a href={desk.paths.list.to({ institution })}>{m.territories_desk_leave()}</a>
          </div>
        </form>
      </>
    ),
  });
}

export function retirePage(
  place: DeskPlace,
  item: DeskItem,
  { reason, refused }: { readonly reason: string; readonly refused: readonly Refused[] },
): Page {
  const { desk, institution } = place;
  const wrong = refused.find(({ field }) => field === 'reason');
  return deskPage({
    place,
    title: m.territories_desk_retire_one({ name: item.name }),
    lead: m.territories_desk_retire_lead(),
    isInner: true,
    ...(refused.length > 0 ? { status: 422 } : {}),
    body: (
      <>
        <Problems refused={refused} />
        <form
          class="stack-wide"
          action={desk.paths.retire.to({ institution, id: item.id })}
          method="post"
        >
          <Field
            id="reason"
            name="reason"
            label={m.territories_desk_reason()}
            hint={m.territories_desk_reason_hint()}
            error={wrong && sectorSentence(wrong.refusal)}
            value={reason}
            required
          />
          <div class="cluster">
            <Button>{m.territories_desk_retire()}</Button>
            <a href={desk.paths.list.to({ institution })}>{m.territories_desk_leave()}</a>
          </div>
        </form>
      </>
    ),
  });
}

export function importPage(
  place: DeskPlace,
  { texts, sentences }: { readonly texts: Texts; readonly sentences: readonly string[] },
): Page {
  const { desk, institution } = place;
  return deskPage({
    place,
    title: desk.words().file,
    lead: m.territories_desk_import_lead(),
    isInner: true,
    ...(sentences.length > 0 ? { status: 422 } : {}),
    body: (
      <>
        {sentences.length > 0 && <ImportProblems sentences={sentences} />}
        <ImportForm
          action={desk.paths.file.to({ institution })}
          columns={desk.columns}
          templates={{
            csv: desk.paths.csv.to({ institution }),
            xlsx: desk.paths.xlsx.to({ institution }),
          }}
          alsoTakes={{ hint: m.territories_desk_geojson_hint(), extensions: '.geojson,.json' }}
          isRefused={sentences.length > 0}
        >
          {desk.importQuestions(texts)}
        </ImportForm>
      </>
    ),
  });
}

/** Somebody else's, retired, or nothing: nobody can tell which. */
export function notThere(place: DeskPlace): Page {
  const { desk, institution } = place;
  return deskPage({
    place,
    title: m.territories_desk_not_there_title(),
    isInner: true,
    status: 404,
    body: (
      <EmptyState
        title={m.territories_desk_not_there_title()}
        actions={<a href={desk.paths.list.to({ institution })}>{desk.words().title}</a>}
      >
        <p>{m.territories_not_there()}</p>
      </EmptyState>
    ),
  });
}

function Problems({ refused }: { readonly refused: readonly Refused[] }) {
  if (refused.length === 0) return null;
  return (
    <ErrorSummary
      problems={refused.map(({ field, refusal }) => ({
        message: sectorSentence(refusal),
        href: field === undefined ? undefined : `#${field}`,
      }))}
    />
  );
}
