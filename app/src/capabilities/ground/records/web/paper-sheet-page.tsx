// The screen that enters a sheet of paper: its scan on one side, the same fields as on paper on the other.
import { groupCode } from '@minga/basics';
import { m } from '#words';
import type { KeptFile } from '../../../../platform/files/kept-files.ts';
import { fileLimits } from '../../../../platform/files/kinds.ts';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import type { PaperField, PaperForm, PaperSubject } from '../../../../platform/paper.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { ErrorSummary } from '../../../../ui/error-summary/error-summary.tsx';
import { Choices, Field, SelectField } from '../../../../ui/field/field.tsx';
import { FileDrop } from '../../../../ui/file-drop/file-drop.tsx';
import { formatBytes } from '../../../../ui/format.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { deskPath } from '../../institutions/index.ts';
import { countryOptions, documentKindWords, identifyPath } from '../../people/index.ts';
import { documentKinds } from '../../people/rules/index.ts';
import { sheetName, stateOfSheet, voidReasons } from '../rules/paper.ts';
import type { PaperSheet } from '../store/paper-sheets.ts';
import { PaperFields } from './paper-fields.tsx';
import { paperDeskPath, paperSheetPath, voidSheetPath } from './paper-paths.ts';
import { PaperScan } from './paper-scan.tsx';
import { sheetStateWords, sheetTones, voidReasonWords } from './paper-words.ts';
import { instantWords } from './words.ts';

export interface PaperSheetPageProps {
  readonly sheet: PaperSheet;
  readonly timeZone: string;
  readonly form: PaperForm;
  readonly subject: PaperSubject;
  readonly fields: readonly PaperField[];
  readonly scan: KeptFile | undefined;
  /** The public name of whoever it belongs to, once the desk has found her account. */
  readonly ownerName: string | undefined;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
  readonly done: string | undefined;
}

export function paperSheetPage(props: PaperSheetPageProps): Page {
  const { sheet, problems, status, done } = props;
  const state = stateOfSheet(sheet);
  const title = m.records_paper_sheet_title({ name: sheetName(sheet) });
  const { institutionName, institutionSlug: institution } = sheet;
  return {
    ...(status === undefined ? {} : { status }),
    title,
    description: sheet.title,
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        lead={sheet.title}
        tags={<Tag tone={sheetTones[state]}>{sheetStateWords[state]()}</Tag>}
        crumbs={[
          { label: institutionName, href: deskPath.to({ institution }) },
          { label: m.records_paper_desk_title(), href: paperDeskPath.to({ institution }) },
          { label: sheetName(sheet) },
        ]}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          {problems.length > 0 && (
            <ErrorSummary
              problems={problems.map(({ field, message }) => ({
                message,
                href: field === '' ? undefined : `#${field}`,
              }))}
            />
          )}
          {done !== undefined && (
            <div role="status">
              <Notice tone="done">
                <p>{done}</p>
              </Notice>
            </div>
          )}
          <div class="paper-beside">
            <PaperScan file={props.scan} />
            {state === 'printed' || state === 'waiting' ? (
              <EnterForm {...props} />
            ) : (
              <Ended {...props} />
            )}
          </div>
          {state !== 'void' && (
            <Disclosure
              summary={m.records_paper_void_title()}
              open={problemOf(problems, 'motivo') !== undefined}
            >
              <VoidForm {...props} />
            </Disclosure>
          )}
        </div>
      </section>
    ),
  };
}

function addressOf({ institutionSlug, code }: PaperSheet) {
  return { institution: institutionSlug, code: groupCode(code) };
}

function EnterForm(props: PaperSheetPageProps) {
  const { sheet, form, fields, scan, typed, problems } = props;
  const mustIdentify = form.needsAccount === true && sheet.personId === null;
  return (
    <form
      class="stack-wide"
      action={paperSheetPath.to(addressOf(sheet))}
      method="post"
      enctype="multipart/form-data"
      noValidate
    >
      <FileDrop
        id="escaneo"
        name="escaneo"
        label={scan === undefined ? m.records_paper_scan() : m.records_paper_scan_again()}
        hint={m.records_paper_scan_hint({
          limit: formatBytes(fileLimits.imageBytes, currentLocale()),
        })}
        error={problemOf(problems, 'escaneo')}
        accept=".pdf,.jpg,.jpeg,.png,.webp"
      />
      {form.needsAccount === true && <Owner {...props} />}
      <PaperFields fields={fields} typed={typed} problems={problems} />
      {form.isAnonymous === true ? (
        <p>{m.records_paper_anonymous_screen()}</p>
      ) : (
        <Choices
          id="firma"
          name="firma"
          type="checkbox"
          label={m.records_paper_signature()}
          error={problemOf(problems, 'firma')}
          chosen={typed.firma === '1' ? ['1'] : []}
          options={[{ value: '1', label: m.records_paper_is_signed() }]}
        />
      )}
      <div class="cluster">
        {!mustIdentify && (
          <Button name="hace" value="ingresar">
            {m.records_paper_enter()}
          </Button>
        )}
        <Button kind={mustIdentify ? 'main' : 'secondary'} name="hace" value="guardar">
          {mustIdentify ? m.records_paper_find_account() : m.records_paper_save()}
        </Button>
      </div>
    </form>
  );
}

/** Her document is looked at and its number typed once, to find her account; it is kept nowhere. */
function Owner({ sheet, ownerName, typed, problems }: PaperSheetPageProps) {
  const href = identifyPath.to({ institution: sheet.institutionSlug });
  if (ownerName !== undefined) {
    return (
      <Notice title={m.records_paper_owner({ name: ownerName })}>
        <p>{m.records_paper_owner_text()}</p>
      </Notice>
    );
  }
  return (
    <fieldset class="records-fieldset stack">
      <legend>{m.records_paper_whose()}</legend>
      <p class="secondary">{m.records_paper_whose_hint()}</p>
      <SelectField
        id="documento-tipo"
        name="documento-tipo"
        label={m.records_paper_document_kind()}
        value={typed['documento-tipo'] ?? 'run'}
        error={problemOf(problems, 'documento-tipo')}
        options={documentKinds.map((value) => ({ value, label: documentKindWords[value]() }))}
      />
      <Field
        id="documento-numero"
        name="documento-numero"
        label={m.records_paper_document_number()}
        error={problemOf(problems, 'documento-numero')}
      />
      <SelectField
        id="documento-pais"
        name="documento-pais"
        label={m.records_paper_document_country()}
        value={typed['documento-pais'] ?? ''}
        error={problemOf(problems, 'documento-pais')}
        options={[{ value: '', label: m.records_paper_no_country() }, ...countryOptions()]}
      />
      <p>
        <a href={href}>{m.records_paper_identify()}</a>
      </p>
    </fieldset>
  );
}

function Ended({ sheet, form, subject, timeZone, ownerName }: PaperSheetPageProps) {
  const { enteredAt, voidedAt, voidReason, correctedByCode, institutionSlug } = sheet;
  return (
    <div class="stack">
      {enteredAt !== null && (
        <p>{m.records_paper_entered_at({ when: instantWords(enteredAt, timeZone) })}</p>
      )}
      {voidedAt !== null && voidReason !== null && (
        <p>
          {m.records_paper_voided_at({
            when: instantWords(voidedAt, timeZone),
            reason: voidReasonWords[voidReason](),
          })}
        </p>
      )}
      {ownerName !== undefined && <p>{m.records_paper_owner({ name: ownerName })}</p>}
      {correctedByCode !== null && (
        <p>
          <a
            href={paperSheetPath.to({
              institution: institutionSlug,
              code: groupCode(correctedByCode),
            })}
          >
            {m.records_paper_corrected_by()}
          </a>
        </p>
      )}
      <p>
        <a href={form.seenAt(sheet.subject)}>{form.title(subject)}</a>
      </p>
      <p>
        <a href={paperDeskPath.to({ institution: institutionSlug })}>{m.records_paper_next()}</a>
      </p>
    </div>
  );
}

function VoidForm({ sheet, typed, problems }: PaperSheetPageProps) {
  return (
    <form class="stack" action={voidSheetPath.to(addressOf(sheet))} method="post" noValidate>
      <p>{m.records_paper_void_text()}</p>
      <Choices
        id="motivo"
        name="motivo"
        label={m.records_paper_void_reason()}
        error={problemOf(problems, 'motivo')}
        chosen={[typed.motivo ?? '']}
        options={voidReasons.map((value) => ({ value, label: voidReasonWords[value]() }))}
      />
      <Choices
        id="corrige"
        name="corrige"
        type="checkbox"
        label={m.records_paper_correct_label()}
        chosen={typed.corrige === '1' ? ['1'] : []}
        options={[{ value: '1', label: m.records_paper_correct() }]}
      />
      <div>
        <Button kind="secondary">{m.records_paper_void_button()}</Button>
      </div>
    </form>
  );
}
