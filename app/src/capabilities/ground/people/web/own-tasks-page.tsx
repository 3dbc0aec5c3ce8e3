// «Lo que me toca»: what each room asks of the person who is signed in, what comes first first.
import { m } from '#words';
import type { Actor } from '../../../../platform/access.ts';
import type { Page } from '../../../../platform/http/route.ts';
import type { OwnTask } from '../../../../platform/own-tasks.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { formatInstant } from '../../../../ui/format.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { accountPath } from './paths.ts';
import type { RoleInPlace } from './role-words.ts';

export interface OwnTasksPageProps {
  readonly actor: Actor;
  readonly tasks: readonly OwnTask[];
  readonly roles: readonly RoleInPlace[];
  readonly now: Date;
  readonly startHref: string;
}

export function ownTasksPage(props: OwnTasksPageProps): Page {
  const { actor, roles } = props;
  return {
    title: m.people_tasks_title(),
    description: m.people_tasks_description(),
    robots: 'noindex',
    hero: (
      <Hero
        title={m.people_tasks_title()}
        lead={m.people_tasks_lead({ name: actor.name })}
        tags={roles.map(({ role, place }) => (
          <Tag>{place === undefined ? role : `${role} · ${place}`}</Tag>
        ))}
        actions={
          <a class="hero-link" href={accountPath.to({})}>
            {m.people_account_title()}
          </a>
        }
      />
    ),
    body: <Body {...props} />,
  };
}

function Body({ tasks, now, startHref }: OwnTasksPageProps) {
  return (
    <div class="section">
      <div class="wrap stack-wide">
        {tasks.length === 0 ? (
          <EmptyState
            title={m.people_tasks_none_title()}
            actions={<ButtonLink href={startHref}>{m.people_tasks_none_action()}</ButtonLink>}
          >
            <p>{m.people_tasks_none_text()}</p>
          </EmptyState>
        ) : (
          <ul class="task-list">
            {inOrder(tasks).map((task) => (
              <TaskRow task={task} now={now} />
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

/** What has a term first, the nearest first; the rest in the order of the rooms. */
function inOrder(tasks: readonly OwnTask[]): readonly OwnTask[] {
  const dueOf = ({ dueAt }: OwnTask) => dueAt?.getTime() ?? Number.POSITIVE_INFINITY;
  return tasks.toSorted((a, b) => (dueOf(a) === dueOf(b) ? 0 : dueOf(a) - dueOf(b)));
}

function TaskRow({ task, now }: { readonly task: OwnTask; readonly now: Date }) {
  const { label, href, inNameOf, dueAt, note } = task;
  const isLate = dueAt !== undefined && dueAt < now;
  const date = dueAt && formatInstant(dueAt, currentLocale(), { timeZone: 'America/Santiago' });
  return (
    <li class="task">
      <a class="task-link" href={href}>
        {label}
      </a>
      {note && <p class="secondary">{note}</p>}
      <p class="secondary cluster">
        {inNameOf && <span>{m.people_tasks_in_name_of({ place: inNameOf })}</span>}
        {date && (
          <span class={isLate ? 'task-late' : undefined}>
            {isLate ? m.people_tasks_late({ date }) : m.people_tasks_due({ date })}
          </span>
        )}
      </p>
    </li>
  );
}
