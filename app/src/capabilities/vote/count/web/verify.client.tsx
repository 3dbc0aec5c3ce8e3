// The island of `/verificar`: takes the files, has a worker verify them, shows the report; nothing leaves the browser.

import type { Report } from '@minga/verifier';
import { render } from 'preact';
import { m } from '#words';
import { Button } from '../../../../ui/button/button.tsx';
import { ProgressOfWork } from '../../../../ui/progress/progress-of-work.tsx';
import { Trouble } from './count-states.tsx';
import { find } from './find.ts';
import { VerifyReport } from './verify-report.tsx';
import type { VerifyMessage, VerifyOrder } from './verify-work.ts';

const LAST_STEP = 28;
/** The step in which most of the time goes by: every ballot. */
const BALLOTS_STEP = 15;

const locale = document.documentElement.lang === 'en' ? 'en' : 'es-CL';
const form = find<HTMLFormElement>('verify-form');
const [trouble, place] = [find('verify-trouble'), find('verify-result')];
let working: Worker | undefined;
let addresses: readonly string[] = [];

function stop(): void {
  working?.terminate();
  working = undefined;
  render(null, trouble);
}

function start(order: VerifyOrder): void {
  stop();
  render(null, place);
  const worker = new Worker(new URL('./verify.worker.ts', import.meta.url), { type: 'module' });
  working = worker;
  const hear = (message: VerifyMessage) => {
    if (working === worker) show(message);
  };
  worker.onmessage = ({ data }: MessageEvent<VerifyMessage>) => hear(data);
  worker.onerror = () => hear({ kind: 'crashed' });
  worker.postMessage(order);
}

function show(message: VerifyMessage): void {
  switch (message.kind) {
    case 'advance':
      showAdvance(message.progress);
      return;
    case 'verified':
      stop();
      showReport(message.report, message.text);
      return;
    case 'refused':
      stop();
      refuse(refusals[message.problem]());
      return;
    case 'crashed':
      stop();
      refuse(m.count_verify_crashed());
  }
}

const refusals = {
  'not-gzip': () => m.count_verify_not_archive(),
  'not-tar': () => m.count_verify_not_archive(),
  'odd-names': () => m.count_verify_not_archive(),
  empty: () => m.count_verify_not_archive(),
  'too-large': () => m.count_verify_too_large(),
  unreadable: () => m.count_unreadable(),
} as const;

function refuse(sentence: string): void {
  render(<Trouble title={m.count_verify_refused_title()} listed={[sentence]} />, trouble);
  trouble.querySelector<HTMLElement>('[role=alert]')?.focus();
}

function showAdvance({ step, done, total }: { step: number; done: number; total: number }): void {
  const within = step === BALLOTS_STEP && total > 0 ? done / total : 0;
  const sentence =
    step === BALLOTS_STEP
      ? m.count_verify_progress_ballots({ done, total })
      : m.count_verify_progress_step({ step, steps: LAST_STEP });
  render(
    <ProgressOfWork
      id="verify-progress"
      label={m.count_verify_progress_label()}
      share={Math.min(1, (step < BALLOTS_STEP ? step : BALLOTS_STEP + within * 10) / LAST_STEP)}
      sentence={sentence}
    >
      <Button type="button" kind="secondary" small onClick={stop}>
        {m.count_cancel()}
      </Button>
    </ProgressOfWork>,
    trouble,
  );
}

function showReport(report: Report, text: string): void {
  for (const address of addresses) URL.revokeObjectURL(address);
  const json = JSON.stringify(report, null, 2);
  addresses = [
    URL.createObjectURL(new Blob([json], { type: 'application/json' })),
    URL.createObjectURL(new Blob([text], { type: 'text/plain' })),
  ];
  const [ofJson = '', ofText = ''] = addresses;
  render(<VerifyReport report={report} locale={locale} json={ofJson} text={ofText} />, place);
  place.focus();
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const given = new FormData(form);
  const file = (name: string) => {
    const value = given.get(name);
    return value instanceof File && value.size > 0 ? value : undefined;
  };
  const bundle = file('bundle');
  if (bundle === undefined) {
    refuse(m.count_no_file());
    return;
  }
  start({
    ...{ bundle, locale, receipt: file('receipt'), previous: file('previous') },
    vkey: String(given.get('vkey') ?? ''),
    fingerprint: String(given.get('fingerprint') ?? ''),
  });
});
form.hidden = false;
