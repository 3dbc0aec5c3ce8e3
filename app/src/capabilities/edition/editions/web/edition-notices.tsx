// What stands before everything else on the page of an edition: that it is halted, over, or put off, and why.

import { m } from '#words';
import { fileAddress } from '../../../../platform/files/file-routes.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { type DatedStep, Timeline } from '../../../../ui/timeline/timeline.tsx';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import type { Incident, KeptInterruption } from '../store/editions.ts';
import type { OfEdition } from './edition-parts.tsx';
import { versionPath } from './paths.ts';
import { dayOf, deciderOf, shortDay } from './public-words.ts';
import { at } from './seen-edition.ts';
import { dayWords, interruptionWords, money, phaseWords } from './words.ts';

export function EditionNotices({ seen }: OfEdition) {
  const { edition, halted, extensions, steps } = seen;
  const { archivedAt, place } = edition;
  const last = edition.interruptions.findLast(({ contestId, kind }) => {
    return contestId === null && kind === halted;
  });
  const open = extensions.filter(({ step }) => {
    return steps.some((one) => one.step === step && one.state !== 'done');
  });
  if (halted === undefined && archivedAt === null && open.length === 0) return null;
  return (
    <div class="stack">
      {halted !== undefined && last !== undefined && (
        <Notice
          tone="warning"
          title={
            halted === 'annulled' ? m.editions_page_is_annulled() : m.editions_page_is_suspended()
          }
        >
          <Decided one={last} seen={seen} what={interruptionWords[halted]()} />
          <p>
            {halted === 'annulled'
              ? m.editions_page_annulled_next()
              : m.editions_page_suspended_next()}
          </p>
        </Notice>
      )}
      {archivedAt !== null && (
        <Notice tone="done" title={m.editions_page_is_archived()}>
          <p>{m.editions_page_is_archived_text({ day: dayOf(archivedAt, place) })}</p>
        </Notice>
      )}
      {[...Map.groupBy(open, ({ version }) => version)].map(([version, moved]) => (
        <Notice title={m.editions_page_extended()}>
          {moved.map(({ phase, promised, until }) => (
            <p>
              {m.editions_page_extended_text({
                phase: phaseWords[phase](),
                promised: dayWords(promised),
                until: dayWords(until),
              })}
            </p>
          ))}
          <Reason reason={moved[0]?.reason ?? ''} />
          <p>
            <a href={versionPath.to({ ...at(edition), version: String(version) })}>
              {m.editions_page_see_change()}
            </a>
          </p>
        </Notice>
      ))}
    </div>
  );
}

function Reason({ reason }: { readonly reason: string }) {
  return (
    <p>
      <strong>{m.editions_page_reason()}</strong> <span lang={writtenLang()}>{reason}</span>
    </p>
  );
}

interface DecidedProps extends OfEdition {
  readonly one: KeptInterruption;
  readonly what: string;
}

/** Who decided it, when, why, and its document. */
function Decided({ one, seen, what }: DecidedProps) {
  const { decidedAt, reason, fileId } = one;
  const day = dayOf(decidedAt, seen.edition.place);
  const begun = what.charAt(0).toLocaleUpperCase('es-CL') + what.slice(1);
  return (
    <>
      <p>{m.editions_page_decided({ what: begun, who: deciderOf(one), day })}</p>
      <Reason reason={reason} />
      {fileId !== null && (
        <p>
          <a href={fileAddress(fileId)}>{m.editions_page_see_document()}</a>
        </p>
      )}
    </>
  );
}

/** Everything that went otherwise than the bases say, in the order in which it happened. */
export function WhatWentOtherwise({ seen }: OfEdition) {
  const { edition } = seen;
  const debt = edition.publications.find(({ debtReason }) => debtReason !== null);
  const told: readonly (DatedStep & { readonly at: string })[] = [
    ...edition.incidents.map((one) => ({
      ...on(one.happenedAt, seen),
      text: (
        <>
          <ContestName id={one.contestId} seen={seen} />
          {incidentWords(one)}
        </>
      ),
    })),
    ...edition.interruptions.map((one) => ({
      ...on(one.decidedAt, seen),
      text: (
        <div class="stack">
          <ContestName id={one.contestId} seen={seen} />
          <Decided one={one} seen={seen} what={interruptionWords[one.kind]()} />
        </div>
      ),
    })),
    ...(debt === undefined
      ? []
      : [
          {
            ...on(debt.publishedAt, seen),
            text: (
              <>
                <p>{m.editions_page_incident_debt()}</p>
                <Reason reason={debt.debtReason ?? ''} />
                {edition.unfinished.length > 0 && (
                  <p>
                    {m.editions_page_unfinished()}{' '}
                    <span lang={writtenLang()}>{edition.unfinished.join(', ')}</span>
                  </p>
                )}
              </>
            ),
          },
        ]),
  ];
  if (told.length === 0) return null;
  return (
    <section class="section ruled">
      <div class="wrap stack">
        <h2>{m.editions_page_otherwise()}</h2>
        <Timeline steps={told.toSorted((a, b) => (a.at < b.at ? -1 : 1))} />
      </div>
    </section>
  );
}

function on(instant: string, { edition, today }: OfEdition['seen']) {
  const day = dayIn(edition.place.timeZone, new Date(instant));
  return { at: instant, day: shortDay(day, today) };
}

function ContestName({ id, seen }: OfEdition & { readonly id: string | null }) {
  const name = seen.contests.find((one) => one.id === id)?.name;
  if (name === undefined) return null;
  return (
    <strong class="contest-told" lang={writtenLang()}>
      {name}
    </strong>
  );
}

function incidentWords({ kind, told }: Incident): string {
  return kind === 'breadth-lost'
    ? m.editions_page_incident_breadth({
        demand: money(Number(told.demand_clp)),
        amount: money(Number(told.amount_clp)),
      })
    : m.editions_page_incident_revoked({ resolution: String(told.resolution) });
}
