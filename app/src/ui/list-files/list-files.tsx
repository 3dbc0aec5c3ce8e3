// The list that is on the screen as files, for whoever wants to count it again.
//
// Accessibility: a sentence with two links whose words are what one gets; not printed, where nobody can follow it.
import type { ComponentChildren } from 'preact';
import { m } from '#words';

interface ListFilesProps {
  readonly csv: string;
  readonly json: string;
  /** What the files hold, where it is not the list above or below. */
  readonly said?: string;
  /** What is to be known of them, after the links. */
  readonly children?: ComponentChildren;
}

export function ListFiles({ csv, json, said = m.ui_list_files(), children }: ListFilesProps) {
  return (
    <p class="secondary screen-only">
      {said} <a href={csv}>CSV</a>, <a href={json}>JSON</a>.{children && <> {children}</>}
    </p>
  );
}
