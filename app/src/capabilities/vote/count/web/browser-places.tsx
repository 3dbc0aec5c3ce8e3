// The places of `/contar` that the browser fills: what is going on, what went wrong, and the outcome.
import { render } from 'preact';
import { m } from '#words';
import type { CountReport } from '../rules/report/report.ts';
import type { ResultFormat } from '../rules/upload.ts';
import { Cancelled, Counting, Trouble } from './count-states.tsx';
import { type ResultLinks, ResultView } from './result-view.tsx';

/** Before saying how far a count is: most take less, and a bar that comes and goes would only be noise. */
const BAR_AFTER_MS = 250;

export interface Advancing {
  readonly file: string;
  readonly sentence: string;
  /** From 0 to 1; absent while it is unknown. */
  readonly share?: number;
}

/** Finds an element that the server always renders. Throws when the page is not the one expected. */
export function find<T extends HTMLElement = HTMLElement>(id: string): T {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the page has no #${id}`);
  return element as T;
}

function linksTo({ json, csv, pb }: Readonly<Record<ResultFormat, Blob>>): ResultLinks {
  return {
    json: URL.createObjectURL(json),
    csv: URL.createObjectURL(csv),
    pb: URL.createObjectURL(pb),
  };
}

/** `onCancel` is asked for by the person while the bar is shown. */
export function createPlaces(onCancel: () => void) {
  const [trouble, result, start] = [
    find('count-trouble'),
    find('count-result'),
    find('count-start'),
  ];
  const [title, lead] = [find('count-title'), find('count-lead')];
  let report: CountReport | undefined;
  let links: ResultLinks | undefined;
  let bar: { readonly timer: ReturnType<typeof setTimeout>; latest: Advancing } | undefined;

  function showBar(): void {
    if (bar === undefined) return;
    render(<Counting {...bar.latest} onCancel={onCancel} />, trouble);
  }

  function stopBar(): void {
    clearTimeout(bar?.timer);
    bar = undefined;
  }

  function setLinks(files: ResultLinks | undefined): void {
    for (const link of Object.values(links ?? {})) URL.revokeObjectURL(link);
    links = files;
  }

  return {
    /** Said at each step; the bar appears only in a count that takes its time. */
    showAdvance(latest: Advancing): void {
      if (bar === undefined) bar = { timer: setTimeout(showBar, BAR_AFTER_MS), latest };
      bar.latest = latest;
      if (trouble.querySelector('progress') !== null) showBar();
    },
    showCancelled(): void {
      stopBar();
      render(<Cancelled />, trouble);
    },
    /** What stays on the page is always of the file that is chosen: an older outcome goes. */
    showTrouble(heading: string, listed: readonly string[], more?: string): void {
      stopBar();
      setLinks(undefined);
      render(null, result);
      start.hidden = false;
      const problems = { listed, ...(more === undefined ? {} : { more }) };
      render(<Trouble title={heading} problems={problems} />, trouble);
      find('file').setAttribute('aria-invalid', 'true');
      trouble.querySelector<HTMLElement>('[role=alert]')?.focus();
    },
    showResult(shown: CountReport, takesFocus: boolean): void {
      stopBar();
      setLinks(undefined);
      report = shown;
      render(null, trouble);
      start.hidden = true;
      title.textContent = m.count_counted_title({ title: shown.title });
      lead.textContent = shown.lead;
      document.title = `${title.textContent} · Minga`;
      render(<ResultView report={shown} />, result);
      if (takesFocus) result.focus();
    },
    showFiles(files: Readonly<Record<ResultFormat, Blob>>): void {
      if (report === undefined) return;
      setLinks(linksTo(files));
      render(<ResultView report={report} links={links} />, result);
    },
  };
}
