// The island of `/contar`: takes the file before the form sends it, has it counted by a worker, shows the outcome.
import { m } from '#words';
import { formatBytes } from '../../../../ui/format.ts';
import { type Choice, choiceFrom, choiceQuery } from '../rules/choice.ts';
import type { Advance } from '../rules/counted.ts';
import { browserFileBytes } from '../rules/limits.ts';
import { createBrowserCount } from './browser-count.ts';
import { onFileGiven } from './file-given.ts';
import { find } from './find.ts';
import { createOutcomePlace } from './outcome-place.tsx';
import { createStatePlace } from './state-place.tsx';
import type { WorkerMessage } from './worker-words.ts';

/** After the last change of a rule. */
const RECOUNT_AFTER_MS = 300;

const locale = document.documentElement.lang === 'en' ? 'en' : 'es-CL';
const form = find<HTMLFormElement>('count-form');
const input = find<HTMLInputElement>('file');
const browserCount = createBrowserCount();
const outcome = createOutcomePlace(browserCount.ask, { address: addressOfRules, apply });
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
    const order = { file, choice: chosenRules(), locale } as const;
    browserCount.start(order, (message) => hear(file, message, takesFocus));
  }
}

/** Fetched once, with the first file; without connection the count is shown without them. */
function fetchParts(): void {
  import('./result-parts.tsx').then(outcome.addParts, outcome.setPartless);
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

function hear(file: File, message: WorkerMessage, takesFocus: boolean): void {
  switch (message.kind) {
    case 'advance':
      state.showAdvance({
        file: file.name,
        sentence: advanceSentence(message.advance),
        share: message.advance.share,
      });
      break;
    case 'counted':
      state.clear();
      outcome.show(message.report, takesFocus);
      break;
    case 'refused':
      refuse(file, message.problems.listed, message.problems.more);
      break;
    case 'unreadable':
      refuse(file, [m.count_unreadable()]);
      break;
    case 'crashed':
      refuse(file, [m.count_crashed()]);
      break;
    default:
      outcome.hear(message);
      // To whatever else stands on this page.
      postMessage(message);
  }
}

function advanceSentence({ contest, step, percent }: Advance): string {
  const sentence = m.count_progress_counting({ step, percent });
  return contest === undefined ? sentence : m.count_progress_contest({ contest, sentence });
}

function chosenRules(): Choice {
  return choiceFrom(new FormData(form));
}

/** Of this page, with the rules that are chosen and no file. */
function addressOfRules(): string {
  const address = new URL(location.pathname, location.href);
  address.search = String(new URLSearchParams(choiceQuery(chosenRules())));
  return address.href;
}

function apply(choice: Choice): void {
  for (const [field, text] of Object.entries(choice)) {
    const control = form.elements.namedItem(field) as RadioNodeList | HTMLInputElement | null;
    if (control !== null) control.value = text;
  }
  keepRulesInAddress();
  countChosen(true);
}

function keepRulesInAddress(): void {
  find('copied').textContent = '';
  history.replaceState(null, '', addressOfRules());
}

function onCopyLink(): void {
  const said = find('copied');
  navigator.clipboard.writeText(addressOfRules()).then(
    () => {
      said.textContent = m.count_copied();
    },
    () => {
      said.textContent = m.count_copy_failed();
    },
  );
}

function onRuleChanged(): void {
  keepRulesInAddress();
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
