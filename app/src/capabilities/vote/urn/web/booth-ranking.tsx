// The order of a ranked ballot so far, changed with buttons: no pointer that drags is needed.
//
// Accessibility: an ordered list; each button says what it moves and where to; the focus goes with what was
// moved, to its other button where it has arrived at an end.
import type { Contest } from '@minga/ballot';
import { useEffect, useRef } from 'preact/hooks';
import { m } from '#words';
import { Icon } from '../../../../ui/icon/icon.tsx';
import { type Chosen, moved } from '../rules/booth-choice.ts';
import { writtenLang } from './booth-words.ts';

interface RankingProps {
  readonly contest: Contest;
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
}

type Step = -1 | 1;

export function Ranking({ contest, chosen, onChange }: RankingProps) {
  const list = useRef<HTMLOListElement>(null);
  const pressed = useRef<{ readonly project: string; readonly by: Step } | null>(null);
  useEffect(() => {
    const { project, by } = pressed.current ?? {};
    pressed.current = null;
    if (project === undefined || by === undefined) return;
    const buttons = [by, -by].map((step) =>
      list.current?.querySelector<HTMLElement>(`[data-project="${project}"][data-by="${step}"]`),
    );
    buttons.find(Boolean)?.focus();
  }, [chosen]);
  if (chosen.length === 0) return <p class="secondary">{m.urn_booth_ranking_empty()}</p>;
  const names = new Map(contest.projects.map(({ id, name }) => [id, name]));
  const move = (project: string, by: Step) => {
    pressed.current = { project, by };
    onChange(moved(chosen, project, by));
  };
  return (
    <section class="booth-ranking surface">
      <h2 class="panel-heading">{m.urn_booth_ranking_title()}</h2>
      <ol ref={list}>
        {chosen.map(({ project }, at) => {
          const mover = { project, name: names.get(project) ?? project, onMove: move };
          return (
            <li key={project}>
              <div class="booth-ranked">
                <span lang={writtenLang()}>{mover.name}</span>
                <span class="booth-movers">
                  {at > 0 && <Mover {...mover} by={-1} />}
                  {at < chosen.length - 1 && <Mover {...mover} by={1} />}
                </span>
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

interface MoverProps {
  readonly project: string;
  readonly name: string;
  readonly by: Step;
  readonly onMove: (project: string, by: Step) => void;
}

function Mover({ project, name, by, onMove }: MoverProps) {
  const label = by === -1 ? m.urn_booth_ranking_up : m.urn_booth_ranking_down;
  return (
    <button
      type="button"
      aria-label={label({ project: name })}
      data-project={project}
      data-by={by}
      onClick={() => onMove(project, by)}
    >
      <Icon name={by === -1 ? 'up' : 'down'} size={20} />
    </button>
  );
}
