// The desk where people vote on paper while it is on-line: one person at a time, and what two of the table do together.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import { problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Field } from '../../../../ui/field/field.tsx';
import { TypedField } from '../../../../ui/field/typed-field.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { Pagination } from '../../../../ui/pagination/pagination.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { formatRun, type Run } from '../../../ground/people/rules/index.ts';
import { type SealedElection, stylesOf } from '../actions/sealed-election.ts';
import { Keep } from './desk-keep.tsx';
import type { DeskProps } from './desk-props.ts';
import { StyleField } from './padron-page.tsx';
import { deskCrumbs, deskParams, framed, Said } from './parts.tsx';
import { padronDesk, tableDesk } from './paths.ts';
import { instantWords, stateWords } from './words.ts';

export function deskPage(props: DeskProps): Page {
  const { election, problems, status, done, mayKeep } = props;
  const at = deskParams(election);
  return framed({
    title: m.roll_desk_title(),
    lead: m.roll_desk_lead(),
    status,
    done,
    crumbs: deskCrumbs(
      election,
      { label: m.roll_padron_title(), href: padronDesk.padron.to(at) },
      { label: m.roll_desk_title() },
    ),
    body: (
      <>
        <FormProblems problems={problems} isOnPage={(field) => isOnPage(props, field)} />
        <Hours {...props} />
        <Find {...props} />
        <Person {...props} />
        <Covers {...props} />
        {mayKeep && <Keep {...props} />}
      </>
    ),
  });
}

function isOnPage({ election, found, covers, mayKeep }: DeskProps, field: string): boolean {
  if (field === 'mesa') return mayKeep;
  if (field === 'cantidad') return mayKeep && election.settings.ways.includes('code');
  const isOfCover = covers.some(
    ({ number, state }) => state === 'waiting' && field === reasonField(number),
  );
  return field === 'run' || isOfCover || found !== undefined;
}

function Hours({ election, hours }: DeskProps) {
  const { isTableThere, mayAdd, nextAt } = hours;
  const at = nextAt && instantWords(nextAt, election.timeZone);
  return isTableThere ? null : (
    <Notice>
      <p>{at === undefined ? m.roll_desk_tables_over() : m.roll_desk_opens({ at })}</p>
      {mayAdd && <p>{m.roll_desk_meanwhile()}</p>}
    </Notice>
  );
}

function Find({ election, typed, problems, found }: DeskProps) {
  return (
    <form class="stack" action={tableDesk.find.to(deskParams(election))} method="post" noValidate>
      <Field
        id="run"
        name="run"
        label={m.roll_field_run()}
        hint={m.roll_desk_find_hint()}
        value={found === undefined ? typed.run : ''}
        error={problemOf(problems, 'run')}
      />
      <div>
        <Button>{m.roll_desk_find()}</Button>
      </div>
    </form>
  );
}

function Of({
  election,
  run,
  path,
  children,
}: {
  readonly election: SealedElection;
  readonly run: Run;
  readonly path: keyof typeof tableDesk;
  readonly children: ComponentChildren;
}) {
  return (
    <form class="stack" action={tableDesk[path].to(deskParams(election))} method="post" noValidate>
      <input type="hidden" name="run" value={run} />
      {children}
    </form>
  );
}

function Person(props: DeskProps) {
  const { found, election } = props;
  if (found === undefined) return null;
  const { run, voter } = found;
  const style = stylesOf(election).find(({ id }) => id === voter?.style)?.name;
  return (
    <section class="stack" aria-labelledby="persona">
      <h2 id="persona">{formatRun(run)}</h2>
      {voter === undefined || voter.state === null ? (
        <NotListed {...props} run={run} />
      ) : (
        <>
          <p>
            {stateWords[voter.state]()}
            {style !== undefined && (
              <>
                {' · '}
                <Said>{style}</Said>
              </>
            )}
          </p>
          {voter.state === 'available' && <Available {...props} run={run} />}
          {voter.state === 'issued' && (
            <Notice tone="warning">
              <p>{m.roll_desk_issued()}</p>
            </Notice>
          )}
          {voter.state === 'desk' && props.hours.isTableThere && <Marked {...props} run={run} />}
        </>
      )}
    </section>
  );
}

function Available({ election, run, typed, problems, hours }: DeskProps & { readonly run: Run }) {
  return (
    <>
      {hours.isTableThere && (
        <Of election={election} run={run} path="mark">
          <p>{m.roll_desk_mark_lead()}</p>
          <div>
            <Button>{m.roll_desk_mark()}</Button>
          </div>
        </Of>
      )}
      {election.settings.ways.includes('code') && hours.mayGiveCodes && (
        <Of election={election} run={run} path="slip">
          <TypedField
            id="numero-codigo"
            name="numero"
            label={m.roll_desk_slip_number()}
            hint={m.roll_desk_slip_hint()}
            inputMode="numeric"
            typed={typed}
            problems={problems}
          />
          <div>
            <Button kind="secondary">{m.roll_desk_slip()}</Button>
          </div>
        </Of>
      )}
    </>
  );
}

function Marked({ election, run, typed, problems }: DeskProps & { readonly run: Run }) {
  return (
    <Disclosure summary={m.roll_desk_void_title()}>
      <Of election={election} run={run} path="void">
        <p>{m.roll_desk_void_lead()}</p>
        <CardFields which="1" typed={typed} />
        <CardFields which="2" typed={typed} />
        <TypedField name="razon" label={m.roll_field_reason()} typed={typed} problems={problems} />
        <div>
          <Button kind="secondary">{m.roll_desk_void()}</Button>
        </div>
      </Of>
    </Disclosure>
  );
}

function CardFields({ which, typed }: { readonly which: '1' | '2'; readonly typed: Typed }) {
  return (
    <>
      <Field
        id={`tarjeta-${which}`}
        name={`tarjeta-${which}`}
        label={m.roll_desk_card({ number: which })}
        value={typed[`tarjeta-${which}`]}
      />
      <Field
        id={`pin-${which}`}
        name={`pin-${which}`}
        label={m.roll_desk_pin({ number: which })}
        inputMode="numeric"
      />
    </>
  );
}

function NotListed(props: DeskProps & { readonly run: Run }) {
  const { election, run, typed, problems, hours } = props;
  const takesMore = election.settings.padron.mode !== 'closed';
  return (
    <>
      <p>{m.roll_desk_not_listed()}</p>
      {takesMore && hours.mayAdd && (
        <Of election={election} run={run} path="add">
          <p>{m.roll_desk_add_lead()}</p>
          <StyleField election={election} value={typed.estilo ?? ''} problems={problems} />
          <div>
            <Button>{m.roll_desk_add()}</Button>
          </div>
        </Of>
      )}
      {hours.isTableThere && (
        <Disclosure summary={m.roll_desk_cover_title()}>
          <Of election={election} run={run} path="cover">
            <p>{m.roll_desk_cover_lead()}</p>
            <TypedField
              name="sobre"
              label={m.roll_desk_cover_number()}
              typed={typed}
              problems={problems}
            />
            {!takesMore && (
              <StyleField election={election} value={typed.estilo ?? ''} problems={problems} />
            )}
            <div>
              <Button kind="secondary">{m.roll_desk_cover()}</Button>
            </div>
          </Of>
        </Disclosure>
      )}
    </>
  );
}

const coverWords = {
  waiting: m.roll_cover_waiting,
  in: m.roll_cover_in,
  out: m.roll_cover_out,
} as const;

/** Each cover that waits has a reason of its own. */
export function reasonField(cover: string): string {
  return `razon-${cover}`;
}

/** Which page of the covers an address asks for. */
export const COVERS_PAGE = 'sobres';

function Covers({ election, covers, paged, typed, problems }: DeskProps) {
  if (covers.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="sobres">
      <h2 id="sobres">{m.roll_covers_title()}</h2>
      <RuledTable
        caption={m.roll_covers_title()}
        captionHidden
        narrow="stack"
        columns={[
          { label: m.roll_desk_cover_number() },
          { label: m.roll_column_state() },
          { label: m.roll_column_decide() },
        ]}
        rows={covers.map(({ number, state, reason }) => [
          number,
          <>
            {coverWords[state]()} <Said>{reason}</Said>
          </>,
          state === 'waiting' ? (
            <form action={tableDesk.decide.to(deskParams(election))} method="post" noValidate>
              <input type="hidden" name="sobre" value={number} />
              <Field
                id={reasonField(number)}
                name="razon"
                label={m.roll_cover_reason()}
                value={typed.sobre === number ? typed.razon : ''}
                error={problemOf(problems, reasonField(number))}
              />
              <Button name="decision" value="entra" small>
                {m.roll_cover_take()}
              </Button>{' '}
              <Button name="decision" value="fuera" kind="secondary" small>
                {m.roll_cover_refuse()}
              </Button>
            </form>
          ) : (
            ''
          ),
        ])}
      />
      <Pagination
        paged={paged}
        hrefOf={(page) => {
          const query = page === undefined ? {} : { [COVERS_PAGE]: page };
          return `${tableDesk.table.to(deskParams(election), { query })}#sobres`;
        }}
      />
    </section>
  );
}
