// The island of `/contar`: takes the file before the form sends it, has it counted by a worker, shows the outcome.
import { m } from '#words';
import { formatBytes } from '../../../../ui/format.ts';
import { choiceFrom, choiceQuery } from '../rules/choice.ts';
import type { Advance } from '../rules/counted.ts';
import { browserFileBytes } from '../rules/limits.ts';
import { type CountEvent, createBrowserCount } from './browser-count.ts';
import { onFileGiven } from './file-given.ts';
import { find } from './find.ts';
import { createOutcomePlace } from './outcome-place.tsx';
import { createStatePlace } from './state-place.tsx';

/** After the last change of a rule. */
const RECOUNT_AFTER_MS = 300;

const locale = document.documentElement.lang === 'en' ? 'en' : 'es-CL';
const form = find<HTMLFormElement>('count-form');
const input = find<HTMLInputElement>('file');
const browserCount = createBrowserCount();
const outcome = createOutcomePlace(browserCount.ask);
const state = createStatePlace(() => {
  browserCount.stop();
  outcome.clear();
  state.showCancelled();
});
let recount: ReturnType<typeof setTimeout> | undefined;

/** `takesFocus`: whether the outcome is what the person asked for, and not a rule that they are trying. */
function countChosen(takesFocus: boolean): void {
  browserCount.stop();
  const file = input.files?.[0];
  if (file === undefined) {
    state.showTrouble(m.count_refused_untitled(), [m.count_no_file()]);
  } else if (file.size > browserFileBytes) {
    refuse(file, [tooLarge(file)]);
  } else {
    state.clear();
    fetchParts();
    state.showAdvance({ file: file.name, sentence: m.count_progress_reading() });
    const order = { file, choice: choiceFrom(new FormData(form)), locale } as const;
    browserCount.start(order, (event) => hear(file, event, takesFocus));
  }
}

/** Fetched once, with the first file; without connection the count is shown without them. */
function fetchParts(): void {
  import('./result-parts.tsx').then(outcome.addParts, outcome.setCutOff);
}

/** An older outcome would not be of this file. */
function refuse(file: File, listed: readonly string[], more?: string): void {
  outcome.clear();
  state.showTrouble(m.count_refused_title({ file: file.name }), listed, more);
}

function tooLarge({ name, size }: File): string {
  return m.count_too_large_browser({
    file: name,
    size: formatBytes(size, locale),
    limit: formatBytes(browserFileBytes, locale),
  });
}

function hear(file: File, event: CountEvent, takesFocus: boolean): void {
  switch (event.kind) {
    case 'advance':
      state.showAdvance({
        file: file.name,
        sentence: advanceSentence(event.advance),
        share: event.advance.percent / 100,
      });
      break;
    case 'counted':
      state.clear();
      outcome.show(event.report, takesFocus);
      break;
    case 'measured':
      outcome.addMeasures(event.measures);
      break;
    case 'unexplained':
      outcome.setCutOff();
      break;
    case 'files':
      outcome.addFiles(event.files);
      break;
    case 'explaining':
      outcome.setExplaining(event);
      break;
    case 'explained':
      outcome.addExplanation(event.explanation);
      break;
    case 'ballot':
      outcome.setBallot(
        event.ballot === undefined ? { kind: 'none' } : { kind: 'told', ballot: event.ballot },
      );
      break;
    case 'refused':
      refuse(file, event.problems.listed, event.problems.more);
      break;
    case 'unreadable':
      refuse(file, [m.count_unreadable()]);
      break;
    case 'crashed':
      refuse(file, [m.count_crashed()]);
      break;
  }
}

function advanceSentence({ phase, step, percent }: Advance): string {
  return phase === 'counting'
    ? m.count_progress_counting({ step, percent })
    : m.count_progress_comparing({ step, percent });
}

function onCopyLink(): void {
  const address = new URL(location.pathname, location.href);
  address.search = String(new URLSearchParams(choiceQuery(choiceFrom(new FormData(form)))));
  const said = find('copied');
  navigator.clipboard.writeText(address.href).then(
    () => {
      said.textContent = m.count_copied();
    },
    () => {
      said.textContent = m.count_copy_failed();
    },
  );
}

function onRuleChanged(): void {
  find('copied').textContent = '';
  const query = new URLSearchParams(choiceQuery(choiceFrom(new FormData(form))));
  history.replaceState(null, '', query.size === 0 ? location.pathname : `?${query}`);
  clearTimeout(recount);
  if (input.files?.length) recount = setTimeout(countChosen, RECOUNT_AFTER_MS, false);
}

for (const sentence of document.querySelectorAll<HTMLElement>('[data-private]')) {
  sentence.hidden = sentence.dataset.private !== 'browser';
}
form.addEventListener('submit', (event) => {
  event.preventDefault();
  countChosen(true);
});
onFileGiven(input, {
  onFile: () => countChosen(true),
  onSeveral: () => state.showTrouble(m.count_refused_untitled(), [m.count_two_files()]),
});
find('como-contar').addEventListener('change', onRuleChanged);
find('copy-link').hidden = false;
find('copy-button').addEventListener('click', onCopyLink);
// The browser may have kept a file while the person looked at another page.
if (input.files?.length) countChosen(false);
