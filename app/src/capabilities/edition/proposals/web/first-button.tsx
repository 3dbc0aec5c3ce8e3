// What Enter presses in a form whose first visible button does something smaller than sending it.
import type { ComponentChildren } from 'preact';

interface FirstButtonProps {
  /** Of `accion`. */
  readonly value: string;
  readonly children: ComponentChildren;
}

export function FirstButton({ value, children }: FirstButtonProps) {
  return (
    <button class="visually-hidden" type="submit" name="accion" value={value} tabIndex={-1}>
      {children}
    </button>
  );
}
