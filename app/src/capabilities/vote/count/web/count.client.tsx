// The island of `/contar`: takes the file before the form sends it, counts it in a worker and shows the outcome.
import { render } from 'preact';
import { m } from '#words';
import { formatBytes } from '../../../../ui/format.ts';
import { choiceFrom, choiceQuery } from '../rules/choice.ts';
import { browserFileBytes } from '../rules/limits.ts';
import type { CountReport } from '../rules/report/report.ts';
import { createBrowserCount, type CountEvent } from './browser-count.ts';
import { Cancelled, Counting, Trouble } from './count-states.tsx';
import { onFileGiven } from './file-given.ts';
import { ResultView, type ResultLinks } from './result-view.tsx';

/** After the last change of a rule. */
const RECOUNT_AFTER_MS = 300;

const locale = document.documentElement.lang === 'en' ? 'en' : 'es-CL';
const form = find<HTMLFormElement>('count-form');
const places = {
  title: find('count-title'),
  lead: find('count-lead'),
  trouble: find('count-trouble'),
  result: find('count-result'),
  start: find('count-start'),
};
const counting = createBrowserCount();
let links: ResultLinks | undefined;
let recount: ReturnType<typeof setTimeout> | undefined;

function find<T extends HTMLElement = HTMLElement>(id: string): T {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the page has no #${id}`);
  return element as T;
}

function chosenFile(): File | undefined {
  const { files } = find<HTMLInputElement>('file');
  return files?.[0];
}

function countChosen(): void {
  const file = chosenFile();
  if (file === undefined) return showTrouble(m.count_refused_untitled(), [m.count_no_file()]);
  const refusedTitle = m.count_refused_title({ file: file.name });
  if (file.size > browserFileBytes) {
    counting.stop();
    return showTrouble(refusedTitle, [tooLarge(file)]);
  }
  showCounting(file, m.count_progress_reading(), undefined);
  const choice = choiceFrom(new FormData(form));
  counting.start({ file, choice, locale }, (event) => show(file, event));
}

function tooLarge({ name, size }: File): string {
  return m.count_too_large_browser({
    file: name,
    size: formatBytes(size, locale),
    limit: formatBytes(browserFileBytes, locale),
  });
}

let report: CountReport | undefined;

function show(file: File, event: CountEvent): void {
  const refusedTitle = m.count_refused_title({ file: file.name });
  switch (event.kind) {
    case 'advance': {
      const { phase, ...advance } = event.advance;
      const sentence =
        phase === 'counting' ? m.count_progress_counting(advance) : m.count_progress_comparing(advance);
      return showCounting(file, sentence, advance.percent / 100);
    }
    case 'refused':
      return showTrouble(refusedTitle, event.problems.listed, event.problems.more);
    case 'counted':
      report = event.report;
      return showResult(event.report);
    case 'files':
      return showLinks(event.files);
    case 'failed':
      return showTrouble(refusedTitle, [
        event.why === 'unreadable' ? m.count_unreadable() : m.count_crashed(),
      ]);
    case 'crashed':
      return showTrouble(refusedTitle, [m.count_crashed()]);
  }
}

function showCounting(file: File, sentence: string, share: number | undefined): void {
  render(
    <Counting file={file.name} sentence={sentence} share={share} onCancel={cancel} />,
    places.trouble,
  );
}

function cancel(): void {
  counting.stop();
  render(<Cancelled />, places.trouble);
}

function showTrouble(title: string, problems: readonly string[], more?: string): void {
  render(<Trouble title={title} problems={{ listed: problems, ...(more ? { more } : {}) }} />, places.trouble);
  clearResult();
  places.trouble.querySelector<HTMLElement>('[role=alert]')?.focus();
}

/** What is on the page is always of the file that is chosen. */
function clearResult(): void {
  forgetLinks();
  render(null, places.result);
  places.start.hidden = false;
}

function showResult(shown: CountReport): void {
  forgetLinks();
  render(null, places.trouble);
  places.start.hidden = true;
  places.title.textContent = m.count_counted_title({ title: shown.title });
  places.lead.textContent = shown.lead;
  document.title = `${places.title.textContent} · Minga`;
  render(<ResultView report={shown} />, places.result);
}

function showLinks(files: Extract<CountEvent, { kind: 'files' }>['files']): void {
  if (report === undefined) return;
  links = {
    json: URL.createObjectURL(files.json),
    csv: URL.createObjectURL(files.csv),
    pb: URL.createObjectURL(files.pb),
  };
  render(<ResultView report={report} links={links} />, places.result);
}

function forgetLinks(): void {
  for (const link of Object.values(links ?? {})) URL.revokeObjectURL(link);
  links = undefined;
}

function onRuleChanged(): void {
  const query = new URLSearchParams(choiceQuery(choiceFrom(new FormData(form))));
  history.replaceState(null, '', query.size === 0 ? location.pathname : `?${query}`);
  clearTimeout(recount);
  if (chosenFile() !== undefined) recount = setTimeout(countChosen, RECOUNT_AFTER_MS);
}

for (const sentence of document.querySelectorAll<HTMLElement>('[data-private]')) {
  sentence.hidden = sentence.dataset.private !== 'browser';
}
form.addEventListener('submit', (event) => {
  event.preventDefault();
  countChosen();
});
onFileGiven(find<HTMLInputElement>('file'), {
  onFile: countChosen,
  onSeveral: () => showTrouble(m.count_refused_untitled(), [m.count_two_files()]),
});
find('como-contar').addEventListener('change', onRuleChanged);
