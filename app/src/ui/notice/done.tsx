// What was done just now, on the page that it led to: announced when the page is shown.
import { Notice } from './notice.tsx';

export function Done({ text }: { readonly text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <div role="status">
      <Notice tone="done">
        <p>{text}</p>
      </Notice>
    </div>
  );
}
