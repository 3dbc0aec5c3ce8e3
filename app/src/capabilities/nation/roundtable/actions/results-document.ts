// The numbered document with the results of a call: who applied, who was admitted, and every reason.
import { m } from '#words';
import { sourceLocale } from '../../../../platform/words.ts';
import { formatDay } from '../../../../ui/format.ts';
import type { DocumentAsked } from '../../../ground/records/index.ts';
import type { ApplicationOutcome } from '../rules/application.ts';
import type { Application } from '../store/applications.ts';
import type { Call } from '../store/calls.ts';

type Written = Pick<DocumentAsked, 'title' | 'blocks'>;

/** In Spanish, with the names of that day. */
export function resultsDocument(call: Call, applications: readonly Application[]): Written {
  const { number = 0, title, purpose, opensOn, closesOn } = call;
  const day = (on: string) => formatDay(on, sourceLocale);
  const of = (outcome: ApplicationOutcome) => applications.filter((one) => one.outcome === outcome);
  return {
    title: m.roundtable_document_results({ number }),
    blocks: [
      { kind: 'heading', text: title },
      { kind: 'text', text: purpose },
      {
        kind: 'facts',
        rows: [
          { label: m.roundtable_field_opens(), text: day(opensOn) },
          { label: m.roundtable_field_closes(), text: day(closesOn) },
          ...call.extensions.map(({ fromDay, toDay, reason }) => ({
            label: m.roundtable_extensions(),
            text: `${m.roundtable_extended({ from: day(fromDay), to: day(toDay) })} ${reason}`,
          })),
          {
            label: m.roundtable_requirements(),
            text: call.requirements.map(({ position, text }) => `${position}. ${text}`).join(' '),
          },
        ],
      },
      ...resultTable(m.roundtable_admitted_list(), of('admitted')),
      ...resultTable(m.roundtable_not_admitted_list(), of('not-admitted')),
    ],
  };
}

function resultTable(caption: string, found: readonly Application[]): Written['blocks'] {
  if (found.length === 0) return [{ kind: 'text', text: m.roundtable_list_empty({ caption }) }];
  return [
    {
      kind: 'table',
      caption,
      columns: [m.roundtable_column_organization(), m.roundtable_column_reason()],
      rows: found.map(({ nameThen, reason }) => [nameThen, reason ?? m.roundtable_meets_all()]),
    },
  ];
}
