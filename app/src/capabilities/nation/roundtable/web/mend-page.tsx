// Evidence of a member that does not answer any more, each with the form in which another address takes its place.

import { m } from '#words';
import type { FieldProblem, Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import type { CitedByMember } from '../store/evidence.ts';
import { actionPath, bottleneckPath } from './agenda-paths.ts';
import { crumbs } from './parts.tsx';
import { seatPath } from './paths.ts';
import { SourceFields } from './source-fields.tsx';
import { dayThere } from './topic-parts.tsx';
import { seatTopic, topicHref } from './topic-paths.ts';

export interface MendPageProps {
  readonly dead: readonly CitedByMember[];
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
  readonly done: string | undefined;
}

export function mendPage({ dead, typed, problems, status, done }: MendPageProps): Page {
  const title = m.roundtable_dead();
  return {
    ...(status === undefined ? {} : { status }),
    title,
    description: m.roundtable_dead_lead(),
    robots: 'noindex',
    hero: (
      <Hero
        title={title}
        lead={m.roundtable_dead_lead()}
        crumbs={crumbs({ label: m.roundtable_seat(), href: seatPath.to({}) }, { label: title })}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide roundtable-form">
          <FormProblems problems={problems} />
          <Done text={done} />
          {dead.length === 0 && <p>{m.roundtable_dead_none()}</p>}
          {dead.map((one) => {
            const isAgain = typed.prueba === one.id;
            return (
              <form
                class="stack roundtable-requirement"
                action={seatTopic.mend.to({})}
                method="post"
                enctype="multipart/form-data"
                noValidate
              >
                <h2 lang={writtenLang()}>{one.title}</h2>
                <p>
                  <a href={placeOf(one)}>{m.roundtable_to_claim()}</a>
                </p>
                <p class="topic-address">
                  {one.address}
                  {one.deadSince !== undefined && (
                    <span class="roundtable-note">
                      {m.roundtable_evidence_dead({ day: dayThere(one.deadSince) })}
                    </span>
                  )}
                </p>
                <input type="hidden" name="prueba" value={one.id} />
                <SourceFields
                  legend={m.roundtable_evidence_other()}
                  typed={isAgain ? typed : { 'titulo-fuente-1': one.title }}
                  problems={isAgain ? problems : []}
                  suffix={isAgain ? '' : `-${one.id}`}
                  shown={1}
                  file="untitled"
                />
                <p>
                  <Button>{m.roundtable_evidence_mend()}</Button>
                </p>
              </form>
            );
          })}
        </div>
      </section>
    ),
  };
}

function placeOf({ at: { kind, number } }: CitedByMember): string {
  if (kind === 'topic') return topicHref(number);
  return kind === 'bottleneck'
    ? bottleneckPath.to({ bottleneck: String(number) })
    : actionPath.to({ action: String(number) });
}
