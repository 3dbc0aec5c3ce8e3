// `/contar`: before there is anything to show, what will be shown; then the place where the result appears.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import type { Choice } from '../rules/choice.ts';
import type { ProblemWords } from '../rules/report/report.ts';
import { Trouble } from './count-states.tsx';
import { exampleFilePath, templateCsvPath, templateXlsxPath, verifyPath } from './paths.ts';
import { SettingsFields } from './settings-fields.tsx';
import { countFormId, UploadForm, WhereTheFileGoes } from './upload-form.tsx';

export interface CountPageProps {
  readonly choice: Choice;
  /** What was wrong with what was sent; then the page answers with `status`. */
  readonly refused?: { readonly title: string; readonly problems: ProblemWords };
  readonly status?: Page['status'];
  /** An upload has just been erased. */
  readonly isErased?: boolean;
  /** The published result that is counted again. */
  readonly checked?: CheckedResult;
}

export interface CheckedResult {
  readonly title: string;
  readonly fileName: string;
  /** Addresses of what was counted, of the outcome and of the page of the result. */
  readonly votes: string;
  readonly outcome: string;
  readonly back: string;
  readonly sha256: string;
}

export function countPage(props: CountPageProps): Page {
  const { choice, refused, status = 200, isErased, checked } = props;
  const title = checked ? m.count_check_title({ title: checked.title }) : m.count_title();
  return {
    status,
    title,
    ...(checked && { robots: 'noindex' as const }),
    description: m.count_description(),
    current: 'count',
    islands: [
      'src/capabilities/vote/count/web/count.client.tsx',
      ...(checked ? ['src/capabilities/vote/count/web/published-check.client.tsx'] : []),
    ],
    hero: (
      <Hero
        title={<span id="count-title">{title}</span>}
        lead={
          <span id="count-lead" aria-live="polite">
            {checked ? m.count_check_lead() : m.count_lead()}
          </span>
        }
        actions={<WhereTheFileGoes />}
        aside={<UploadForm error={refused?.problems.listed[0]} />}
      />
    ),
    body: (
      <>
        {checked && <Check checked={checked} />}
        <div class="wrap count-trouble" id="count-trouble">
          {refused && <Trouble title={refused.title} {...refused.problems} />}
          {isErased && (
            <Notice tone="done">
              <p>{m.count_erased()}</p>
            </Notice>
          )}
        </div>
        <section class="section count-how" id="como-contar">
          <div class="wrap">
            <Disclosure summary={m.count_how_title()}>
              <p class="count-how-hint">
                {m.count_how_now()} {m.count_how_hint()}
              </p>
              <SettingsFields choice={choice} form={countFormId} />
              <CopyLink />
            </Disclosure>
          </div>
        </section>
        <div class="count-result" id="count-result" tabIndex={-1} />
        <div id="count-start">
          <WhatYouWillSee />
        </div>
      </>
    ),
  };
}

function Check({ checked }: { readonly checked: CheckedResult }) {
  const { fileName, votes, outcome, sha256, back } = checked;
  return (
    <section class="section">
      <div
        class="wrap stack count-check"
        id="count-check"
        data-votes={votes}
        data-outcome={outcome}
        data-file={fileName}
        data-sha256={sha256}
      >
        <p class="count-check-said" role="status" />
        <noscript>
          <p>{m.count_check_without_script({ file: m.count_check_file() })}</p>
        </noscript>
        <p class="cluster">
          <a href={back}>{m.count_check_back()}</a>
          <a href={votes}>{m.count_result_take_pb()}</a>
        </p>
      </div>
    </section>
  );
}

/** Shown by the island; without script the address of this page is the link. */
function CopyLink() {
  return (
    <div class="count-copy" id="copy-link" hidden>
      <button class="button button-secondary button-small" type="button" id="copy-button">
        {m.count_copy_link()}
      </button>
      <p class="secondary">{m.count_copy_link_hint()}</p>
      <p class="count-copied" id="copied" role="status" />
    </div>
  );
}

function WhatYouWillSee() {
  const promises = [
    [m.count_what_understood_title(), m.count_what_understood()],
    [m.count_what_rounds_title(), m.count_what_rounds()],
    [m.count_what_reasons_title(), m.count_what_reasons()],
    [m.count_what_compare_title(), m.count_what_compare()],
  ] as const;
  return (
    <section class="section">
      <div class="wrap columns">
        <div class="stack">
          <h2>{m.count_what_title()}</h2>
          <ol class="count-promises">
            {promises.map(([title, text]) => (
              <li>
                <h3>{title}</h3>
                <p>{text}</p>
              </li>
            ))}
          </ol>
        </div>
        <WhichFile />
      </div>
    </section>
  );
}

function WhichFile() {
  return (
    <aside class="count-take surface stack">
      <h2 class="panel-heading">{m.count_files_title()}</h2>
      <p>{m.count_files_pb()}</p>
      <p>{m.count_files_table()}</p>
      <ul class="count-templates">
        <li>
          <a href={templateXlsxPath.to({})}>{m.count_template_xlsx()}</a>
        </li>
        <li>
          <a href={templateCsvPath.to({})}>{m.count_template_csv()}</a>
        </li>
        <li>
          <a href={exampleFilePath.to({})}>{m.count_example_file()}</a>
        </li>
      </ul>
      <p class="secondary">{m.count_files_exact()}</p>
      <p>
        <a href={verifyPath.to({})}>{m.count_verify_link()}</a>
      </p>
    </aside>
  );
}
