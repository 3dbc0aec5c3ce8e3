// Projects as ruled rows, not boxes: tejuela of its kind, name, cost, state and who proposed it.
//
// Accessibility: a list; the name is the row's heading and its only link; the kind is decoration, the
// state is in words.
import type { ComponentChildren } from 'preact';
import type { ProjectKind } from '../icon/project-icon.tsx';
import { Tejuela } from '../tejuela/tejuela.tsx';

export interface ProjectRow {
  readonly kind: ProjectKind;
  readonly name: ComponentChildren;
  readonly href?: string;
  /** Formatted, in its currency. */
  readonly cost: string;
  /** State and proposer. */
  readonly text: ComponentChildren;
  /** Rejected projects take the copihue tejuela besides the word in `text`. */
  readonly isRejected?: boolean;
}

interface ProjectListProps {
  readonly projects: readonly ProjectRow[];
  /** In which order they stand, and by whose decision. */
  readonly order?: ComponentChildren;
}

export function ProjectList({ projects, order }: ProjectListProps) {
  return (
    <>
      {order && <p class="secondary project-order">{order}</p>}
      <ul class="project-list">
        {projects.map(({ kind, name, href, cost, text, isRejected }) => (
          <li class="project-row">
            <Tejuela kind={kind} tone={isRejected ? 'stop' : 'struct'} />
            <div>
              <h3>{href ? <a href={href}>{name}</a> : name}</h3>
              <p class="project-line">
                <strong class="project-cost money">{cost}</strong>
                <span class="secondary">{text}</span>
              </p>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
