// The outcome on `/contar`: the heading, the report and its files; without one, what there was at the beginning.
import { render } from 'preact';
import { m } from '#words';
import type { CountReport } from '../rules/report/report.ts';
import type { ResultFormat } from '../rules/upload.ts';
import { find } from './find.ts';
import { type ResultLinks, ResultView } from './result-view.tsx';

/** What is shown is always of the file and the rules that are chosen: else it is cleared. */
export function createOutcomePlace() {
  const [result, start] = [find('count-result'), find('count-start')];
  const [title, lead] = [find('count-title'), find('count-lead')];
  const atFirst = {
    title: title.textContent,
    lead: lead.textContent,
    documentTitle: document.title,
  };
  let report: CountReport | undefined;
  let links: ResultLinks | undefined;

  function setLinks(given: ResultLinks | undefined): void {
    for (const link of Object.values(links ?? {})) URL.revokeObjectURL(link);
    links = given;
  }

  function setHeading(heading: typeof atFirst): void {
    title.textContent = heading.title;
    lead.textContent = heading.lead;
    document.title = heading.documentTitle;
  }

  return {
    clear(): void {
      setLinks(undefined);
      report = undefined;
      render(null, result);
      start.hidden = false;
      setHeading(atFirst);
    },
    show(counted: CountReport, takesFocus: boolean): void {
      setLinks(undefined);
      report = counted;
      const heading = m.count_counted_title({ title: counted.title });
      setHeading({ title: heading, lead: counted.lead, documentTitle: `${heading} · Minga` });
      start.hidden = true;
      render(<ResultView report={report} />, result);
      if (takesFocus) goTo(result);
    },
    /** The files come after the report, since they can be large. */
    addFiles(files: Readonly<Record<ResultFormat, Blob>>): void {
      if (report === undefined) return;
      setLinks(linksTo(files));
      render(<ResultView report={report} links={links} />, result);
    },
  };
}

function linksTo({ json, csv, pb }: Readonly<Record<ResultFormat, Blob>>): ResultLinks {
  return {
    json: URL.createObjectURL(json),
    csv: URL.createObjectURL(csv),
    pb: URL.createObjectURL(pb),
  };
}

/** Focus alone would show the middle of something taller than the screen. */
function goTo(result: HTMLElement): void {
  result.focus({ preventScroll: true });
  result.scrollIntoView({ block: 'start' });
}
