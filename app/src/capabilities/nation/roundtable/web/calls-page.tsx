// The calls to the Mesa that were published, the latest first.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { ListFiles } from '../../../../ui/list-files/list-files.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import type { Call } from '../store/calls.ts';
import { CallTag, callHref } from './call-parts.tsx';
import { crumbs, shortDayOf } from './parts.tsx';
import { listFilePaths } from './paths.ts';

export function callsPage(calls: readonly Call[]): Page {
  const title = m.roundtable_calls();
  return {
    title,
    description: m.roundtable_calls_lead(),
    hero: <Hero title={title} lead={m.roundtable_calls_lead()} crumbs={crumbs({ label: title })} />,
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          {calls.length === 0 ? (
            <EmptyState title={m.roundtable_calls_none()}>
              <p>{m.roundtable_calls_none_text()}</p>
            </EmptyState>
          ) : (
            <>
              <ListFiles
                csv={listFilePaths.calls.csv.to({})}
                json={listFilePaths.calls.json.to({})}
              />
              <RuledTable
                caption={title}
                captionHidden
                narrow="stack"
                columns={[
                  { label: m.roundtable_call() },
                  { label: m.roundtable_field_opens() },
                  { label: m.roundtable_field_closes() },
                  { label: m.roundtable_column_state() },
                  { label: m.roundtable_applications(), align: 'end' },
                  { label: m.roundtable_admitted_column(), align: 'end' },
                ]}
                rows={calls.map((call) => [
                  <>
                    {call.number}.{' '}
                    <a href={callHref(call)} lang={writtenLang()}>
                      {call.title}
                    </a>
                  </>,
                  shortDayOf(call.opensOn),
                  shortDayOf(call.closesOn),
                  <CallTag state={call.state} />,
                  String(call.applicationsCount),
                  call.state === 'resolved' ? String(call.admittedCount) : '–',
                ])}
              />
            </>
          )}
        </div>
      </section>
    ),
  };
}
