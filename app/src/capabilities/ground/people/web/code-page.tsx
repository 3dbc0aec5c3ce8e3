// Setting up the code: its secret as a picture and in words, confirmed by one code of the person's app.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Field } from '../../../../ui/field/field.tsx';
import { formatInstant } from '../../../../ui/format.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { QrCode } from '../../../../ui/qr-code/qr-code.tsx';
import { codeAddress, groupedSecret } from '../rules/one-time-code.ts';
import type { Refusal } from '../rules/refusal.ts';
import type { BreakGlass } from '../store/break-glasses.ts';
import { accountDetailsPath, accountPath } from './paths.ts';
import { refusalSentence, refusalStatus } from './refusal-words.ts';
import { beginCodePath, codePath, passkeysPath, removeCodePath } from './staff-paths.ts';

export interface CodePageProps {
  /** Undefined until it is begun. */
  readonly glass: BreakGlass | undefined;
  /** What the app shows beside the code. */
  readonly account: string;
  readonly done: string | null;
  readonly refusal: Refusal | undefined;
}

const done: Readonly<Record<string, () => string>> = {
  codigo: () => m.people_code_done_confirmed(),
  quitado: () => m.people_code_done_removed(),
};

export function codePage(props: CodePageProps): Page {
  const { refusal, glass } = props;
  const said = props.done === null ? undefined : done[props.done];
  const crumbs = [
    { label: m.people_account_title(), href: accountPath.to({}) },
    { label: m.people_keys_title(), href: passkeysPath.to({}) },
    { label: m.people_code_title() },
  ];
  return {
    title: m.people_code_title(),
    description: m.people_code_why(),
    robots: 'noindex',
    ...(refusal === undefined ? {} : { status: refusalStatus[refusal.code] }),
    hero: <Hero title={m.people_code_title()} lead={m.people_code_why()} crumbs={crumbs} />,
    body: (
      <div class="section">
        <div class="wrap stack-wide">
          {said && (
            <div role="status">
              <Notice tone="done">
                <p>{said()}</p>
              </Notice>
            </div>
          )}
          {refusal && <Problem refusal={refusal} isBegun={glass?.confirmedAt === null} />}
          {glass === undefined && <NotBegun />}
          {glass?.confirmedAt === null && <Begun {...props} glass={glass} />}
          {glass?.confirmedAt && <Confirmed since={glass.confirmedAt} />}
        </div>
      </div>
    ),
  };
}

interface ProblemProps {
  readonly refusal: Refusal;
  /** Whether the field of the code is there. */
  readonly isBegun: boolean;
}

function Problem({ refusal, isBegun }: ProblemProps) {
  const hrefs: Partial<Record<Refusal['code'], string>> = {
    'people/code-needs-email': accountDetailsPath.to({}, { query: { volver: codePath.to({}) } }),
    'people/last-way-in': passkeysPath.to({}),
  };
  const href = hrefs[refusal.code];
  const field = refusal.code === 'people/code-wrong' ? 'code' : '';
  const problem = { field, message: refusalSentence(refusal), ...(href ? { href } : {}) };
  return <FormProblems problems={[problem]} isOnPage={() => isBegun} />;
}

function NotBegun() {
  return (
    <form method="post" action={beginCodePath.to({})} class="stack">
      <p>{m.people_code_how()}</p>
      <div>
        <Button>{m.people_code_begin()}</Button>
      </div>
    </form>
  );
}

function Begun({ glass, account, refusal }: CodePageProps & { readonly glass: BreakGlass }) {
  const error = refusal?.code === 'people/code-wrong' ? refusalSentence(refusal) : undefined;
  return (
    <div class="columns columns-even">
      <section class="stack" aria-labelledby="secreto">
        <h2 class="panel-heading" id="secreto">
          {m.people_code_scan()}
        </h2>
        <QrCode text={codeAddress(glass.secret, account)} />
        <p>{m.people_code_or_type()}</p>
        <p>
          <code class="code-secret">{groupedSecret(glass.secret)}</code>
        </p>
      </section>
      <form method="post" action={codePath.to({})} class="stack" noValidate>
        <h2 class="panel-heading">{m.people_code_confirm_title()}</h2>
        <Field
          id="code"
          name="code"
          label={m.people_code_field()}
          hint={m.people_code_field_hint()}
          error={error}
          inputMode="numeric"
          autoComplete="one-time-code"
        />
        <div>
          <Button>{m.people_code_confirm()}</Button>
        </div>
      </form>
    </div>
  );
}

function Confirmed({ since }: { readonly since: Date }) {
  const when = formatInstant(since, currentLocale(), { timeZone: 'America/Santiago' });
  return (
    <form method="post" action={removeCodePath.to({})} class="stack">
      <p>{m.people_code_since({ when })}</p>
      <p>{m.people_code_remove_why()}</p>
      <div>
        <Button kind="secondary">{m.people_code_remove()}</Button>
      </div>
    </form>
  );
}
