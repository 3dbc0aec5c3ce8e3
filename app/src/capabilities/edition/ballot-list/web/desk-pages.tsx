// The desk of the ballot lists: what still waits in each contest, freezing one with its lot, and thawing it before.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { deskPath } from '../../../ground/institutions/index.ts';
import { documentPath, LotActFields, lotDeskPath } from '../../../ground/records/index.ts';
import { editionPath, type PublicEdition } from '../../editions/index.ts';
import { proposalPath } from '../../proposals/index.ts';
import { type ContestToFreeze, standing } from '../actions/freeze-list.ts';
import { decideFreezing } from '../rules/freezing.ts';
import type { BallotList } from '../store/lists.ts';
import { Hash, ListTag, Said } from './parts.tsx';
import { desk, listPath } from './paths.ts';
import { sentenceOf } from './refusal-words.ts';
import { instantWords, money, numberOf, waitWords } from './words.ts';

export interface DeskShown {
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
}

interface DeskProps extends DeskShown {
  readonly edition: PublicEdition;
  readonly contests: readonly ContestToFreeze[];
  readonly mayFreeze: boolean;
  readonly done: string | undefined;
  /** The contest whose form was refused. */
  readonly refusedContest: string | undefined;
  readonly now: Date;
}

export function deskPage(props: DeskProps): Page {
  const { edition, contests, problems, status, done } = props;
  return framed(edition, {
    title: m.ballot_list_desk_title(),
    lead: m.ballot_list_desk_lead(),
    status,
    done,
    body: (
      <>
        <FormProblems problems={problems} />
        {contests.map((one) => (
          <Contest {...props} one={one} />
        ))}
      </>
    ),
  });
}

interface Framed {
  readonly title: string;
  readonly lead: string;
  readonly isUnder?: boolean;
  readonly status: Page['status'] | undefined;
  readonly done?: string | undefined;
  readonly body: ComponentChildren;
}

function framed({ place, slug, name }: PublicEdition, page: Framed): Page {
  const at = { institution: place.slug, edition: slug };
  const lists = { label: m.ballot_list_desk_title(), href: desk.lists.to(at) };
  return {
    ...(page.status === undefined ? {} : { status: page.status }),
    title: `${page.title}: ${name}`,
    description: page.lead,
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={page.title}
        lead={page.lead}
        crumbs={[
          { label: place.name, href: deskPath.to({ institution: place.slug }) },
          { label: name, href: editionPath.to(at) },
          ...(page.isUnder === true ? [lists, { label: page.title }] : [{ label: page.title }]),
        ]}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <Done text={page.done} />
          {page.body}
        </div>
      </section>
    ),
  };
}

function placeOf({ edition, contest }: ContestToFreeze) {
  return {
    institution: edition.place.slug,
    edition: edition.slug,
    contest: contest.code,
  };
}

function Contest(props: DeskProps & { readonly one: ContestToFreeze }) {
  const { one, mayFreeze } = props;
  const { contest, lists, freezing, slate } = one;
  const list = standing(lists, contest.round);
  const decided = decideFreezing(freezing);
  const id = `concurso-${contest.code}`;
  return (
    <section class="stack ballot-list-contest" aria-labelledby={id}>
      <h2 id={id}>
        <Said>{contest.name}</Said> {list && <ListTag list={list} />}
      </h2>
      {list !== undefined ? (
        <Frozen {...props} list={list} />
      ) : (
        <>
          <p>
            {m.ballot_list_desk_ready({
              count: slate.candidates.length,
              number: numberOf(slate.candidates.length),
            })}
          </p>
          {!decided.ok && (
            <Notice tone="warning" title={m.ballot_list_desk_not_yet()}>
              <p>{sentenceOf(decided.error)}</p>
            </Notice>
          )}
          <Waiting one={one} />
          {decided.ok && !mayFreeze && <p>{m.ballot_list_desk_who()}</p>}
          {decided.ok && mayFreeze && (
            <p>
              <ButtonLink href={desk.freeze.to(placeOf(one))}>{m.ballot_list_freeze()}</ButtonLink>
            </p>
          )}
        </>
      )}
    </section>
  );
}

/** Each proposal that keeps the list from being frozen, and why. */
function Waiting({ one }: { readonly one: ContestToFreeze }) {
  const { waiting } = one.slate;
  if (waiting.length === 0) return null;
  const { institution, edition } = placeOf(one);
  return (
    <RuledTable
      caption={m.ballot_list_desk_waiting({
        count: waiting.length,
        number: numberOf(waiting.length),
      })}
      narrow="stack"
      columns={[{ label: m.ballot_list_column_project() }, { label: m.ballot_list_desk_why() }]}
      rows={waiting.map(({ number, title, why }) => [
        <a href={proposalPath.to({ institution, edition, number: String(number) })}>
          <Said>{`${number}. ${title}`}</Said>
        </a>,
        waitWords[why](),
      ])}
    />
  );
}

function Frozen(props: DeskProps & { readonly one: ContestToFreeze; readonly list: BallotList }) {
  const { list, one, mayFreeze, now } = props;
  const { lot, timeZone, sha256, documentCode } = list;
  const at = placeOf(one);
  const isBefore = now < new Date(lot.heldAt);
  return (
    <>
      <p>
        {m.ballot_list_desk_frozen({ when: instantWords(list.frozenAt, timeZone) })}{' '}
        <Hash sha256={sha256} />
      </p>
      <ul class="ballot-list-ways">
        <li>
          <a href={listPath.to(at)}>{m.ballot_list_desk_page()}</a>
        </li>
        <li>
          <a href={documentPath.to({ code: documentCode })}>
            {m.ballot_list_document_frozen_link()}
          </a>
        </li>
        {list.drawnDocumentCode !== null && (
          <li>
            <a href={documentPath.to({ code: list.drawnDocumentCode })}>
              {m.ballot_list_document_drawn_link()}
            </a>
          </li>
        )}
      </ul>
      {list.drawnAt === null && (
        <>
          <p>
            <strong>
              {m.ballot_list_lot_when({ when: instantWords(new Date(lot.heldAt), timeZone) })}
            </strong>
            {'. '}
            <Said>{lot.place}</Said>.
          </p>
          {mayFreeze && (
            <p>
              <ButtonLink
                kind="secondary"
                href={lotDeskPath.to({ institution: at.institution, lot: lot.id })}
              >
                {m.ballot_list_desk_lot()}
              </ButtonLink>
            </p>
          )}
          {mayFreeze && isBefore && <Thaw {...props} />}
        </>
      )}
    </>
  );
}

function Thaw({
  one,
  typed,
  problems,
  refusedContest,
}: DeskProps & { readonly one: ContestToFreeze }) {
  const { code } = one.contest;
  const id = `razon-${code}`;
  const isRefused = refusedContest === code;
  return (
    <form
      class="stack ballot-list-form"
      action={desk.thaw.to(placeOf(one))}
      method="post"
      noValidate
    >
      <TextAreaField
        id={id}
        name="razon"
        label={m.ballot_list_thaw_reason()}
        hint={m.ballot_list_thaw_hint()}
        value={isRefused ? (typed.razon ?? '') : ''}
        error={isRefused ? problemOf(problems, id) : undefined}
      />
      <div>
        <Button kind="secondary">{m.ballot_list_thaw()}</Button>
      </div>
    </form>
  );
}

interface FreezeProps extends DeskShown {
  readonly one: ContestToFreeze;
}

export function freezePage({ one, typed, problems, status }: FreezeProps): Page {
  const { contest, slate, edition } = one;
  return framed(edition, {
    title: m.ballot_list_freeze_title({ contest: contest.name }),
    lead: m.ballot_list_freeze_lead(),
    isUnder: true,
    status,
    body: (
      <>
        <FormProblems problems={problems} />
        <Notice tone="warning" title={m.ballot_list_freeze_warning_title()}>
          <p>{m.ballot_list_freeze_warning()}</p>
        </Notice>
        <RuledTable
          caption={m.ballot_list_table_frozen({ count: slate.candidates.length })}
          narrow="stack"
          columns={[
            { label: m.ballot_list_column_project() },
            { label: m.ballot_list_column_cost(), align: 'end' },
          ]}
          rows={slate.candidates.map(({ id, title, cost_clp }) => [
            <Said>{`${id}. ${title}`}</Said>,
            money(cost_clp),
          ])}
        />
        <form
          class="stack ballot-list-form"
          action={desk.freeze.to(placeOf(one))}
          method="post"
          noValidate
        >
          <h2>{m.ballot_list_freeze_act()}</h2>
          <LotActFields typed={typed} problems={problems} />
          <div>
            <Button>{m.ballot_list_freeze_do()}</Button>
          </div>
        </form>
      </>
    ),
  });
}
