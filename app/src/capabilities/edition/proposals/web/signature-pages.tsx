// The desk of signature sheets: those that came in of an edition, and the form with which one is entered line by line.
// Accessibility: each line is a group with its number; errors lead to their field; the scan is a form of its own, so that nothing typed is lost.

import { m } from '#words';
import { fileAddress } from '../../../../platform/files/file-routes.ts';
import type { KeptFile } from '../../../../platform/files/kept-files.ts';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import type { Crumb } from '../../../../ui/breadcrumb/breadcrumb.tsx';
import { Button } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Field, SelectField } from '../../../../ui/field/field.tsx';
import { FileDrop } from '../../../../ui/file-drop/file-drop.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { deskPath } from '../../../ground/institutions/index.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import type { PublicEdition } from '../../editions/index.ts';
import {
  type LineRefusal,
  lineRefusals,
  SHEET_LINES,
  TIES_BY_LETTER,
} from '../rules/signature-sheet.ts';
import type { Proposal } from '../store/proposals.ts';
import type { SignatureList } from '../store/signature-lists.ts';
import { tieOptions } from './endorse-page.tsx';
import { addressOf, proposalPath } from './paths.ts';
import { blankSheetPath, signatureDesk } from './public-paths.ts';
import { AS_IT_IS } from './signature-form.ts';
import { dayWords, numberWords } from './state-words.ts';

const refusedLineWords: Readonly<Record<LineRefusal, () => string>> = {
  'number-wrong': m.proposals_sheet_refused_number,
  unsigned: m.proposals_sheet_refused_unsigned,
  'too-young': m.proposals_sheet_refused_young,
  'too-old': m.proposals_sheet_refused_old,
  'tie-missing': m.proposals_sheet_refused_tie,
  'repeated-on-sheet': m.proposals_sheet_refused_repeated,
  'endorsed-already': m.proposals_sheet_refused_already,
  'limit-reached': m.proposals_sheet_refused_limit,
};

function deskCrumbs({ place }: PublicEdition): readonly Crumb[] {
  return [{ label: place.name, href: deskPath.to({ institution: place.slug }) }];
}

interface ListsPageProps {
  readonly edition: PublicEdition;
  readonly lists: readonly SignatureList[];
  readonly scans: readonly KeptFile[];
  readonly done: string | undefined;
  readonly problems: readonly FieldProblem[];
  readonly typed: Typed;
  readonly status?: Page['status'];
}

export function signatureListsPage(props: ListsPageProps): Page {
  const { edition, lists, done, problems, status } = props;
  return {
    ...(status === undefined ? {} : { status }),
    title: m.proposals_sheet_title(),
    description: m.proposals_sheet_lead(),
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={m.proposals_sheet_title()}
        crumbs={[...deskCrumbs(edition), { label: edition.name }]}
        lead={m.proposals_sheet_lead()}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <Done text={done} />
          <FormProblems problems={problems} />
          {lists.length === 0 ? (
            <EmptyState title={m.proposals_sheet_none_title()}>
              <p>{m.proposals_sheet_none_text()}</p>
            </EmptyState>
          ) : (
            <ul class="proposal-facts">
              {lists.map((list) => (
                <li>
                  <ListLine {...props} list={list} />
                </li>
              ))}
            </ul>
          )}
        </div>
      </section>
    ),
  };
}

function ListLine(props: ListsPageProps & { readonly list: SignatureList }) {
  const { edition, list, scans } = props;
  const address = { institution: edition.place.slug, edition: edition.slug };
  const scan = scans.find(({ id }) => id === list.scanFileId);
  const refused = lineRefusals.flatMap((reason) => {
    const count = list.refused[reason] ?? 0;
    return count === 0 ? [] : [`${refusedLineWords[reason]()}: ${count}`];
  });
  return (
    <div class="stack">
      <p>
        <a href={proposalPath.to({ ...address, number: String(list.proposalNumber) })}>
          {m.proposals_page_number({ number: list.proposalNumber })}:{' '}
          <span lang={writtenLang()}>{list.proposalTitle}</span>
        </a>
        <br />
        {dayWords(dayIn(edition.place.timeZone, list.enteredAt))}.{' '}
        {list.voidedAt === null
          ? m.proposals_sheet_counted({
              counted: numberWords(list.countedCount),
              lines: numberWords(list.linesCount),
            })
          : m.proposals_sheet_void({
              day: dayWords(dayIn(edition.place.timeZone, list.voidedAt)),
            })}{' '}
        {refused.length > 0 && (
          <span class="secondary">
            {m.proposals_sheet_refused()} {refused.join('; ')}.
          </span>
        )}
      </p>
      {scan !== undefined && <ScanLink scan={scan} />}
      {list.voidedAt === null && <ListForms {...props} hasScan={scan !== undefined} />}
    </div>
  );
}

interface ListFormsProps extends ListsPageProps {
  readonly list: SignatureList;
  readonly hasScan: boolean;
}

/** Attaching its scan, and making it void. */
function ListForms({ edition, list, hasScan, problems, typed }: ListFormsProps) {
  const to = { institution: edition.place.slug, edition: edition.slug, list: list.id };
  const id = `razon-${list.id}`;
  const error = problemOf(problems, id);
  return (
    <div class="cluster">
      {!hasScan && (
        <Disclosure summary={m.proposals_sheet_attach()} open={false}>
          <form
            class="stack proposal-form"
            action={signatureDesk.scan.to(to)}
            method="post"
            enctype="multipart/form-data"
          >
            <FileDrop
              id={`escaneo-${list.id}`}
              name="escaneo"
              label={m.proposals_sheet_scan()}
              hint={m.proposals_sheet_scan_hint()}
              error={problemOf(problems, `escaneo-${list.id}`)}
              accept=".pdf,.jpg,.jpeg,.png,.webp"
            />
            <Button kind="secondary" small>
              {m.proposals_sheet_attach()}
            </Button>
          </form>
        </Disclosure>
      )}
      <Disclosure summary={m.proposals_sheet_make_void()} open={error !== undefined}>
        <form
          class="stack proposal-form"
          action={signatureDesk.void.to(to)}
          method="post"
          noValidate
        >
          <p>{m.proposals_sheet_void_note()}</p>
          <Field
            id={id}
            name="razon"
            label={m.proposals_sheet_void_reason()}
            error={error}
            value={error === undefined ? '' : typed.razon}
          />
          <Button kind="secondary" small>
            {m.proposals_sheet_make_void()}
          </Button>
        </form>
      </Disclosure>
    </div>
  );
}

function ScanLink({ scan }: { readonly scan: KeptFile }) {
  const largest = scan.renditions.at(-1);
  return (
    <p>
      <a href={fileAddress(scan.id, largest?.variant)}>{m.proposals_sheet_see_scan()}</a>
    </p>
  );
}

interface EnterPageProps {
  readonly edition: PublicEdition;
  readonly proposal: Proposal;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
}

export function enterSheetPage(props: EnterPageProps): Page {
  const { edition, proposal, typed, problems, status } = props;
  const { endorsements } = edition.rules.operational;
  const to = addressOf(proposal);
  const { title } = proposal.contents;
  return {
    ...(status === undefined ? {} : { status }),
    title: `${m.proposals_sheet_enter_title()}: ${title}`,
    description: m.proposals_sheet_enter_lead(),
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={m.proposals_sheet_enter_title()}
        crumbs={[
          ...deskCrumbs(edition),
          {
            label: m.proposals_sheet_title(),
            href: signatureDesk.list.to({ institution: to.institution, edition: to.edition }),
          },
        ]}
        lead={m.proposals_page_number({ number: proposal.number })}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <FormProblems problems={problems} />
          <p lang={writtenLang()}>
            <a href={proposalPath.to(to)}>{title}</a>
          </p>
          <p>{m.proposals_sheet_enter_note()}</p>
          <p>
            <a href={blankSheetPath.to(to)}>{m.proposals_page_share_sheet()}</a>
          </p>
          <form class="stack-wide" action={signatureDesk.enter.to(to)} method="post" noValidate>
            <ReceivedOn typed={typed} problems={problems} />
            <ol class="signature-lines">
              {Array.from({ length: SHEET_LINES }, (_, place) => (
                <Line
                  line={place + 1}
                  typed={typed}
                  problems={problems}
                  ties={Object.keys(TIES_BY_LETTER).filter((letter) => {
                    const tie = TIES_BY_LETTER[letter];
                    return tie !== undefined && endorsements.ties.includes(tie);
                  })}
                />
              ))}
            </ol>
            {problems.length > 0 && (
              <label class="choice">
                <input type="checkbox" name={AS_IT_IS} value="1" />
                <span>
                  {m.proposals_sheet_as_it_is()}
                  <span class="choice-hint">{m.proposals_sheet_as_it_is_note()}</span>
                </span>
              </label>
            )}
            <p>
              <Button>{m.proposals_sheet_enter()}</Button>
            </p>
          </form>
        </div>
      </section>
    ),
  };
}

function ReceivedOn({ typed, problems }: Pick<EnterPageProps, 'typed' | 'problems'>) {
  return (
    <Field
      id="recibida"
      name="recibida"
      type="date"
      label={m.proposals_paper_received()}
      hint={m.proposals_paper_received_hint()}
      error={problemOf(problems, 'recibida')}
      value={typed.recibida ?? ''}
    />
  );
}

interface LineProps {
  readonly line: number;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  /** Letters of the ties that the bases ask for. */
  readonly ties: readonly string[];
}

function Line({ line, typed, problems, ties }: LineProps) {
  const question = (name: string) => ({
    id: `${name}-${line}`,
    name: `${name}-${line}`,
    error: problemOf(problems, `${name}-${line}`),
    value: typed[`${name}-${line}`] ?? '',
  });
  const unsigned = `sin-firma-${line}`;
  return (
    <li>
      <fieldset class="signature-line">
        <legend class="field-label">{m.proposals_sheet_line({ line })}</legend>
        <Field {...question('numero')} label={m.proposals_sheet_number()} />
        <Field {...question('ano')} label={m.proposals_sheet_year()} inputMode="numeric" />
        <SelectField
          {...question('vinculo')}
          label={m.proposals_sheet_tie()}
          options={[
            { value: '', label: '—' },
            ...ties.map((letter) => ({ value: letter, label: tieLabel(letter) })),
          ]}
        />
        <label class="choice">
          <input
            type="checkbox"
            name={unsigned}
            value="1"
            checked={typed[unsigned] !== undefined}
          />
          <span>{m.proposals_sheet_unsigned()}</span>
        </label>
      </fieldset>
    </li>
  );
}

function tieLabel(letter: string): string {
  const tie = TIES_BY_LETTER[letter];
  return tie === undefined ? letter : `${letter}: ${tieOptions[tie]()}`;
}
