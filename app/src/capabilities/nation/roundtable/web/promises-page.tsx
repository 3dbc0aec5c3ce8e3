// Promised against done, by member: who said what it would do, what of it is done, and what is late.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { ListFiles } from '../../../../ui/list-files/list-files.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { ROUNDTABLE_ZONE } from '../rules/call.ts';
import { type Kept, keptOf } from '../rules/promises.ts';
import { type AgendaAction, listActions } from '../store/agenda.ts';
import type { NamedMember } from '../store/member-names.ts';
import { agendaFiles } from './agenda-paths.ts';
import { MemberName, todayOf } from './agenda-words.tsx';
import type { HouseRead } from './part.ts';
import { crumbs } from './parts.tsx';

export interface PromisesOfMember {
  readonly member: NamedMember;
  readonly kept: Kept;
}

/** Only of members that are responsible for something, those with most promised first. */
export async function readPromises(house: HouseRead): Promise<readonly PromisesOfMember[]> {
  return promisesOf(await listActions(house.db), todayOf(house));
}

export function promisesOf(
  actions: readonly AgendaAction[],
  today: string,
): readonly PromisesOfMember[] {
  const held = actions.flatMap((action) =>
    action.owners
      .filter(({ part, hasAccepted }) => part === 'responsible' && hasAccepted)
      .map(({ member }) => ({ member, action })),
  );
  return [...Map.groupBy(held, ({ member }) => member.id).values()]
    .flatMap((those) => {
      const [first] = those;
      if (first === undefined) return [];
      const promised = those.map(({ action: { state, dueOn, endedAt } }) => ({
        ...{ state, dueOn },
        doneOn:
          state === 'done' && endedAt !== undefined ? dayIn(ROUNDTABLE_ZONE, endedAt) : undefined,
      }));
      return [{ member: first.member, kept: keptOf(promised, today) }];
    })
    .filter(({ kept }) => kept.promised > 0)
    .toSorted(
      (one, other) =>
        other.kept.promised - one.kept.promised || one.member.slug.localeCompare(other.member.slug),
    );
}

export function promisesPage(promises: readonly PromisesOfMember[]): Page {
  const title = m.roundtable_promises();
  return {
    title,
    description: m.roundtable_promises_lead(),
    hero: (
      <Hero title={title} lead={m.roundtable_promises_lead()} crumbs={crumbs({ label: title })} />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          {promises.length === 0 ? (
            <EmptyState title={m.roundtable_promises_none()}>
              <p>{m.roundtable_promises_lead()}</p>
            </EmptyState>
          ) : (
            <>
              <ListFiles
                csv={agendaFiles.promises.csv.to({})}
                json={agendaFiles.promises.json.to({})}
              />
              <PromisesTable promises={promises} />
            </>
          )}
        </div>
      </section>
    ),
  };
}

function PromisesTable({ promises }: { readonly promises: readonly PromisesOfMember[] }) {
  const figures = [
    ['promised', m.roundtable_promised()],
    ['doneInTime', m.roundtable_done_in_time()],
    ['doneLate', m.roundtable_done_late()],
    ['late', m.roundtable_promises_late()],
    ['going', m.roundtable_promise_going()],
    ['cancelled', m.roundtable_promises_cancelled()],
  ] as const;
  return (
    <RuledTable
      caption={m.roundtable_promises()}
      captionHidden
      narrow="stack"
      columns={[
        { label: m.roundtable_member() },
        ...figures.map(([, label]) => ({ label, align: 'end' as const })),
      ]}
      rows={promises.map(({ member, kept }) => [
        <MemberName member={member} />,
        ...figures.map(([figure]) =>
          figure === 'late' && kept.late > 0 ? (
            <Tag tone="stop">{String(kept.late)}</Tag>
          ) : (
            String(kept[figure])
          ),
        ),
      ])}
    />
  );
}
