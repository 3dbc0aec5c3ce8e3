// A state in two or three words, told by word, shape and colour together.
//
// Accessibility: plain text; the mark is decorative and only repeats the word.
import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from '../icon/icon.tsx';

export type TagTone = 'done' | 'stop' | 'attention' | 'struct' | 'outline';

const marks: Partial<Readonly<Record<TagTone, IconName>>> = { done: 'check', stop: 'cross' };

interface TagProps {
  readonly tone?: TagTone;
  readonly children: ComponentChildren;
}

export function Tag({ tone = 'outline', children }: TagProps) {
  const mark = marks[tone];
  return (
    <span class={`tag tag-${tone}`}>
      {mark && <Icon name={mark} size={14} />}
      {children}
    </span>
  );
}
