// Something to know before going on: an aside on the page, or a warning about what was read or will happen.
//
// Accessibility: a labelled region only when it has a heading; the mark repeats the word; it is not
// announced by itself (use the error summary or a live region for that).
import type { ComponentChildren } from 'preact';
import { Icon } from '../icon/icon.tsx';

interface NoticeProps {
  readonly tone?: 'calm' | 'warning' | 'done';
  readonly title?: string;
  readonly children: ComponentChildren;
}

const marks = { calm: 'info', warning: 'warning', done: 'check' } as const;

export function Notice({ tone = 'calm', title, children }: NoticeProps) {
  return (
    <div class={`notice notice-${tone}`}>
      <Icon name={marks[tone]} size={24} />
      <div class="notice-text stack">
        {title && <p class="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
