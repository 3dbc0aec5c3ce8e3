// What the pages of objections and certifications share: their frames, the state of an objection, and what one says.

import type { ComponentChildren } from 'preact';
import { m } from '#words';
import { fileAddress } from '../../../../platform/files/file-routes.ts';
import type { KeptFile } from '../../../../platform/files/kept-files.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import type { Crumb } from '../../../../ui/breadcrumb/breadcrumb.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { pageOfRefusal, type Way } from '../../../../ui/refused-page/refused-page.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { editionPath, type PublicEdition } from '../../../edition/editions/index.ts';
import { deskPath, institutionPath } from '../../../ground/institutions/index.ts';
import { documentPath } from '../../../ground/records/index.ts';
import { objectionName } from '../rules/objection.ts';
import type { ObjectionRefusal } from '../rules/objection-refusal.ts';
import type { Objection } from '../store/objections.ts';
import { objectionDesk, objectionsPath } from './objection-paths.ts';
import {
  askWords,
  groundWords,
  instantThere,
  longDay,
  objectionSentence,
  objectionStatus,
  outcomeWords,
  remedyWords,
  stateWords,
} from './objection-words.ts';

interface Framed {
  readonly edition: PublicEdition;
  readonly title: string;
  readonly lead?: ComponentChildren;
  readonly tags?: ComponentChildren;
  readonly actions?: ComponentChildren;
  /** The place of the page below that of all objections; none for that one itself. */
  readonly crumbs?: readonly Crumb[];
  readonly done?: string | undefined;
  readonly status?: Page['status'];
  readonly body: ComponentChildren;
}

export function placeOf({ place, slug }: PublicEdition) {
  return { institution: place.slug, edition: slug };
}

/** What stands in the address of an objection. */
export function addressOf(edition: PublicEdition, one: Pick<Objection, 'number' | 'year'>) {
  return { ...placeOf(edition), number: objectionName(one) };
}

/** A public page of an edition. */
export function framedPublic(page: Framed): Page {
  const { edition } = page;
  return framed(page, {
    first: {
      label: edition.place.name,
      href: institutionPath.to({ institution: edition.place.slug }),
    },
    all: { label: m.count_objection_title(), href: objectionsPath.to(placeOf(edition)) },
    description: m.count_objection_lead(),
  });
}

/** A page of the desk of an edition. */
export function framedDesk(page: Framed): Page {
  const { edition } = page;
  return {
    ...framed(page, {
      first: { label: edition.place.name, href: deskPath.to({ institution: edition.place.slug }) },
      all: {
        label: m.count_objection_desk_title(),
        href: objectionDesk.list.to(placeOf(edition)),
      },
      description: m.count_objection_desk_lead(),
    }),
    robots: 'noindex',
  };
}

interface Ways {
  readonly first: Crumb;
  readonly all: Crumb & { readonly href: string };
  readonly description: string;
}

function framed(page: Framed, { first, all, description }: Ways): Page {
  const { edition, title, lead, tags, actions, crumbs = [], done, status, body } = page;
  const above = crumbs.length === 0 ? [{ label: all.label }] : [all, ...crumbs];
  return {
    ...(status === undefined ? {} : { status }),
    title: `${title}: ${edition.name}`,
    description,
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        lead={lead}
        tags={tags}
        actions={actions}
        crumbs={[first, { label: edition.name, href: editionPath.to(placeOf(edition)) }, ...above]}
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

/** A page that says why not, and where to go on. */
export function refusedObjection(refusal: ObjectionRefusal, back?: Way): Page {
  return pageOfRefusal({
    status: objectionStatus(refusal),
    title: m.count_objection_refused_title(),
    sentence: objectionSentence(refusal),
    back,
  });
}

interface GroupProps {
  readonly id: string;
  readonly title: string;
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

export function ObjectionTag({
  objection,
  today,
}: {
  readonly objection: Objection;
  readonly today: string;
}) {
  const { text, tone } = stateWords(objection, today);
  return <Tag tone={tone}>{text}</Tag>;
}

export interface ObjectionSeen {
  readonly objection: Objection;
  readonly contest: string;
  readonly timeZone: string;
}

/** What everybody reads of one; `whole` shows also the text of one that was withdrawn. */
export function ObjectionFacts({
  objection: one,
  contest,
  whole = false,
}: ObjectionSeen & { readonly whole?: boolean }) {
  const isHidden = one.withdrawnAt !== null && !whole;
  return (
    <div class="stack">
      <dl class="count-objection-facts">
        <Fact label={m.count_objection_against()}>
          <span lang={writtenLang()}>
            {m.count_objection_against_text({
              version: one.version,
              contest,
              code: one.resultDocumentCode,
            })}
          </span>
        </Fact>
        <Fact label={m.count_objection_ground()}>{groundWords[one.ground]()}</Fact>
        <Fact label={m.count_objection_asks()}>
          {askWords[one.asks]()}
          {one.table !== null && `: ${m.count_objection_table_named({ table: one.table })}`}
        </Fact>
        <Fact label={m.count_objection_who()}>
          {one.organization === null ? (
            m.count_objection_by_person()
          ) : (
            <span lang={writtenLang()}>{one.organization}</span>
          )}
        </Fact>
        <Fact label={m.count_objection_how()}>
          {one.channel === 'paper' ? m.count_objection_on_paper() : m.count_objection_on_web()}.{' '}
          {m.count_objection_received({ day: longDay(one.receivedOn) })}
        </Fact>
      </dl>
      {one.isAfterCertification && <p>{m.count_objection_late_entered()}</p>}
      {isHidden ? (
        <p class="secondary">{m.count_objection_withdrawn_text()}</p>
      ) : (
        <p class="count-objection-text" lang={writtenLang()}>
          {one.text}
        </p>
      )}
    </div>
  );
}

function Fact({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ComponentChildren;
}) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What it was answered, with its document; nothing before that. */
export function ObjectionAnswer({ objection: one, timeZone }: Omit<ObjectionSeen, 'contest'>) {
  const { outcome, answeredAt, documentCode } = one;
  if (outcome === null) return null;
  return (
    <Group id="respuesta" title={m.count_objection_answer()}>
      <p>
        <strong>{outcomeWords[outcome]()}.</strong>{' '}
        {answeredAt !== null &&
          m.count_objection_answered_on({ day: instantThere(answeredAt, timeZone) })}
      </p>
      <p class="count-objection-text" lang={writtenLang()}>
        {one.reasons}
      </p>
      {one.remedy !== null && (
        <p>
          {remedyWords(one.remedy, one.remedyTable)}{' '}
          <Tag tone={one.isRemedied ? 'done' : 'attention'}>
            {one.isRemedied ? m.count_objection_remedy_done() : m.count_objection_remedy_waits()}
          </Tag>
        </p>
      )}
      {one.remedyDone !== null && (
        <p class="count-objection-text" lang={writtenLang()}>
          {one.remedyDone}
        </p>
      )}
      {documentCode !== null && (
        <p>
          <a href={documentPath.to({ code: documentCode })}>{m.count_objection_document()}</a>
        </p>
      )}
    </Group>
  );
}

/** For whoever answers, and for her who sent it. */
export function Evidence({ file }: { readonly file: KeptFile | undefined }) {
  if (file === undefined) return null;
  const largest = file.renditions.at(-1);
  return (
    <p>
      <a href={fileAddress(file.id, largest?.variant)}>{m.count_objection_evidence_see()}</a>
    </p>
  );
}
