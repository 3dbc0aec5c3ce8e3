// What several pages show of a call: its state and days, its requirements, and its results.

import { m } from '#words';
import { writtenLang } from '../../../../platform/words.ts';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { organizationPath } from '../../../ground/organizations/index.ts';
import type { ApplicationOutcome } from '../rules/application.ts';
import type { CallState } from '../rules/call.ts';
import type { Application } from '../store/applications.ts';
import type { Call, KeptRequirement } from '../store/calls.ts';
import { dayOf } from './parts.tsx';
import { callPath } from './paths.ts';
import { callStateTones, callStateWords } from './words.ts';

export function CallTag({ state }: { readonly state: CallState }) {
  return <Tag tone={callStateTones[state]}>{callStateWords[state]()}</Tag>;
}

/** When it can be applied to, in the words of its state. */
export function daysOf({ state, opensOn, closesOn }: Call): string {
  const days = { opens: dayOf(opensOn), closes: dayOf(closesOn) };
  if (state === 'draft' || state === 'announced') return m.roundtable_days_announced(days);
  return state === 'open' ? m.roundtable_days_open(days) : m.roundtable_days_closed(days);
}

export function callHref({ number = 0 }: Pick<Call, 'number'>): string {
  return callPath.to({ call: String(number) });
}

/** «Convocatoria 3: …» */
export function callName({ number, title }: Pick<Call, 'number' | 'title'>): string {
  return number === undefined ? title : m.roundtable_call_name({ number, title });
}

export function CallRows({ calls }: { readonly calls: readonly Call[] }) {
  return (
    <ul class="roundtable-rows">
      {calls.map((call) => (
        <li>
          <a href={callHref(call)} lang={writtenLang()}>
            {call.title}
          </a>{' '}
          <CallTag state={call.state} />
          <span class="roundtable-note">{daysOf(call)}</span>
        </li>
      ))}
    </ul>
  );
}

export function Requirements({
  requirements,
}: {
  readonly requirements: readonly KeptRequirement[];
}) {
  return (
    <ol class="roundtable-requirements">
      {requirements.map(({ text, isDocument }) => (
        <li>
          <span lang={writtenLang()}>{text}</span>
          {isDocument && <span class="roundtable-note">{m.roundtable_with_file()}</span>}
        </li>
      ))}
    </ol>
  );
}

/** The two lists of a call that was resolved, each with its reasons. */
export function Results({ applications }: { readonly applications: readonly Application[] }) {
  const of = (outcome: ApplicationOutcome) => applications.filter((one) => one.outcome === outcome);
  return (
    <>
      <ResultTable caption={m.roundtable_admitted_list()} found={of('admitted')} />
      <ResultTable caption={m.roundtable_not_admitted_list()} found={of('not-admitted')} />
    </>
  );
}

function ResultTable({
  caption,
  found,
}: {
  readonly caption: string;
  readonly found: readonly Application[];
}) {
  if (found.length === 0) return <p>{m.roundtable_list_empty({ caption })}</p>;
  return (
    <section class="stack">
      <h2>{caption}</h2>
      <RuledTable
        caption={caption}
        captionHidden
        narrow="stack"
        columns={[
          { label: m.roundtable_column_organization() },
          { label: m.roundtable_column_reason() },
        ]}
        rows={found.map((one) => [
          <NameToday name={one.name} nameThen={one.nameThen}>
            {organizationPath.to({ organization: one.organizationSlug })}
          </NameToday>,
          <span lang={writtenLang()}>{one.reason ?? m.roundtable_meets_all()}</span>,
        ])}
      />
    </section>
  );
}

/** What it is called today, and «antes …» where it was called otherwise; its address is the child. */
export function NameToday({
  name,
  nameThen,
  children: href,
}: {
  readonly name: string;
  readonly nameThen: string;
  readonly children: string;
}) {
  return (
    <>
      <a href={href}>{name}</a>
      {name !== nameThen && (
        <span class="roundtable-note">{m.roundtable_called_before({ name: nameThen })}</span>
      )}
    </>
  );
}
