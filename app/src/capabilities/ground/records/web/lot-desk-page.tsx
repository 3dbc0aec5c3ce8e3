// A lot on the desk of whoever conducts it: the next thing to write down first, then what was announced.
import { m } from '#words';
import { fileLimits } from '../../../../platform/files/kinds.ts';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices, Field, TextAreaField } from '../../../../ui/field/field.tsx';
import { FileDrop } from '../../../../ui/file-drop/file-drop.tsx';
import { formatBytes } from '../../../../ui/format.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { deskPath } from '../../institutions/index.ts';
import { stateOfLot, THROWS } from '../rules/lot-draw.ts';
import type { LotJson } from '../rules/lot-json.ts';
import type { LotRow } from '../store/lots.ts';
import { LotLive } from './lot-live.tsx';
import { LotFacts, LotTag } from './lot-page.tsx';
import {
  documentsPath,
  lotPath,
  lotsDeskPath,
  publicDrawPath,
  signedSheetPath,
  throwPath,
  withdrawPath,
} from './paths.ts';
import { instantWords } from './words.ts';

export interface LotDeskPageProps {
  readonly institution: { readonly slug: string; readonly name: string };
  readonly lot: LotRow;
  readonly json: LotJson;
  readonly now: Date;
  readonly typed?: Typed;
  readonly problems?: readonly FieldProblem[];
  readonly status?: Page['status'];
  readonly done?: string | undefined;
}

export function lotDeskPage(props: LotDeskPageProps): Page {
  const { institution, lot, json, now, problems = [], status, done } = props;
  const { slug, name } = institution;
  return {
    ...(status === undefined ? {} : { status }),
    title: m.records_lot_title({ label: lot.label }),
    description: lot.purpose,
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={lot.label}
        lead={lot.purpose}
        tags={<LotTag state={stateOfLot(lot, now)} />}
        crumbs={[
          { label: name, href: deskPath.to({ institution: slug }) },
          { label: m.records_lots_title(), href: lotsDeskPath.to({ institution: slug }) },
          { label: lot.label },
        ]}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap columns">
          <div class="stack-wide">
            <FormProblems
              problems={problems}
              isOnPage={(field) => fieldsOf(props).includes(field)}
            />
            {done && (
              <div role="status">
                <Notice tone="done">
                  <p>{done}</p>
                </Notice>
              </div>
            )}
            <Next {...props} />
            <LotLive lot={json} documentsHref={documentsPath.to({})} />
          </div>
          <div class="stack-wide">
            <p>
              <a href={lotPath.to({ lot: lot.id })}>{m.records_desk_public_page()}</a>
            </p>
            <LotFacts lot={lot} />
          </div>
        </div>
      </section>
    ),
  };
}

/** What can be done now. */
function Next(props: LotDeskPageProps) {
  const { lot, now } = props;
  switch (stateOfLot(lot, now)) {
    case 'announced':
      return <Waiting {...props} />;
    case 'open':
      return lot.entropy.kind === 'dice' ? <ThrowForm {...props} /> : <DrawForm {...props} />;
    case 'drawn':
      return lot.signedFileId === undefined ? <SheetForm {...props} /> : null;
    case 'withdrawn':
      return (
        <Notice tone="warning" title={m.records_lot_withdrawn()}>
          <p>
            {m.records_lot_withdrawn_text({
              when: instantWords(lot.withdrawn?.at ?? now, lot.timeZone),
              reason: lot.withdrawn?.reason ?? '',
            })}
          </p>
        </Notice>
      );
  }
}

/** The fields of what can be done now. */
function fieldsOf({ lot, now }: LotDeskPageProps): readonly string[] {
  switch (stateOfLot(lot, now)) {
    case 'announced':
      return ['reason'];
    case 'open':
      return lot.entropy.kind === 'dice' ? ['face', 'seen'] : ['numbers', 'again'];
    case 'drawn':
      return lot.signedFileId === undefined ? ['file', 'alt'] : [];
    case 'withdrawn':
      return [];
  }
}

function placeOf({ institution, lot }: LotDeskPageProps) {
  return { institution: institution.slug, lot: lot.id };
}

const FACES = ['1', '2', '3', '4', '5', '6'] as const;

function ThrowForm(props: LotDeskPageProps) {
  const { lot, problems = [], typed = {} } = props;
  const position = lot.throws.length + 1;
  return (
    <form
      class="stack records-throw-form surface"
      action={throwPath.to(placeOf(props))}
      method="post"
      noValidate
    >
      <input type="hidden" name="position" value={position} />
      <Choices
        id="face"
        name="face"
        label={m.records_throw_label({ position, of: THROWS })}
        hint={m.records_throw_hint()}
        error={problemOf(problems, 'face')}
        chosen={typed.face === undefined ? [] : [typed.face]}
        options={FACES.map((face) => ({ value: face, label: face }))}
      />
      <Choices
        id="seen"
        name="seen"
        type="checkbox"
        label={m.records_throw_observers()}
        error={problemOf(problems, 'seen')}
        chosen={[]}
        options={[{ value: '1', label: m.records_throw_seen() }]}
      />
      <div>
        <Button>{m.records_throw_publish()}</Button>
      </div>
    </form>
  );
}

function DrawForm(props: LotDeskPageProps) {
  const { problems = [], typed = {} } = props;
  return (
    <form
      class="stack records-throw-form surface"
      action={publicDrawPath.to(placeOf(props))}
      method="post"
      noValidate
    >
      <Field
        id="numbers"
        name="numbers"
        label={m.records_draw_numbers()}
        hint={m.records_draw_numbers_hint()}
        value={typed.numbers ?? ''}
        error={problemOf(problems, 'numbers')}
      />
      <Field
        id="again"
        name="again"
        label={m.records_draw_again()}
        hint={m.records_draw_again_hint()}
        value={typed.again ?? ''}
        error={problemOf(problems, 'again')}
      />
      <div>
        <Button>{m.records_draw_publish()}</Button>
      </div>
    </form>
  );
}

function Waiting(props: LotDeskPageProps) {
  const { lot, problems = [], typed = {} } = props;
  return (
    <>
      <Notice title={m.records_waiting_title()}>
        <p>{m.records_waiting_text({ when: instantWords(lot.heldAt, lot.timeZone) })}</p>
      </Notice>
      <form class="stack" action={withdrawPath.to(placeOf(props))} method="post" noValidate>
        <h2 class="panel-heading">{m.records_withdraw_title()}</h2>
        <TextAreaField
          id="reason"
          name="reason"
          label={m.records_withdraw_reason()}
          hint={m.records_withdraw_hint()}
          value={typed.reason}
          error={problemOf(problems, 'reason')}
        />
        <div>
          <Button kind="secondary">{m.records_withdraw_button()}</Button>
        </div>
      </form>
    </>
  );
}

function SheetForm(props: LotDeskPageProps) {
  const { problems = [], typed = {} } = props;
  const limit = formatBytes(fileLimits.imageBytes, currentLocale());
  return (
    <form
      class="stack"
      action={signedSheetPath.to(placeOf(props))}
      method="post"
      enctype="multipart/form-data"
      noValidate
    >
      <h2 class="panel-heading">{m.records_sheet_upload()}</h2>
      <p>{m.records_sheet_why()}</p>
      <FileDrop
        id="file"
        name="file"
        label={m.records_sheet_file()}
        hint={m.records_sheet_file_hint({ limit })}
        error={problemOf(problems, 'file')}
        accept=".pdf,.jpg,.jpeg,.png,.webp"
      />
      <Field
        id="alt"
        name="alt"
        label={m.records_sheet_alt()}
        hint={m.records_sheet_alt_hint()}
        value={typed.alt ?? ''}
        error={problemOf(problems, 'alt')}
      />
      <div>
        <Button>{m.records_sheet_save()}</Button>
      </div>
    </form>
  );
}
