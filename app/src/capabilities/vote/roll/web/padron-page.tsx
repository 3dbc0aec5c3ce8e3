// The desk of a roll: how it is kept, the file with its progress and differences, freezing, and corrections.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { SelectField } from '../../../../ui/field/field.tsx';
import { TypedField } from '../../../../ui/field/typed-field.tsx';
import { FileDrop } from '../../../../ui/file-drop/file-drop.tsx';
import { formatBytes, formatNumber } from '../../../../ui/format.ts';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { ProgressOfWork } from '../../../../ui/progress/progress-of-work.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import type { SealedElection } from '../actions/sealed-election.ts';
import { stylesOf } from '../actions/sealed-election.ts';
import { padronColumns, padronLimits, type RowCode } from '../rules/padron-file.ts';
import type { RollElection } from '../store/elections.ts';
import type { Differences, Import, NewProblem } from '../store/imports.ts';
import type { StyleCount } from '../store/voters.ts';
import { deskCrumbs, deskParams, framed, Said } from './parts.tsx';
import { padronDesk, publicPaths, tableDesk } from './paths.ts';
import { fileWords, rowWords } from './refusal-words.ts';
import { assuranceWords } from './words.ts';

export interface PadronProps {
  readonly election: SealedElection;
  /** Undefined before it was prepared. */
  readonly kept: RollElection | undefined;
  readonly counts: readonly StyleCount[];
  readonly open: Import | undefined;
  readonly differences: Differences | undefined;
  /** The first of them. */
  readonly rejected: readonly NewProblem[];
  readonly waitingDeclarations: number;
  readonly mayOpen: boolean;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'] | undefined;
  readonly done?: string | undefined;
}

const numberOf = (count: number) => formatNumber(count, currentLocale());

export function padronPage(props: PadronProps): Page {
  const { election, open, problems, status, done } = props;
  const isReading =
    open?.state === 'waiting' || open?.state === 'reading' || open?.state === 'taking';
  return {
    ...framed({
      title: m.roll_padron_title(),
      lead: m.roll_padron_lead(),
      crumbs: deskCrumbs(election, { label: m.roll_padron_title() }),
      status,
      done,
      body: (
        <>
          <FormProblems problems={problems} isOnPage={(field) => isOnPage(props, field)} />
          <Mode {...props} />
          <Counts {...props} />
          {open !== undefined && <Opened {...props} open={open} />}
          {takesFile(props) && <Upload {...props} />}
          {open === undefined && <Freeze {...props} />}
          {takesCorrections(props) && <Correct {...props} />}
          <Ways {...props} />
        </>
      ),
    }),
    ...(isReading ? { refreshAfterSeconds: 3 } : {}),
  };
}

function takesFile({ election, kept, open }: PadronProps): boolean {
  const isFrozen = kept?.frozenRoot != null;
  return open === undefined && !isFrozen && election.settings.padron.mode !== 'open';
}

function takesCorrections({ election, kept }: PadronProps): boolean {
  return kept?.frozenRoot != null && election.state === 'open' && kept.mode === 'closed';
}

function isOnPage(props: PadronProps, field: string): boolean {
  if (field === 'file') return takesFile(props);
  return takesCorrections(props) || !['run', 'estilo', 'razon'].includes(field);
}

const modeWords = {
  closed: m.roll_mode_closed,
  open: m.roll_mode_open,
  mixed: m.roll_mode_mixed,
} as const;

function Mode({ election, kept }: PadronProps) {
  return (
    <>
      <p>{modeWords[election.settings.padron.mode]()}</p>
      {kept === undefined ? (
        <form action={padronDesk.keys.to(deskParams(election))} method="post">
          <p>{m.roll_keys_missing()}</p>
          <Button kind="secondary">{m.roll_keys_make()}</Button>
        </form>
      ) : (
        <p class="secondary">{m.roll_keys_there()}</p>
      )}
      {kept?.isUnderReview && (
        <Notice tone="warning" title={m.roll_review_title()}>
          <p>{m.roll_review()}</p>
        </Notice>
      )}
    </>
  );
}

/** Per style and assurance, never by what became of the rights. */
function Counts({ election, counts }: PadronProps) {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const nameOf = new Map(stylesOf(election).map(({ id, name }) => [id, name]));
  if (total === 0) return <p>{m.roll_counts_none()}</p>;
  return (
    <RuledTable
      caption={m.roll_counts_title()}
      columns={[
        { label: m.roll_column_style() },
        { label: m.roll_column_assurance() },
        { label: m.roll_column_people(), align: 'end' },
      ]}
      rows={counts.map(({ style, assurance, count }) => [
        <Said>{nameOf.get(style) ?? style}</Said>,
        assuranceWords[assurance](),
        numberOf(count),
      ])}
      foot={[m.roll_counts_total(), '', numberOf(total)]}
    />
  );
}

function Upload({ election, problems }: PadronProps) {
  const at = deskParams(election);
  return (
    <section class="stack" aria-labelledby="archivo">
      <h2 id="archivo">{m.roll_upload_title()}</h2>
      <p>{m.roll_upload_lead()}</p>
      <p>
        {m.roll_upload_templates()} <a href={padronDesk.templateXlsx.to(at)}>XLSX</a>,{' '}
        <a href={padronDesk.templateCsv.to(at)}>CSV</a>.
      </p>
      <form
        class="stack"
        action={padronDesk.upload.to(at)}
        method="post"
        enctype="multipart/form-data"
      >
        <FileDrop
          id="file"
          name="file"
          label={m.roll_upload_file()}
          hint={m.roll_upload_hint({ bytes: formatBytes(padronLimits.bytes, currentLocale()) })}
          error={problemOf(problems, 'file')}
          accept=".csv,.xlsx,.txt"
        />
        <div>
          <Button>{m.roll_upload_send()}</Button>
        </div>
      </form>
      <RuledTable
        caption={m.roll_upload_columns()}
        narrow="stack"
        columns={[
          { label: m.roll_column_column() },
          { label: m.roll_column_what() },
          { label: m.roll_column_example() },
        ]}
        rows={padronColumns.map(({ heading, meaning, example }) => [
          heading[currentLocale()],
          meaning[currentLocale()],
          example,
        ])}
      />
    </section>
  );
}

function Opened(props: PadronProps & { readonly open: Import }) {
  const { open, election } = props;
  const { state, rowsRead, rowsTotal } = open;
  if (state === 'ready') return <Ready {...props} />;
  const share = rowsTotal === 0 ? undefined : rowsRead / rowsTotal;
  return (
    <section class="stack" aria-labelledby="lectura">
      <h2 id="lectura">
        <Said>{open.fileName}</Said>
      </h2>
      <ProgressOfWork
        id="avance"
        label={state === 'taking' ? m.roll_import_taking() : m.roll_import_reading()}
        share={state === 'taking' ? undefined : share}
        sentence={
          state === 'waiting'
            ? m.roll_import_waiting()
            : m.roll_import_progress({ read: numberOf(rowsRead), total: numberOf(rowsTotal) })
        }
      />
      {state !== 'taking' && <Discard election={election} id={open.id} />}
    </section>
  );
}

function Discard({ election, id }: { readonly election: SealedElection; readonly id: string }) {
  return (
    <form action={padronDesk.discard.to(deskParams(election))} method="post">
      <input type="hidden" name="archivo" value={id} />
      <Button kind="secondary">{m.roll_import_discard()}</Button>
    </form>
  );
}

function Ready(props: PadronProps & { readonly open: Import }) {
  const { open, election, differences } = props;
  if (differences === undefined) return null;
  const { sound, added, moved, removed } = differences;
  return (
    <section class="stack" aria-labelledby="diferencias">
      <h2 id="diferencias">{m.roll_preview_title()}</h2>
      <p>
        <Said>{open.fileName}</Said>
      </p>
      <RuledTable
        caption={m.roll_preview_table()}
        columns={[{ label: m.roll_column_what() }, { label: m.roll_column_people(), align: 'end' }]}
        rows={[
          [m.roll_preview_sound(), numberOf(sound)],
          [m.roll_preview_added(), numberOf(added)],
          [m.roll_preview_moved(), numberOf(moved)],
          [m.roll_preview_removed(), numberOf(removed)],
        ]}
      />
      <Rejected {...props} />
      <form action={padronDesk.accept.to(deskParams(election))} method="post">
        <input type="hidden" name="archivo" value={open.id} />
        <Button>{m.roll_import_accept()}</Button>
      </form>
      <Discard election={election} id={open.id} />
    </section>
  );
}

/** Lines and reasons: no number of a person is repeated here. */
function Rejected({ election, rejected, differences }: PadronProps) {
  const count = differences?.refused ?? 0;
  if (count === 0) return <p>{m.roll_rejected_none()}</p>;
  return (
    <>
      <Notice tone="warning" title={m.roll_rejected_title({ number: numberOf(count) })}>
        <p>{m.roll_rejected()}</p>
        <p>
          <a href={padronDesk.problems.to(deskParams(election))}>{m.roll_rejected_file()}</a>
        </p>
      </Notice>
      <RuledTable
        caption={m.roll_rejected_table()}
        columns={[{ label: m.roll_column_line(), align: 'end' }, { label: m.roll_column_reason() }]}
        rows={rejected.map(({ line, code, found }) => [
          String(line),
          <>
            {rowWords[code as RowCode]()} {found !== '' && <Said>{`«${found}»`}</Said>}
          </>,
        ])}
      />
    </>
  );
}

function Freeze({ election, kept }: PadronProps) {
  const at = deskParams(election);
  const isInPreparation = election.state === 'draft' || election.state === 'ceremony';
  if (kept?.frozenRoot == null) {
    if (!isInPreparation) return null;
    return (
      <section class="stack" aria-labelledby="congelar">
        <h2 id="congelar">{m.roll_freeze_title()}</h2>
        <p>{m.roll_freeze_lead()}</p>
        <form action={padronDesk.freeze.to(at)} method="post">
          <Button>{m.roll_freeze_do()}</Button>
        </form>
      </section>
    );
  }
  return (
    <section class="stack" aria-labelledby="congelado">
      <h2 id="congelado">{m.roll_frozen_title()}</h2>
      <p>{m.roll_frozen_count({ number: numberOf(kept.frozenCount ?? 0) })}</p>
      <p>
        {m.roll_frozen_root()} <span class="code roll-hash">{kept.frozenRoot}</span>
      </p>
      {isInPreparation && (
        <form action={padronDesk.thaw.to(at)} method="post">
          <Button kind="secondary">{m.roll_thaw_do()}</Button>
        </form>
      )}
    </section>
  );
}

function Correct({ election, typed, problems }: PadronProps) {
  return (
    <section class="stack" aria-labelledby="corregir">
      <h2 id="corregir">{m.roll_correct_title()}</h2>
      <p>{m.roll_correct_lead()}</p>
      <form
        class="stack"
        action={padronDesk.correct.to(deskParams(election))}
        method="post"
        noValidate
      >
        <TypedField name="run" label={m.roll_field_run()} typed={typed} problems={problems} />
        <StyleField election={election} value={typed.estilo ?? ''} problems={problems} />
        <TypedField
          name="razon"
          label={m.roll_field_reason()}
          hint={m.roll_correct_reason_hint()}
          typed={typed}
          problems={problems}
        />
        <div>
          <Button>{m.roll_correct_propose()}</Button>
        </div>
      </form>
    </section>
  );
}

export function StyleField({
  election,
  value,
  problems,
}: {
  readonly election: SealedElection;
  readonly value: string;
  readonly problems: readonly FieldProblem[];
}) {
  return (
    <SelectField
      id="estilo"
      name="estilo"
      label={m.roll_field_style()}
      value={value}
      options={[
        { value: '', label: m.roll_field_style_choose() },
        ...stylesOf(election).map(({ id, name }) => ({ value: id, label: name })),
      ]}
      error={problemOf(problems, 'estilo')}
    />
  );
}

function Ways({ election, kept, waitingDeclarations, mayOpen }: PadronProps) {
  const at = deskParams(election);
  return (
    <ul>
      {election.settings.padron.mode !== 'closed' && (
        <li>
          <a href={padronDesk.declarations.to(at)}>
            {m.roll_ways_declarations({ count: waitingDeclarations })}
          </a>
        </li>
      )}
      <li>
        <a href={tableDesk.table.to(at)}>{m.roll_desk_title()}</a>
      </li>
      {mayOpen && kept?.frozenRoot != null && (
        <li>
          <a href={padronDesk.openings.to(at)}>{m.roll_ways_openings()}</a>
        </li>
      )}
      {election.manifest !== null && kept?.frozenRoot != null && (
        <li>
          <a href={publicPaths.padron.to({ election: election.id })}>{m.roll_public_title()}</a>
        </li>
      )}
    </ul>
  );
}

/** An import that could not be read, where it was sent. */
export function failedSentence({ failure }: Import): string {
  const say = (fileWords as Readonly<Record<string, (() => string) | undefined>>)[failure];
  return say?.() ?? m.roll_file_broke_off();
}
