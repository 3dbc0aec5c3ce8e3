// The frame of every page of the booth: what it is, the lemon bar until a vote is cast, and nothing that leads elsewhere by accident.
//
// Accessibility: one h1 on each page, which takes the focus when the page changes; the bar is text and not
// announced again; the foot is fixed only where there is height for it.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { m } from '#words';
import { Icon } from '../../../../ui/icon/icon.tsx';

export interface FrameFacts {
  readonly isDemo: boolean;
  readonly isRehearsal: boolean;
  /** Where one leaves to. */
  readonly leaveHref: string;
  /** This page in the other language, where nothing is lost by going there. */
  readonly other: { readonly href: string; readonly locale: string } | undefined;
}

interface FrameProps {
  readonly facts: FrameFacts;
  readonly hasVoted: boolean;
  readonly foot?: ComponentChildren;
  readonly children: ComponentChildren;
}

export function BoothFrame({ facts, hasVoted, foot, children }: FrameProps) {
  const strip = facts.isRehearsal
    ? m.urn_booth_strip_rehearsal()
    : facts.isDemo
      ? m.urn_booth_strip_demo()
      : undefined;
  return (
    <div class="booth">
      <header class="booth-head">
        {strip !== undefined && <p class="booth-strip deep">{strip}</p>}
        <div class={`booth-bar ${hasVoted ? 'booth-bar-voted' : ''}`}>
          <p class="booth-bar-state">
            <Icon name={hasVoted ? 'check' : 'warning'} />
            {hasVoted ? m.urn_booth_voted() : m.urn_booth_not_voted()}
          </p>
          <p class="booth-bar-links">
            {facts.other !== undefined && (
              <a href={facts.other.href} lang={facts.other.locale} hreflang={facts.other.locale}>
                {facts.other.locale === 'en' ? 'English' : 'Español'}
              </a>
            )}
            <a href={facts.leaveHref}>{m.urn_booth_leave()}</a>
          </p>
        </div>
      </header>
      <main id="contenido" class="booth-page">
        <div class="booth-main">{children}</div>
        {foot}
      </main>
    </div>
  );
}

/** The h1 of a page of the booth; it is where reading goes on. */
export function BoothHeading({ children }: { readonly children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    document.title = `${heading.current?.textContent ?? ''} · Minga`;
  }, []);
  return (
    <h1 class="booth-heading" tabIndex={-1} ref={heading}>
      {children}
    </h1>
  );
}
