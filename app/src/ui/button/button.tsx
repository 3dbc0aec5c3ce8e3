// What a person presses: the one copper thing to do, the outlined second, the underlined third, and lemon on deep.
//
// Accessibility: a button acts and a link goes, and each is its own element; at least 48 px high (44 for
// `small`); no disabled state exists: a control that cannot act says why in words. Focus is the 3 px
// outline of the page, lemon on deep.
import type { ComponentChildren } from 'preact';

export type ButtonKind = 'main' | 'secondary' | 'deep';

interface Look {
  readonly kind?: ButtonKind | undefined;
  readonly small?: boolean | undefined;
  /** Fills the width of its container (phones, narrow panels). */
  readonly wide?: boolean | undefined;
  readonly children: ComponentChildren;
}

interface ButtonProps extends Look {
  readonly type?: 'submit' | 'button';
  readonly name?: string;
  readonly value?: string;
  /** Where the form is sent by this button alone; `#id` shows that part of the same page. */
  readonly formAction?: string;
  readonly onClick?: () => void;
}

interface ButtonLinkProps extends Look {
  readonly href: string;
  /** Name of the file when the link downloads one. */
  readonly download?: string | undefined;
}

function classOf({ kind = 'main', small, wide }: Omit<Look, 'children'>): string {
  return `button button-${kind}${small ? ' button-small' : ''}${wide ? ' button-wide' : ''}`;
}

export function Button({ type = 'submit', kind, small, wide, ...rest }: ButtonProps) {
  return <button class={classOf({ kind, small, wide })} type={type} {...rest} />;
}

export function ButtonLink({ href, download, children, ...look }: ButtonLinkProps) {
  return (
    <a class={classOf(look)} href={href} download={download}>
      {children}
    </a>
  );
}
