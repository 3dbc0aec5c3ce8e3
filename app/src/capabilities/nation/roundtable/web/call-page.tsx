// The page of a call: what it is for and asks, until when, and once it is resolved who was admitted and why who was not.

import { groupCode } from '@minga/basics';
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { institutionPath } from '../../../ground/institutions/index.ts';
import { documentPath } from '../../../ground/records/index.ts';
import type { Application } from '../store/applications.ts';
import type { Call } from '../store/calls.ts';
import { CallTag, callName, daysOf, Requirements, Results } from './call-parts.tsx';
import { crumbs, dayOf } from './parts.tsx';
import { applyPath, callsPath } from './paths.ts';

export interface CallPageProps {
  readonly call: Call;
  /** Of a call that was resolved: those that were not taken back. */
  readonly applications: readonly Application[];
}

export function callPage({ call, applications }: CallPageProps): Page {
  const { purpose, state, number = 0 } = call;
  const title = callName(call);
  return {
    title,
    description: purpose,
    hero: (
      <Hero
        title={<span lang={writtenLang()}>{title}</span>}
        lead={<span lang={writtenLang()}>{purpose}</span>}
        crumbs={crumbs(
          { label: m.roundtable_calls(), href: callsPath.to({}) },
          { label: m.roundtable_call_number({ number }) },
        )}
        tags={<CallTag state={state} />}
        actions={
          <>
            <p class="roundtable-when">{daysOf(call)}</p>
            {state === 'open' && (
              <ButtonLink kind="deep" href={applyPath.to({ call: String(number) })}>
                {m.roundtable_apply()}
              </ButtonLink>
            )}
          </>
        }
      />
    ),
    body: (
      <section class="section">
        <div class="wrap columns">
          <div class="stack-wide">
            <End call={call} />
            {state === 'resolved' && <Results applications={applications} />}
            <Extensions call={call} />
            <div class="stack">
              <h2>{m.roundtable_requirements()}</h2>
              <Requirements requirements={call.requirements} />
            </div>
          </div>
          <aside class="stack roundtable-facts">
            <h2 class="panel-heading">{m.roundtable_call_facts()}</h2>
            <Facts call={call} />
          </aside>
        </div>
      </section>
    ),
  };
}

function End({ call: { state, withdrawnReason } }: { readonly call: Call }) {
  if (state === 'withdrawn') {
    return (
      <Notice tone="warning" title={m.roundtable_call_withdrawn_title()}>
        <p lang={writtenLang()}>{withdrawnReason}</p>
      </Notice>
    );
  }
  return state === 'closed' ? (
    <Notice>
      <p>{m.roundtable_call_closed_text()}</p>
    </Notice>
  ) : null;
}

/** How the last day was put off, the latest first: what was published stays to be read. */
function Extensions({ call: { extensions } }: { readonly call: Call }) {
  if (extensions.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="plazo">
      <h2 id="plazo">{m.roundtable_extensions()}</h2>
      <ul class="roundtable-rows">
        {extensions.toReversed().map(({ fromDay, toDay, reason, toldOn }) => (
          <li>
            {m.roundtable_extended({ from: dayOf(fromDay), to: dayOf(toDay) })}{' '}
            <span lang={writtenLang()}>{reason}</span>
            <span class="roundtable-note">{m.roundtable_told_on({ day: dayOf(toldOn) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Facts({ call }: { readonly call: Call }) {
  const { planHint, institutionSlug, institutionName, applicationsCount, documentCode } = call;
  return (
    <dl class="stack">
      {planHint !== '' && (
        <div>
          <dt>{m.roundtable_field_plan()}</dt>
          <dd lang={writtenLang()}>{planHint}</dd>
        </div>
      )}
      <div>
        <dt>{m.roundtable_call_by()}</dt>
        <dd>
          <a href={institutionPath.to({ institution: institutionSlug })}>{institutionName}</a>
        </dd>
      </div>
      <div>
        <dt>{m.roundtable_applications()}</dt>
        <dd>{applicationsCount}</dd>
      </div>
      {documentCode !== undefined && (
        <div>
          <dt>{m.roundtable_call_document()}</dt>
          <dd>
            <a class="code" href={documentPath.to({ code: groupCode(documentCode) })}>
              {groupCode(documentCode)}
            </a>
          </dd>
        </div>
      )}
    </dl>
  );
}
